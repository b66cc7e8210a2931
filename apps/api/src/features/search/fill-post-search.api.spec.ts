import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { searchPosts } from '../../../test/support/searching.js';
import { type Talk, talkOf } from '../../../test/support/talk.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const kept = () =>
  t.owner.query<{ post_id: string }[]>('SELECT post_id, space_id, author_id, created_at, words FROM post_search ORDER BY post_id');
const backlog = () => t.owner.query<object[]>('SELECT up_to FROM post_search_backlog');

it('takes in what stood before the search, once, and nothing that is removed or was changed meanwhile', async () => {
  const { FillPostSearchJob } = await import('./fill-post-search.job.js');
  const thread = await t.make.thread({ spaceId: talk.open.id, title: 'Clerkship portfolios' });
  const posts: string[] = [];
  for (let n = 0; n < 450; n += 1)
    posts.push((await t.make.post({ threadId: thread.id, authorId: talk.ben.scholar.id, markdown: `Post ${n}` })).id);
  await t.owner.query(`UPDATE post SET removed_at = now(), removed_as = 'author' WHERE id = $1`, [posts[7]]);
  const before = await kept();
  expect(before).toHaveLength(450);

  // As the migration leaves it where posts stood already.
  await t.owner.query(`TRUNCATE post_search`);
  await t.owner.query(`INSERT INTO post_search_backlog (up_to) VALUES ('00000000-0000-0000-0000-000000000000')`);
  await t.owner.query(`UPDATE post SET html = '<p>Changed meanwhile</p>' WHERE id = $1`, [posts[3]]);
  expect((await searchPosts(t, talk.ben, 'clerkship')).total).toBe(0);

  const job = t.app.get(FillPostSearchJob);
  await Promise.all([job.run(), job.run()]);
  expect(await backlog()).toEqual([]);
  expect((await kept()).map(({ post_id: id }) => id)).toEqual(before.map(({ post_id: id }) => id));
  expect((await kept()).filter(({ post_id: id }) => id !== posts[3])).toEqual(before.filter(({ post_id: id }) => id !== posts[3]));
  expect((await searchPosts(t, talk.ben, '"changed meanwhile"')).items.map(({ id }) => id)).toEqual([posts[3]]);
  expect((await searchPosts(t, talk.ben, 'clerkship')).total).toBe(1);
  await job.run();
});

it('has nothing to do in a database that began with the search', async () => expect(await backlog()).toEqual([]));
