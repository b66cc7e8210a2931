import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type NotificationPage, notificationPage, notificationView } from '@scholars-commons/shared/notifications';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { SignedIn } from '../../../test/support/make.js';
import { statementsOf } from '../../../test/support/statements.js';
import { reply, type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';
import { viewersChanged } from '../../common/auth/viewer-changes.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const list = async (who: SignedIn, query = '') => (await t.http(who).get<NotificationPage>(`/api/notifications?${query}`)).body;
/** A thread of this scholar's, and answers to its first post. */
async function answered(who: SignedIn, times: number, spaceId = talk.open.id, by = talk.amina) {
  const thread = await t.make.thread({ spaceId, authorId: who.scholar.id });
  const posts = [];
  for (let n = 0; n < times; n += 1) posts.push(await reply(t, by, thread.id, `Answer **${n}**`, thread.firstPostId));
  return { thread, posts };
}

describe('GET /api/notifications', () => {
  it('tells of answers to me, and not of my own or of others’', async () => {
    const dana = await t.make.signedIn();
    const { thread, posts } = await answered(dana, 1);
    await reply(t, dana, thread.id, 'My own', thread.firstPostId);
    await reply(t, talk.ben, thread.id, 'To Amina', posts[0]?.id);
    const page = await list(dana);
    z.strictObject(notificationPage.shape).parse(page);
    for (const each of page.items) z.strictObject(notificationView.shape).parse(each);
    expect(page).toMatchObject({ unread: 1, next: null });
    expect(page.items).toMatchObject([
      {
        kind: 'reply',
        text: 'Answer 0',
        actor: { name: 'Amina Diallo' },
        thread: { id: thread.id, title: thread.title },
        post: { number: 2 },
        readAt: null,
      },
    ]);
  });

  it('shows title and words as they are now', async () => {
    const dana = await t.make.signedIn();
    const { thread, posts } = await answered(dana, 1);
    await t.http(talk.kofi).patch(`/api/threads/${thread.id}`, { title: 'A new title' });
    await t.http(talk.amina).patch(`/api/posts/${posts[0]?.id}`, { markdown: 'Better words', changedSeq: posts[0]?.changedSeq });
    expect((await list(dana)).items[0]).toMatchObject({ thread: { title: 'A new title', slug: 'a-new-title' }, text: 'Better words' });
  });

  it('loses what was removed and what is out of sight, in list and count alike', async () => {
    const dana = await t.make.signedIn({ cohorts: [talk.cohort] });
    const { posts } = await answered(dana, 2);
    await answered(dana, 1, talk.ofCohort.id, talk.chen);
    expect((await list(dana)).unread).toBe(3);
    await t.http(talk.amina).delete(`/api/posts/${posts[0]?.id}`, {});
    expect(await list(dana)).toMatchObject({ unread: 2, items: [{}, {}] });
    await t.database.transaction(async (tx) => {
      await tx.query('DELETE FROM enrollment WHERE scholar_id = $1', [dana.scholar.id]);
      await viewersChanged(tx, { scholarIds: [dana.scholar.id] });
    });
    await sleep(200);
    const page = await list(dana);
    expect([page.unread, page.items.length]).toEqual([1, 1]);
    expect((await t.http(dana).get('/api/session')).body).toMatchObject({ unreadNotifications: 1 });
  });

  it('pages by key', async () => {
    const dana = await t.make.signedIn();
    await answered(dana, 7);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: NotificationPage = await list(dana, `limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ text }) => text ?? ''));
      cursor = page.next;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `Answer ${n}`));
    // Beside it lists of threads may still be told of the answers above, which happens once a second.
    const sent = (await statementsOf(() => list(dana))).filter((text) => text.includes('FROM notification n'));
    expect(sent).toHaveLength(2);
  });

  it('answers 401 and 400', async () => {
    expect((await t.http().get('/api/notifications')).status).toBe(401);
    for (const query of ['cursor=x', `cursor=${Buffer.from('["1","x"]').toString('base64url')}`, 'limit=0', 'kind=reply']) {
      expect((await t.http(talk.ben).get(`/api/notifications?${query}`)).status).toBe(400);
    }
  });
});

describe('PUT /api/notifications/read', () => {
  it('marks the given ones, or all; those of others stay as they are', async () => {
    const [dana, eve] = [await t.make.signedIn(), await t.make.signedIn()];
    await answered(dana, 3);
    await answered(eve, 1);
    const [one] = (await list(dana)).items;
    const foreign = (await list(eve)).items[0];
    expect((await t.http(dana).put('/api/notifications/read', { ids: [one?.id, foreign?.id] })).body).toEqual({ unread: 2 });
    expect((await list(eve)).unread).toBe(1);
    expect((await t.http(dana).put('/api/notifications/read', { all: true })).body).toEqual({ unread: 0 });
    expect((await list(dana)).items.every(({ readAt }) => readAt !== null)).toBe(true);
  });

  it('answers 401 and 400', async () => {
    expect((await t.http().put('/api/notifications/read', { all: true })).status).toBe(401);
    for (const body of [{}, { all: false }, { ids: [] }, { ids: ['x'] }, { all: true, ids: [] }]) {
      expect((await t.http(talk.ben).put('/api/notifications/read', body)).status).toBe(400);
    }
  });
});
