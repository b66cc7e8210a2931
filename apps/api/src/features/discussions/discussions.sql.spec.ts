import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { aViewer } from '../../../test/support/viewers.js';
import { PostsQueries } from './posts/posts.queries.js';
import { SpacesQueries } from './spaces/spaces.queries.js';
import { ThreadListQueries } from './threads/thread-list.queries.js';
import { threadListSql } from './threads/thread-list.sql.js';
import { ThreadsQueries } from './threads/threads.queries.js';

const anId = '01900000-0000-7000-8000-000000000001';
const viewer = aViewer();

/** A database that remembers what it was asked and has nothing. */
function listening() {
  const asked: string[] = [];
  const database = new DataSource({ type: 'postgres' });
  database.query = ((text: string) => {
    asked.push(text);
    return Promise.resolve([]);
  }) as typeof database.query;
  return { database, asked };
}

/** Kept so that a review sees a query change. */
describe('the statements of lists', () => {
  const shape = { filter: 'all', sort: 'recent', spaceId: null, after: null, caughtUpAt: viewer.caughtUpAt, limit: 21 } as const;
  const after = { key: '1767225600000000', id: anId, isPinned: false };

  it.each([
    ['recent threads', shape],
    ['recent threads, onward', { ...shape, after }],
    ['threads of a space, onward', { ...shape, spaceId: anId, after }],
    ['unread threads', { ...shape, filter: 'unread' as const }],
    ['my threads by age, onward', { ...shape, filter: 'mine' as const, sort: 'newest' as const, after }],
    ['unanswered threads by posts, onward', { ...shape, filter: 'unanswered' as const, sort: 'most-posts' as const, after }],
  ])('%s', (_what, of) => expect(threadListSql(of)).toMatchSnapshot());

  it('spaces, posts, changes, a thread', async () => {
    const { database, asked } = listening();
    await new SpacesQueries(database).list(viewer);
    const posts = new PostsQueries(database);
    await posts.page(viewer, anId, { above: 0, upTo: 20 });
    await posts.changedSince(anId, 7, 501);
    await posts.source(anId);
    await new ThreadsQueries(database).forViewer(viewer, anId);
    await new ThreadListQueries(database).unreadCount(viewer);
    expect(asked).toMatchSnapshot();
  });

  it('are few: as many texts as shapes, so that each is prepared once', () => {
    const texts = new Set<string>();
    for (const filter of ['all', 'unread', 'mine', 'unanswered'] as const) {
      for (const sort of ['recent', 'newest', 'most-posts'] as const) {
        for (const spaceId of [null, anId]) {
          for (const place of [null, after, { ...after, key: '1' }])
            texts.add(threadListSql({ ...shape, filter, sort, spaceId, after: place }).text);
        }
      }
    }
    expect(texts.size).toBe(48);
  });
});
