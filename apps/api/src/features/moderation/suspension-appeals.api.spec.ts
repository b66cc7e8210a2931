import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import { caseOf, decide, flagged, queue, tellAll, undo } from '../../../test/support/desk.js';
import type { SignedIn } from '../../../test/support/make.js';
import { outboxOf, type SentMail } from '../../../test/support/outbox.js';
import { type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';
import { hashPassword } from '../accounts/passwords.js';

const PASSWORD = 'a lantern by the harbour';
let t: TestApp;
let talk: Talk;
let lee: SignedIn;
let hash: string;
let mails: () => Promise<SentMail[]>;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
  hash = await hashPassword(PASSWORD);
  lee = await t.make.signedIn({ givenName: 'Lee', familyName: 'Park', grants: ['moderator'] });
  mails = outboxOf(t);
});
afterAll(() => t.close());

const someone = () => t.make.signedIn({ givenName: 'Noor', passwordHash: hash });
const suspend = (who: SignedIn, reason = 'Advertising', was: object | null = null) =>
  t.http(lee).put(`/api/scholars/${who.scholar.id}/suspension`, { reason, until: null, was });
const signIn = (who: SignedIn) => t.http().post<Problem>('/api/session', { email: who.email, password: PASSWORD });
const tokenAtSignIn = async (who: SignedIn) => (await signIn(who)).body.suspension?.appealToken ?? '';
const lettersTo = async (who: SignedIn) => (await mails()).filter(({ to }) => to === who.email);
const tokenOf = (letter: SentMail | undefined) => /\/appeal\/(\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
const appeal = (token: string, words = 'I have read the guidelines now.') =>
  t.http().post<Problem>('/api/suspension-appeals', { token, words });
const lastAppeal = async (who = talk.kofi) => (await queue(t, who, '&kind=appeal')).at(-1)?.id ?? '';

describe('the refusal of whoever is suspended', () => {
  it('gives a way to appeal after a right password, and nothing after a wrong one', async () => {
    const noor = await someone();
    await suspend(noor);
    const { status, body, text } = await signIn(noor);
    expect([status, body.suspension]).toEqual([403, { reason: 'Advertising', until: null, appealToken: expect.stringMatching(/^.{43}$/) }]);
    expect(text).not.toContain('lee');
    const wrong = await t.http().post('/api/session', { email: noor.email, password: 'another lantern' });
    expect(wrong.status).toBe(401);
    expect(wrong.text).not.toMatch(/Advertising|suspen/);
  });
});

describe('POST /api/suspension-appeals', () => {
  it('takes the token of the letter, also after others came at sign-in, and opens a case for another moderator', async () => {
    const noor = await someone();
    await suspend(noor);
    const [letter] = await lettersTo(noor);
    const first = await tokenAtSignIn(noor);
    const second = await tokenAtSignIn(noor);
    expect((await appeal(first)).body).toMatchObject({ status: 410, type: '/problems/link-used' });
    expect(new Set([tokenOf(letter), first, second]).size).toBe(3);
    expect((await appeal(tokenOf(letter), 'mkappeal: I have read them.')).status).toBe(204);
    const reviewId = await lastAppeal();
    const suspension = { reason: 'Advertising', until: null, byName: 'Lee Park', at: expect.any(String) };
    expect(await caseOf(t, talk.kofi, reviewId)).toMatchObject({
      subject: { id: noor.scholar.id },
      thing: { kind: 'appeal', reviewId: null, words: 'mkappeal: I have read them.', against: null, about: null, flags: [], suspension },
    });
    expect((await t.http(lee).get(`/api/review/${reviewId}`)).status).toBe(404);
    // One appeal for one suspension, whichever token comes.
    expect((await appeal(tokenOf(letter))).status).toBe(410);
    expect((await appeal(second)).status).toBe(409);
    expect((await signIn(noor)).body.suspension?.appealToken).toBeNull();
  });

  it('is heard: the suspension is lifted, and the person is written to', async () => {
    const noor = await someone();
    await suspend(noor);
    await appeal(await tokenAtSignIn(noor));
    await lettersTo(noor);
    await decide(t, talk.kofi, await lastAppeal(), { decision: 'overturn', reason: 'settled', words: 'Welcome back.' });
    expect((await signIn(noor)).status).toBe(403);
    await tellAll(t);
    expect((await signIn(noor)).status).toBe(201);
    expect(await lettersTo(noor)).toMatchObject([{ subject: 'Your suspension is lifted', text: expect.stringContaining('Welcome back.') }]);
  });

  it('may be refused, and a new suspension may be appealed anew', async () => {
    const noor = await someone();
    await suspend(noor);
    const [letter] = await lettersTo(noor);
    await appeal(await tokenAtSignIn(noor));
    await decide(t, talk.kofi, await lastAppeal(), { decision: 'uphold', words: 'It stays so.' });
    await tellAll(t);
    expect((await appeal(tokenOf(letter))).status).toBe(409);
    expect(await lettersTo(noor)).toMatchObject([{ subject: 'Your suspension stands', text: expect.stringContaining('It stays so.') }]);
    expect((await signIn(noor)).body.suspension?.appealToken).toBeNull();
    await suspend(noor, 'Advertising still', { reason: 'Advertising', until: null });
    expect((await appeal(await tokenAtSignIn(noor))).status).toBe(204);
  });

  it('is against the case that led to it; to be heard brings back what was removed', async () => {
    const noor = await someone();
    const thread = await t.make.thread({ spaceId: talk.open.id, authorId: noor.scholar.id });
    const reviewId = await flagged(t, talk.amina, thread.firstPostId);
    await decide(t, lee, reviewId, { decision: 'suspend', until: null, words: 'Hurtful again.' });
    await tellAll(t);
    expect((await appeal(tokenOf((await lettersTo(noor))[0]))).status).toBe(204);
    const appealId = await lastAppeal();
    expect((await caseOf(t, talk.kofi, appealId)).thing).toMatchObject({
      reviewId,
      against: { decision: 'suspend', byName: 'Lee Park' },
      suspension: { byName: 'Lee Park', reason: 'Hurtful again.' },
      about: { kind: 'post', postId: thread.firstPostId },
    });
    expect((await t.http(lee).get(`/api/review/${appealId}`)).status).toBe(404);
    await decide(t, talk.kofi, appealId, { decision: 'overturn' });
    await tellAll(t);
    expect((await signIn(noor)).status).toBe(201);
    expect((await t.http(talk.amina).get(`/api/posts/${thread.firstPostId}`)).body.removed).toBeNull();
  });

  it('waits with the reason until the suspension can no longer be taken back without a word', async () => {
    const noor = await someone();
    const thread = await t.make.thread({ spaceId: talk.open.id, authorId: noor.scholar.id });
    const reviewId = await flagged(t, talk.amina, thread.firstPostId);
    await decide(t, lee, reviewId, { decision: 'suspend', until: null, words: 'mkreason' });
    const early = await signIn(noor);
    expect([early.status, early.body.type, early.body.suspension]).toEqual([403, '/problems/suspended', undefined]);
    expect(early.text).not.toContain('mkreason');
    expect((await undo(t, lee, reviewId)).status).toBe(200);
    expect((await signIn(noor)).status).toBe(201);

    await decide(t, lee, reviewId, { decision: 'suspend', until: null, words: 'mkreason' });
    await tellAll(t);
    expect((await signIn(noor)).body.suspension).toEqual({ reason: 'mkreason', until: null, appealToken: expect.any(String) });
    expect((await appeal('x'.repeat(43))).status).toBe(410);
  });

  it('is worth nothing once the suspension is lifted', async () => {
    const noor = await someone();
    await suspend(noor);
    const token = await tokenAtSignIn(noor);
    await t.http(lee).delete(`/api/scholars/${noor.scholar.id}/suspension`);
    expect((await appeal(token)).status).toBe(410);
  });

  it('takes one of two at once', async () => {
    const noor = await someone();
    await suspend(noor);
    const [letter] = await lettersTo(noor);
    const token = await tokenAtSignIn(noor);
    const answers = await Promise.all([appeal(token), appeal(token), appeal(tokenOf(letter))]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const rows = await t.owner.query<unknown[]>(`SELECT 1 FROM review WHERE kind = 'appeal' AND subject_id = $1`, [noor.scholar.id]);
    expect(rows).toHaveLength(1);
  });

  it('answers 400 and 410', async () => {
    const noor = await someone();
    await suspend(noor);
    const token = await tokenAtSignIn(noor);
    expect((await appeal(token, 'short')).status).toBe(400);
    expect((await appeal('x')).status).toBe(400);
    await t.owner.query(`UPDATE credential_link SET expires_at = now() - interval '1 day' WHERE scholar_id = $1`, [noor.scholar.id]);
    expect((await appeal(token)).body).toMatchObject({ status: 410, type: '/problems/link-expired' });
  });
});
