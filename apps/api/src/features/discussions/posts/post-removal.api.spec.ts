import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostPage, PostView, ThreadPage } from '@scholars-commons/shared/discussions';
import type { NotificationPage } from '@scholars-commons/shared/notifications';
import type { Problem } from '@scholars-commons/shared/problem';
import type { SignedIn } from '../../../../test/support/make.js';
import { caseOf, decide, flagged, tellAll, toldTo } from '../../../../test/support/desk.js';
import { reply, type Talk, talkOf } from '../../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const aPost = async (markdown = 'Words of Ben') => {
  const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id, markdown: 'The question' });
  return reply(t, talk.ben, thread.id, markdown);
};
const remove = (who: SignedIn, post: PostView, reason?: string) =>
  t.http(who).delete<PostView>(`/api/posts/${post.id}`, reason ? { reason } : {});
const restore = (who: SignedIn, post: PostView, reason?: string) =>
  t.http(who).post<PostView>(`/api/posts/${post.id}/restore`, reason ? { reason } : {});
const acts = async (post: PostView) =>
  (await t.owner.query<{ act: string }[]>('SELECT act FROM audit WHERE thing_id = $1 ORDER BY at', [post.id])).map(({ act }) => act);

describe('DELETE /api/posts/:id', () => {
  it('leaves a stub, and takes the post out of count and list', async () => {
    const post = await aPost('A **secret**');
    await t.http(talk.amina).put(`/api/posts/${post.id}/reactions/thanks`);
    const answer = await remove(talk.ben, post);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ html: '', reactions: [], removed: { by: 'author' }, number: 2, changedSeq: 4 });
    const page = await t.http(talk.amina).get<PostPage>(`/api/threads/${post.threadId}/posts?thread=1`);
    expect(page.text).not.toContain('secret');
    expect(page.body.thread).toMatchObject({ postCount: 1, lastPostNumber: 2, seq: 4 });
    const list = await t.http(talk.amina).get<ThreadPage>('/api/threads');
    expect(list.body.items.find(({ id }) => id === post.threadId)).toMatchObject({
      excerpt: 'The question',
      lastAuthor: { name: 'Amina Diallo' },
    });
  });

  it('by a moderator asks a reason, is on record, and tells the author why, half a minute later', async () => {
    const post = await aPost();
    const silent = await remove(talk.kofi, post);
    expect(silent.status).toBe(400);
    expect((silent.body as unknown as Problem).errors?.[0]?.pointer).toBe('/reason');
    expect((await remove(talk.kofi, post, 'Off topic')).body.removed?.by).toBe('moderator');
    expect(await acts(post)).toEqual(['post.remove']);
    const before = await t.http(talk.ben).get<NotificationPage>('/api/notifications');
    expect(before.text).not.toContain('Off topic');
    const jobs = `SELECT round(extract(epoch FROM start_after - created_on))::int AS wait FROM pgboss.job
      WHERE name = 'tell-decision' AND data ->> 'reviewId' = (SELECT id::text FROM review WHERE post_id = $1)`;
    expect(await t.owner.query(jobs, [post.id])).toEqual([{ wait: 30 }]);
    await tellAll(t);
    const { body } = await t.http(talk.ben).get<NotificationPage>('/api/notifications');
    expect(body.items[0]).toMatchObject({
      kind: 'post-removed',
      text: 'Off topic',
      post: { id: post.id, number: 2 },
      actor: { name: 'Kofi Mensah' },
    });
  });

  it('does not show the moderator’s reason to other readers', async () => {
    const post = await aPost();
    await remove(talk.kofi, post, 'Names a patient');
    expect((await t.http(talk.amina).get(`/api/threads/${post.threadId}/posts`)).text).not.toContain('Names a patient');
  });

  it('answers alike when the same person asks twice', async () => {
    const post = await aPost();
    const first = await remove(talk.kofi, post, 'Off topic');
    const again = await remove(talk.kofi, post, 'Off topic');
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect(await acts(post)).toEqual(['post.remove']);
  });

  it('lets one of two moderators win; the other is told, and both are on record', async () => {
    const lena = await t.make.signedIn({ grants: ['moderator'] });
    const post = await aPost();
    const answers = await Promise.all([remove(talk.kofi, post, 'Off topic'), remove(lena, post, 'Unkind')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body as unknown as Problem & { current: PostView };
    expect(refused.current.removed?.by).toBe('moderator');
    expect((await acts(post)).toSorted()).toEqual(['post.remove', 'post.remove-refused']);
    await tellAll(t);
    const { body } = await t.http(talk.ben).get<NotificationPage>('/api/notifications');
    expect(body.items.filter((each) => each.post?.id === post.id)).toHaveLength(1);
  });

  it('answers 401, 403 and 404', async () => {
    const post = await aPost();
    expect((await t.http().delete(`/api/posts/${post.id}`)).status).toBe(401);
    for (const who of [talk.amina, talk.ada]) expect((await remove(who, post, 'Not mine')).status).toBe(403);
    expect((await t.http(talk.ben).delete(`/api/posts/${t.make.id()}`, {})).status).toBe(404);
    const hidden = await t.make.thread({ spaceId: talk.ofCohort.id, authorId: talk.chen.scholar.id });
    expect((await t.http(talk.ben).delete(`/api/posts/${hidden.firstPostId}`, {})).status).toBe(404);
    expect((await t.http(talk.kofi).delete(`/api/posts/${hidden.firstPostId}`, { reason: 'Unkind' })).status).toBe(200);
  });
});

