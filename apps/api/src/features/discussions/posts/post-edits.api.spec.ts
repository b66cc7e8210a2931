import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostSource, PostView, RevisionList } from '@scholars-commons/shared/discussions';
import type { Problem } from '@scholars-commons/shared/problem';
import { tellAll } from '../../../../test/support/desk.js';
import type { SignedIn } from '../../../../test/support/make.js';
import { age, reply, type Talk, talkOf } from '../../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const aThread = (values: Parameters<TestApp['make']['thread']>[0] = {}) =>
  t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id, ...values });
/** A post of Ben's in a new thread, as old as said. */
async function aPost(old?: string): Promise<PostView> {
  const post = await reply(t, talk.ben, (await aThread()).id, 'First words');
  if (old) await age(t, 'post', post.id, old);
  return post;
}
const edit = (post: PostView, markdown: string, changedSeq = post.changedSeq, who = talk.ben) =>
  t.http(who).patch<PostView>(`/api/posts/${post.id}`, { markdown, changedSeq });
const revisions = async (post: PostView, who = talk.amina) =>
  (await t.http(who).get<RevisionList>(`/api/posts/${post.id}/revisions`)).body.items.map(({ markdown }) => markdown);

describe('PATCH /api/posts/:id', () => {
  it('changes the words, raises seq, and shows them in the list', async () => {
    const post = await aPost('1 hour');
    const answer = await edit(post, 'Better *words*');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ html: '<p dir="auto">Better <em>words</em></p>', changedSeq: 3, revisionCount: 1, number: 2 });
    expect(answer.body.editedAt).not.toBeNull();
    const list = await t.http(talk.amina).get<{ items: object[] }>('/api/threads?limit=1');
    expect(list.body.items[0]).toMatchObject({ excerpt: 'Better words' });
  });

  it('leaves no trace within five minutes, and one revision after', async () => {
    const post = await aPost();
    const early = await edit(post, 'Second words');
    expect(early.body).toMatchObject({ editedAt: null, revisionCount: 0 });
    expect(await revisions(post)).toEqual(['Second words']);
    await age(t, 'post', post.id, '6 minutes');
    const late = await edit(post, 'Third words', early.body.changedSeq);
    expect(late.body.revisionCount).toBe(1);
    await edit(post, 'Third words, better', late.body.changedSeq);
    expect(await revisions(post)).toEqual(['Second words', 'Third words, better']);
  });

  it('tells the second of two editors how it stands, and puts both on record', async () => {
    const post = await aPost('1 hour');
    await edit(post, 'From one tab');
    const second = await edit(post, 'From another tab');
    expect(second.status).toBe(409);
    const problem = second.body as unknown as Problem & { current: PostSource };
    expect(problem.type).toBe('/problems/stale');
    expect(problem.current).toMatchObject({ markdown: 'From one tab' });
    const acts = await t.owner.query<{ act: string }[]>('SELECT act FROM audit WHERE thing_id = $1 ORDER BY at', [post.id]);
    expect(acts.map(({ act }) => act)).toEqual(['post.edit', 'post.edit-refused']);
  });

  it('lets exactly one of ten editors at once through', async () => {
    const post = await aPost('1 hour');
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => edit(post, `Editor ${n}`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
  });

  it('answers alike when the same edit comes twice', async () => {
    const post = await aPost('1 hour');
    const first = await edit(post, 'The same');
    const again = await edit(post, 'The same');
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
  });

  it('is not made stale by a reaction', async () => {
    const post = await aPost('1 hour');
    await t.http(talk.amina).put(`/api/posts/${post.id}/reactions/insight`);
    expect((await edit(post, 'Still mine')).status).toBe(200);
  });

  it('answers 403 after 30 days, once closed, once removed, and to anyone else', async () => {
    const old = await aPost('30 days');
    expect((await edit(old, 'Too late')).status).toBe(403);
    const post = await aPost();
    for (const who of [talk.amina, talk.kofi, talk.ada]) expect((await edit(post, 'Not mine', 2, who)).status).toBe(403);
    await t.http(talk.kofi).patch(`/api/threads/${post.threadId}`, { closed: true, reason: 'All is said' });
    expect((await edit(post, 'Closed')).status).toBe(403);
    const removed = await aPost();
    await t.http(talk.ben).delete(`/api/posts/${removed.id}`, {});
    expect((await edit(removed, 'Removed')).status).toBe(403);
  });

  it('answers 404 to its author once he left the cohort', async () => {
    const thread = await aThread({ spaceId: talk.ofCohort.id });
    const leaver = await t.make.signedIn({ cohorts: [talk.cohort] });
    const post = await reply(t, leaver, thread.id);
    await t.owner.query('DELETE FROM enrollment WHERE scholar_id = $1', [leaver.scholar.id]);
    await t.owner.query(`SELECT pg_notify('viewer_changed', $1)`, [JSON.stringify({ scholarIds: [leaver.scholar.id] })]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await edit(post, 'From outside', 2, leaver)).status).toBe(404);
    expect((await t.http(leaver).delete(`/api/posts/${post.id}`, {})).status).toBe(404);
    expect((await t.http(leaver).get(`/api/posts/${post.id}`)).status).toBe(404);
    expect((await t.http(leaver).get(`/api/posts/${post.id}/revisions`)).status).toBe(404);
    expect((await t.http(leaver).put(`/api/threads/${thread.id}/read`, { number: 1 })).status).toBe(404);
  });

  it('answers 401, 404 and 400', async () => {
    const post = await aPost();
    expect((await t.http().patch(`/api/posts/${post.id}`, { markdown: 'x', changedSeq: 2 })).status).toBe(401);
    expect((await t.http(talk.ben).patch(`/api/posts/${t.make.id()}`, { markdown: 'x', changedSeq: 2 })).status).toBe(404);
    expect((await edit(post, '')).status).toBe(400);
    const unknown = await t
      .http(talk.ben)
      .patch<Problem>(`/api/posts/${post.id}`, { markdown: 'x', changedSeq: 2, authorId: talk.ada.scholar.id });
    expect(unknown.body.errors?.[0]?.pointer).toBe('/authorId');
  });
});

