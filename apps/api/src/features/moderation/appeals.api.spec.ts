import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostSource } from '@scholars-commons/shared/discussions';
import { decisionView, type DecisionView } from '@scholars-commons/shared/review';
import * as z from 'zod';
import { caseOf, decide, flagged, flag, newsItem, queue, tellAll, toldTo, undo } from '../../../test/support/desk.js';
import type { SignedIn } from '../../../test/support/make.js';
import { reply, type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
let lee: SignedIn;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
  lee = await t.make.signedIn({ givenName: 'Lee', familyName: 'Park', grants: ['moderator'] });
});
afterAll(() => t.close());

/** A post that Lee removed, and its author was told. */
const removed = async (spaceId = talk.open.id, author?: SignedIn) => {
  const ben = author ?? (await t.make.signedIn({ givenName: 'Ben' }));
  const asker = spaceId === talk.open.id ? talk.amina : talk.kofi;
  const thread = await t.make.thread({ spaceId, authorId: talk.chen.scholar.id, title: 'How do you debrief?' });
  const post = await reply(t, ben, thread.id, 'A **sharp** word');
  const reviewId = await flagged(t, asker, post.id, { words: 'mkflagwords' });
  await decide(t, lee, reviewId, { words: 'Please say it kindly.' });
  return { ben, post, thread, reviewId };
};
const decision = (who: SignedIn, reviewId: string) => t.http(who).get<DecisionView>(`/api/decisions/${reviewId}`);
const appeal = (who: SignedIn, reviewId: string, more: object = {}) =>
  t.http(who).post<DecisionView>(`/api/decisions/${reviewId}/appeal`, { id: t.make.id(), words: 'It was meant in another way.', ...more });
const isRemoved = async (postId: string) => (await t.http(talk.kofi).get<PostSource>(`/api/posts/${postId}`)).body.removed !== null;

describe('GET /api/decisions/:id', () => {
  it('gives the author his words back, and says why, once he is told', async () => {
    const { ben, thread, reviewId } = await removed();
    expect((await decision(ben, reviewId)).status).toBe(404);
    await tellAll(t);
    const { body, text } = await decision(ben, reviewId);
    expect(z.strictObject(decisionView.shape).parse(body)).toEqual({
      id: reviewId,
      kind: 'post',
      title: 'How do you debrief?',
      decision: 'remove',
      reason: 'unkind',
      words: 'Please say it kindly.',
      at: expect.any(String),
      text: 'A **sharp** word',
      thread: { id: thread.id, title: 'How do you debrief?', slug: 'thread', isClosed: false },
      submissionId: null,
      appeal: null,
      can: { appeal: true },
    });
    for (const marker of ['Lee', lee.scholar.id, 'mkflagwords', 'Amina']) expect(text).not.toContain(marker);
    for (const who of [talk.amina, lee, talk.kofi]) expect((await decision(who, reviewId)).status).toBe(404);
    expect((await t.http().get(`/api/decisions/${reviewId}`)).status).toBe(401);
  });

  it('tells of a thread only while it is in sight', async () => {
    const dana = await t.make.signedIn({ cohorts: [talk.cohort] });
    const { reviewId } = await removed(talk.ofCohort.id, dana);
    await tellAll(t);
    expect((await decision(dana, reviewId)).body).toMatchObject({ title: 'How do you debrief?', thread: { isClosed: false } });
    const away = { ...dana, ...(await t.make.session(dana.accountId)) };
    await t.owner.query('DELETE FROM enrollment WHERE scholar_id = $1', [dana.scholar.id]);
    expect((await decision(away, reviewId)).body).toMatchObject({ title: '', thread: null, text: 'A **sharp** word' });
  });

  it('of news leads to the submission', async () => {
    const ben = await t.make.signedIn();
    const newsId = await newsItem(t, ben.scholar.id, { text: 'My own *words*' });
    await flag(t, talk.amina, `news/${newsId}`);
    const reviewId = (await queue(t, lee, '&kind=news')).at(-1)?.id ?? '';
    await decide(t, lee, reviewId);
    await tellAll(t);
    expect((await decision(ben, reviewId)).body).toMatchObject({
      kind: 'news',
      title: 'A prize',
      text: 'My own *words*',
      thread: null,
      submissionId: expect.any(String),
    });
  });
});