describe('POST /api/posts/:id/restore', () => {
  it('brings back words, reactions, count and list', async () => {
    const post = await aPost('Good words');
    await t.http(talk.amina).put(`/api/posts/${post.id}/reactions/thanks`);
    await remove(talk.ben, post);
    const answer = await restore(talk.ben, post);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      html: '<p dir="auto">Good words</p>',
      removed: null,
      changedSeq: 5,
      reactions: [{ kind: 'thanks', count: 1 }],
    });
    const list = await t.http(talk.amina).get<ThreadPage>('/api/threads');
    expect(list.body.items.find(({ id }) => id === post.threadId)).toMatchObject({ excerpt: 'Good words', postCount: 2 });
  });

  it('by a moderator asks a reason and tells the author; an author restores only his own removals', async () => {
    const post = await aPost();
    await remove(talk.kofi, post, 'Off topic');
    await tellAll(t);
    expect((await restore(talk.ben, post)).status).toBe(403);
    expect((await restore(talk.kofi, post)).status).toBe(400);
    expect((await restore(talk.kofi, post, 'On topic after all')).status).toBe(200);
    expect(await acts(post)).toEqual(['post.remove', 'post.restore']);
    const { body } = await t.http(talk.ben).get<NotificationPage>('/api/notifications');
    expect(body.items[0]).toMatchObject({ kind: 'post-restored', text: 'On topic after all' });
  });

  it('within half a minute takes the removal back without a word: nobody is told, and nothing is left to appeal', async () => {
    const post = await aPost();
    await remove(talk.kofi, post, 'Off topic');
    // It is his alone to take back so.
    const lee = await t.make.signedIn({ grants: ['moderator'] });
    expect((await restore(lee, post)).status).toBe(400);
    expect((await restore(talk.kofi, post)).body).toMatchObject({ removed: null, html: expect.stringContaining('Words of Ben') });
    await tellAll(t);
    const { body } = await t.http(talk.ben).get<NotificationPage>('/api/notifications');
    expect(body.items.filter((each) => each.post?.id === post.id)).toEqual([]);
    expect(await t.owner.query('SELECT id FROM review WHERE post_id = $1', [post.id])).toEqual([]);

    // Somebody had asked to look at it: that waits again.
    const reviewId = await flagged(t, talk.amina, post.id);
    await remove(talk.kofi, post, 'Off topic');
    await restore(talk.kofi, post);
    await tellAll(t);
    expect(await caseOf(t, talk.kofi, reviewId)).toMatchObject({ state: 'waiting', outcome: null, flagCount: 1 });
    expect(await toldTo(t, talk.amina)).toEqual([]);
    expect((await remove(talk.kofi, post, 'Unkind')).status).toBe(200);
    await tellAll(t);
    expect((await toldTo(t, talk.amina)).map(({ kind }) => kind)).toEqual(['flag-settled']);
  });

  it('asks a reason where there is more to take back than the removal', async () => {
    const post = await aPost();
    const reviewId = await flagged(t, talk.amina, post.id);
    await decide(t, talk.kofi, reviewId, { decision: 'remove-and-warn' });
    expect((await restore(talk.kofi, post)).status).toBe(400);
    expect((await restore(talk.kofi, post, 'On topic after all')).status).toBe(200);
    expect(await caseOf(t, talk.kofi, reviewId)).toMatchObject({ state: 'decided', outcome: { decision: 'remove-and-warn' } });
  });

  it('is not for a moderator whose own post another one removed', async () => {
    const lena = await t.make.signedIn({ grants: ['moderator'] });
    const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id });
    const post = await reply(t, lena, thread.id, 'Words of Lena');
    await remove(talk.kofi, post, 'Off topic');
    expect((await restore(lena, post, 'It was on topic')).status).toBe(403);
  });

  it('is not for a moderator where the author removed it himself', async () => {
    const post = await aPost();
    await remove(talk.ben, post);
    expect((await restore(talk.kofi, post, 'It was good')).status).toBe(403);
  });

  it('finds it done when asked again', async () => {
    const post = await aPost();
    await remove(talk.ben, post);
    const first = await restore(talk.ben, post);
    expect((await restore(talk.ben, post)).body).toEqual(first.body);
  });

  it('answers 401, 403 and 404', async () => {
    const post = await aPost();
    await remove(talk.ben, post);
    expect((await t.http().post(`/api/posts/${post.id}/restore`, {})).status).toBe(401);
    for (const who of [talk.amina, talk.ada]) expect((await restore(who, post, 'Not mine')).status).toBe(403);
    expect((await t.http(talk.ben).post(`/api/posts/${t.make.id()}/restore`, {})).status).toBe(404);
  });
});
