import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reactionKinds, type ReactionsView } from '@scholars-commons/shared/discussions';
import type { SignedIn } from '../../../../test/support/make.js';
import { reply, type Talk, talkOf } from '../../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const aPost = async (spaceId = talk.open.id, author = talk.amina) => {
  const thread = await t.make.thread({ spaceId, authorId: author.scholar.id });
  return { threadId: thread.id, id: thread.firstPostId };
};
const path = (postId: string, kind: string) => `/api/posts/${postId}/reactions/${kind}`;
const put = (who: SignedIn, postId: string, kind: string) => t.http(who).put<ReactionsView>(path(postId, kind));
/** Presses until it is taken: under a crowd the pool of connections may say 503, which is no answer about the press. */
async function press(who: SignedIn, postId: string, kind: string) {
  for (;;) {
    const answer = await put(who, postId, kind);
    if (answer.status !== 503) return answer;
  }
}
const seqOf = async (threadId: string) => (await t.http(talk.ben).get<{ seq: number }>(`/api/threads/${threadId}`)).body.seq;

describe('PUT and DELETE /api/posts/:id/reactions/:kind', () => {
  it('hold each kind once a person, in the order of kinds', async () => {
    const post = await aPost();
    await put(talk.ben, post.id, 'laugh');
    await put(talk.chen, post.id, 'thanks');
    const { body } = await put(talk.ben, post.id, 'thanks');
    expect(body).toEqual({
      postId: post.id,
      reactions: [
        { kind: 'thanks', count: 2 },
        { kind: 'laugh', count: 1 },
      ],
      mine: expect.arrayContaining(['laugh', 'thanks']),
    });
    expect((await t.http(talk.ben).delete<ReactionsView>(path(post.id, 'thanks'))).body).toMatchObject({
      reactions: [
        { kind: 'thanks', count: 1 },
        { kind: 'laugh', count: 1 },
      ],
      mine: ['laugh'],
    });
  });

  it('change nothing the second time, seq neither', async () => {
    const post = await aPost();
    const first = await put(talk.ben, post.id, 'heart');
    const again = await put(talk.ben, post.id, 'heart');
    expect([again.status, again.body, await seqOf(post.threadId)]).toEqual([200, first.body, 2]);
    await t.http(talk.ben).delete(path(post.id, 'heart'));
    const gone = await t.http(talk.ben).delete<ReactionsView>(path(post.id, 'heart'));
    expect([gone.body.reactions, await seqOf(post.threadId)]).toEqual([[], 3]);
  });

  it('count right when many press at once', async () => {
    const post = await aPost();
    const people = await Promise.all(Array.from({ length: 8 }, () => t.make.signedIn()));
    await Promise.all(people.flatMap((who) => [...reactionKinds, ...reactionKinds].map((kind) => press(who, post.id, kind))));
    const { body } = await put(talk.ben, post.id, 'thanks');
    expect(body.reactions).toEqual(reactionKinds.map((kind) => ({ kind, count: kind === 'thanks' ? 9 : 8 })));
    expect(await seqOf(post.threadId)).toBe(1 + 8 * 8 + 1);
  });

  it('answer 401, 403, 404 and 400', async () => {
    const post = await aPost();
    const unseen = await aPost(talk.ofCohort.id, talk.chen);
    for (const method of ['put', 'delete'] as const) {
      expect((await t.http()[method](path(post.id, 'heart'))).status).toBe(401);
      expect((await t.http(talk.amina)[method](path(post.id, 'heart'))).status).toBe(403);
      expect((await t.http(talk.kofi)[method](path(unseen.id, 'heart'))).status).toBe(403);
      expect((await t.http(talk.ben)[method](path(unseen.id, 'heart'))).status).toBe(404);
      expect((await t.http(talk.ben)[method](path(t.make.id(), 'heart'))).status).toBe(404);
      for (const kind of ['like', '__proto__', 'constructor'])
        expect((await t.http(talk.ben)[method](path(post.id, kind))).status).toBe(400);
    }
    const removed = await reply(t, talk.ben, post.threadId);
    await t.http(talk.ben).delete(`/api/posts/${removed.id}`, {});
    expect((await put(talk.amina, removed.id, 'heart')).status).toBe(403);
  });
});