describe('POST /api/decisions/:id/appeal', () => {
  it('opens a case for another moderator; who decided does not see it', async () => {
    const { ben, post, reviewId } = await removed();
    await tellAll(t);
    const answer = await appeal(ben, reviewId, { words: 'mkappealwords: I quoted a song.' });
    expect(answer).toMatchObject({ status: 201, body: { appeal: { outcome: null, answer: null }, can: { appeal: false } } });
    expect((await queue(t, lee)).map(({ kind }) => kind)).not.toContain('appeal');
    const row = (await queue(t, talk.kofi, '&kind=appeal')).at(-1);
    expect(row).toMatchObject({ kind: 'appeal', title: 'How do you debrief?', excerpt: 'mkappealwords: I quoted a song.' });
    const found = await caseOf(t, talk.kofi, row?.id ?? '');
    expect(found).toMatchObject({
      thing: {
        kind: 'appeal',
        reviewId,
        words: 'mkappealwords: I quoted a song.',
        against: { decision: 'remove', byName: 'Lee Park', at: expect.any(String), words: 'Please say it kindly.' },
        suspension: null,
        about: {
          kind: 'post',
          postId: post.id,
          thread: { title: 'How do you debrief?' },
          posts: expect.arrayContaining([
            expect.objectContaining({ isSubject: false, isRemoved: false }),
            expect.objectContaining({ id: post.id, isSubject: true, isRemoved: true, html: expect.stringMatching(/\S/) }),
          ]),
        },
        flags: [expect.objectContaining({ kind: expect.any(String) })],
      },
      suggestion: null,
      can: { decide: ['uphold', 'overturn'] },
    });
    expect((await decide(t, lee, found.id, { decision: 'uphold' })).status).toBe(404);
    expect(await isRemoved(post.id)).toBe(true);
  });

  it('is heard: what was removed comes back, and the person reads the answer', async () => {
    const { ben, post, reviewId } = await removed();
    await tellAll(t);
    await appeal(ben, reviewId);
    const appealId = (await queue(t, talk.kofi, '&kind=appeal')).at(-1)?.id ?? '';
    await decide(t, talk.kofi, appealId, { decision: 'overturn', reason: 'within-guidelines', words: 'You are right.' });
    // It takes effect once nobody can take it back any more.
    expect(await isRemoved(post.id)).toBe(true);
    expect((await decision(ben, reviewId)).body.appeal).toMatchObject({ outcome: null, answer: null });
    await undo(t, talk.kofi, appealId);
    await tellAll(t);
    expect(await isRemoved(post.id)).toBe(true);
    await decide(t, talk.kofi, appealId, { decision: 'overturn', reason: 'within-guidelines', words: 'You are right.' });
    await tellAll(t);
    expect(await isRemoved(post.id)).toBe(false);
    expect((await toldTo(t, ben))[0]).toMatchObject({ kind: 'appeal-settled', reviewId, text: 'You are right.' });
    expect((await decision(ben, reviewId)).body.appeal).toMatchObject({ outcome: 'overturn', answer: 'You are right.' });
  });

  it('may be refused: the decision stands', async () => {
    const { ben, post, reviewId } = await removed();
    await tellAll(t);
    await appeal(ben, reviewId);
    const appealId = (await queue(t, talk.kofi, '&kind=appeal')).at(-1)?.id ?? '';
    await decide(t, talk.kofi, appealId, { decision: 'uphold', words: 'It stays so.' });
    await tellAll(t);
    expect(await isRemoved(post.id)).toBe(true);
    expect((await decision(ben, reviewId)).body).toMatchObject({
      appeal: { outcome: 'uphold', answer: 'It stays so.' },
      can: { appeal: false },
    });
  });

  it('also stands against a removal in the thread, which brings it back', async () => {
    const ben = await t.make.signedIn();
    const thread = await t.make.thread({ spaceId: talk.open.id, authorId: ben.scholar.id });
    await t.http(lee).delete(`/api/posts/${thread.firstPostId}`, { reason: 'Off topic here' });
    await tellAll(t);
    const reviewId = (await toldTo(t, ben))[0]?.reviewId ?? '';
    expect((await decision(ben, reviewId)).body).toMatchObject({ decision: 'remove', reason: 'other', words: 'Off topic here' });
    await appeal(ben, reviewId);
    const appealId = (await queue(t, talk.kofi, '&kind=appeal')).at(-1)?.id ?? '';
    await decide(t, talk.kofi, appealId, { decision: 'overturn' });
    await tellAll(t);
    expect(await isRemoved(thread.firstPostId)).toBe(false);
  });

  it('is one for each decision, also when two come at once; the same one again is answered', async () => {
    const { ben, reviewId } = await removed();
    await tellAll(t);
    const id = t.make.id();
    const answers = await Promise.all([appeal(ben, reviewId, { id }), appeal(ben, reviewId, { id }), appeal(ben, reviewId)]);
    const statuses = answers.map(({ status }) => status).toSorted();
    expect([[200, 201, 409].join(), [201, 409, 409].join()]).toContain(statuses.join());
    const rows = await t.owner.query<unknown[]>('SELECT 1 FROM review WHERE appeal_of_id = $1', [reviewId]);
    expect(rows).toHaveLength(1);
    const other = await removed();
    await tellAll(t);
    const [{ taken }] = await t.owner.query<[{ taken: string }]>('SELECT id AS taken FROM review WHERE appeal_of_id = $1', [reviewId]);
    expect((await appeal(other.ben, other.reviewId, { id: taken })).status).toBe(409);
    expect((await decision(other.ben, other.reviewId)).body.can.appeal).toBe(true);
  });

  it('answers 401, 404 and 400', async () => {
    const { ben, reviewId } = await removed();
    expect((await appeal(ben, reviewId)).status).toBe(404);
    await tellAll(t);
    expect((await t.http().post(`/api/decisions/${reviewId}/appeal`, {})).status).toBe(401);
    for (const who of [talk.amina, lee]) expect((await appeal(who, reviewId)).status).toBe(404);
    for (const more of [{ words: 'short' }, { id: 'x' }, { to: 'you' }]) expect((await appeal(ben, reviewId, more)).status).toBe(400);
  });
});
