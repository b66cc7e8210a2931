import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostSource } from '@scholars-commons/shared/discussions';
import { setTimeout as sleep } from 'node:timers/promises';
import { decide, flagged, queue, tellAll, toldTo, undoIsOver } from '../../../test/support/desk.js';
import type { SignedIn } from '../../../test/support/make.js';
import { type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';
import { Verdicts } from './verdicts.service.js';

let t: TestApp;
let talk: Talk;
let lee: SignedIn;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
  lee = await t.make.signedIn({ givenName: 'Lee', grants: ['moderator'] });
});
afterAll(() => t.close());

const aThread = async () => {
  const ben = await t.make.signedIn({ givenName: 'Ben' });
  const { id, firstPostId } = await t.make.thread({ spaceId: talk.open.id, authorId: ben.scholar.id });
  return { ben, threadId: id, postId: firstPostId };
};

describe('what comes of a decision', () => {
  it('waits for the person before it holds the thread, as whoever suspends does', async () => {
    const { ben, threadId, postId } = await aThread();
    const reviewId = await flagged(t, talk.amina, postId);
    const decisionId = t.make.id();
    await decide(t, lee, reviewId, { id: decisionId, decision: 'suspend', until: null });
    await undoIsOver(t);
    const telling = await t.owner.transaction(async (tx) => {
      await tx.query('SELECT id FROM scholar WHERE id = $1 FOR NO KEY UPDATE', [ben.scholar.id]);
      const told = t.app.get(Verdicts).tell(reviewId, decisionId);
      await sleep(500);
      await tx.query('SELECT id FROM thread WHERE id = $1 FOR UPDATE NOWAIT', [threadId]);
      return { told };
    });
    await telling.told;
    const [{ is_told }] = await t.owner.query<[{ is_told: boolean }]>('SELECT told_at IS NOT NULL AS is_told FROM review WHERE id = $1', [
      reviewId,
    ]);
    expect(is_told).toBe(true);
  });

  it('stays, when it is an older one that is overturned', async () => {
    const { ben, postId } = await aThread();
    await t.http(lee).delete(`/api/posts/${postId}`, { reason: 'Off topic here' });
    await tellAll(t);
    const first = (await toldTo(t, ben))[0]?.reviewId ?? '';
    expect((await t.http(lee).post(`/api/posts/${postId}/restore`, { reason: 'I misread it' })).status).toBe(200);
    const second = await flagged(t, talk.amina, postId);
    await decide(t, lee, second, { words: 'It tells of a patient.' });
    await tellAll(t);
    const overturn = async (reviewId: string) => {
      await t.http(ben).post(`/api/decisions/${reviewId}/appeal`, { id: t.make.id(), words: 'It was meant in another way.' });
      const appealId = (await queue(t, talk.kofi, '&kind=appeal')).at(-1)?.id ?? '';
      expect((await decide(t, talk.kofi, appealId, { decision: 'overturn' })).status).toBe(200);
      await tellAll(t);
      return (await t.http(talk.kofi).get<PostSource>(`/api/posts/${postId}`)).body.removedReason;
    };
    expect(await overturn(first)).toBe('It tells of a patient.');
    expect(await overturn(second)).toBeNull();
  });
});