describe('GET /api/posts/:id and its revisions', () => {
  it('bring the words as typed to whoever reads the thread', async () => {
    const post = await aPost();
    const { body } = await t.http(talk.amina).get<PostSource>(`/api/posts/${post.id}`);
    expect(body).toMatchObject({ id: post.id, markdown: 'First words', removedReason: null });
  });

  it('of a removed post are for its author and moderators', async () => {
    const post = await aPost('1 hour');
    await edit(post, 'Second words');
    await t.http(talk.kofi).delete(`/api/posts/${post.id}`, { reason: 'Off topic' });
    for (const [who, status] of [
      [talk.ben, 200],
      [talk.kofi, 200],
      [talk.amina, 403],
      [talk.ada, 403],
    ] as const) {
      expect((await t.http(who).get(`/api/posts/${post.id}`)).status).toBe(status);
      expect((await t.http(who).get(`/api/posts/${post.id}/revisions`)).status).toBe(status);
    }
    const source = async (who: SignedIn) => (await t.http(who).get<PostSource>(`/api/posts/${post.id}`)).body;
    // The moderator's words are kept from the author until they can no longer be taken back.
    const words = { markdown: 'Second words', removed: { by: 'moderator' } };
    expect(await source(talk.ben)).toMatchObject({ ...words, removedReason: null, isReasonDue: true });
    expect(await source(talk.kofi)).toMatchObject({ ...words, removedReason: 'Off topic', isReasonDue: false });
    await tellAll(t);
    expect(await source(talk.ben)).toMatchObject({ ...words, removedReason: 'Off topic', isReasonDue: false });
    expect(await revisions(post, talk.ben)).toEqual(['First words', 'Second words']);
  });
});
