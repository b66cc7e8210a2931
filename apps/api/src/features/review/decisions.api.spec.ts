import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostSource, PostView } from '@scholars-commons/shared/discussions';
import type { SubmissionPage, SubmissionView } from '@scholars-commons/shared/news';
import type { Problem } from '@scholars-commons/shared/problem';
import { reviewCase, type ReviewCase } from '@scholars-commons/shared/review';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { Jobs } from '../../common/jobs/jobs.js';
import { stretch } from '../../../test/support/machine-load.js';
import { caseOf, decide, flag, flagged, newsItem, queue, tellAll, toldTo, undo, undoIsOver } from '../../../test/support/desk.js';
import type { SignedIn } from '../../../test/support/make.js';
import { act, aSubmission } from '../../../test/support/news.js';
import { outboxOf, type SentMail } from '../../../test/support/outbox.js';
import { reply, type Talk, talkOf } from '../../../test/support/talk.js';
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
  lee = await t.make.signedIn({ givenName: 'Lee', familyName: 'Park', grants: ['moderator'] });
  hash = await hashPassword(PASSWORD);
  mails = outboxOf(t);
});
afterAll(() => t.close());

/** An author of his own, a post of his, and the case that a flag made of it. */
const aCase = async () => {
  const ben = await t.make.signedIn({ givenName: 'Ben', passwordHash: hash });
  const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.chen.scholar.id, markdown: 'Question' });
  const post = await reply(t, ben, thread.id, 'A **sharp** word');
  return { ben, post, reviewId: await flagged(t, talk.amina, post.id, { words: 'mkflagwords' }) };
};
const told = (who: SignedIn) => toldTo(t, who);
const drain = () => tellAll(t);
const htmlOf = async (post: PostView) => (await t.http(talk.kofi).get<PostSource>(`/api/posts/${post.id}`)).body;
const acts = async (thingId: string) =>
  (await t.owner.query<{ act: string }[]>('SELECT act FROM audit WHERE thing_id = $1 ORDER BY at', [thingId])).map(({ act }) => act);

describe('POST /api/review/:id/decisions', () => {
  it('removes at once, and tells the author and who flagged only when it cannot be undone', async () => {
    const { ben, post, reviewId } = await aCase();
    const before = (await told(talk.amina)).length;
    const answer = await decide(t, lee, reviewId, { words: 'Please say it kindly.' });
    expect(answer.status).toBe(200);
    z.strictObject(reviewCase.shape).parse(answer.body);
    expect(answer.body).toMatchObject({
      state: 'decided',
      outcome: { decision: 'remove', reason: 'unkind', words: 'Please say it kindly.', byName: 'Lee Park' },
      can: { decide: [], undo: true, hold: false },
    });
    expect(Date.parse(answer.body.outcome?.undoUntil ?? '') - Date.parse(answer.body.outcome?.at ?? '')).toBe(30_000);
    expect((await htmlOf(post)).removed?.by).toBe('moderator');
    await t.app.get(Jobs).drain();
    expect(await told(ben)).toEqual([]);
    await drain();
    expect(await told(ben)).toMatchObject([{ kind: 'decision', reviewId, text: 'Please say it kindly.', actor: null }]);
    const [first, ...rest] = await told(talk.amina);
    expect(rest).toHaveLength(before);
    expect(first).toMatchObject({ kind: 'flag-settled', reviewId: null, actor: null, text: expect.stringContaining('removed it') });
    expect(await acts(reviewId)).toEqual(['review.decide']);
    expect(await acts(post.id)).toEqual(['post.remove']);
    const [{ changes, after }] = await t.owner.query<[{ changes: object; after: object }]>(
      `SELECT a.changes, d.after FROM audit a JOIN audit_detail d ON d.audit_id = a.id WHERE a.thing_id = $1`,
      [reviewId],
    );
    expect(changes).toMatchObject({ decision: 'remove', reason: 'unkind', postId: post.id });
    expect(after).toEqual({ words: 'Please say it kindly.' });
    // Told once, however often the job comes.
    await t.owner.query(`UPDATE pgboss.job SET state = 'retry' WHERE name = 'tell-decision'`);
    await t.app.get(Jobs).drain();
    expect(await told(ben)).toHaveLength(1);
  });

  it('keeps: who flagged hears why, the author nothing', async () => {
    const { ben, post, reviewId } = await aCase();
    const { body } = await decide(t, lee, reviewId, {
      decision: 'keep',
      reason: 'within-guidelines',
      words: 'It is a quotation. Thank you.',
    });
    expect(body.outcome?.decision).toBe('keep');
    await drain();
    expect((await htmlOf(post)).removed).toBeNull();
    expect(await told(ben)).toEqual([]);
    expect((await told(talk.amina))[0]).toMatchObject({ kind: 'flag-settled', text: 'It is a quotation. Thank you.' });
    expect((await flag(t, talk.amina, `posts/${post.id}`)).body.outcome).toBe('kept');
  });

  it('warns: the next one sees it in the history', async () => {
    const { ben, reviewId } = await aCase();
    await decide(t, lee, reviewId, { decision: 'remove-and-warn' });
    await drain();
    const another = await t.make.thread({ spaceId: talk.open.id, authorId: ben.scholar.id });
    const next = await caseOf(t, talk.kofi, await flagged(t, talk.chen, another.firstPostId));
    expect(next.history).toMatchObject({ posts: 1, removed: 1, warnings: 1, suspensions: 0 });
  });

  it('removes news, which goes back to its submitter with the words', async () => {
    const ben = await t.make.signedIn();
    const newsId = await newsItem(t, ben.scholar.id);
    await flag(t, talk.amina, `news/${newsId}`);
    const reviewId = (await queue(t, lee, '&kind=news')).at(-1)?.id ?? '';
    expect((await decide(t, lee, reviewId, { words: 'mknewswords' })).status).toBe(200);
    const state = async () =>
      (
        await t.owner.query<[{ state: string; is_public: boolean }]>(
          `SELECT ns.state, ni.unpublished_at IS NULL AS is_public FROM news_item ni JOIN news_submission ns ON ns.id = ni.submission_id WHERE ni.id = $1`,
          [newsId],
        )
      )[0];
    expect(await state()).toEqual({ state: 'returned', is_public: false });
    // The words come once they can no longer be taken back; who it was does not.
    const mine = (await t.http(ben).get<SubmissionPage>('/api/news-submissions')).body.items[0]?.id ?? '';
    const read = async () =>
      (await Promise.all(['', `/${mine}`].map((path) => t.http(ben).get(`/api/news-submissions${path}`)))).map(({ text }) => text);
    for (const text of await read()) expect(text).not.toMatch(/mknewswords|Lee Park/);
    await undo(t, lee, reviewId);
    expect(await state()).toEqual({ state: 'published', is_public: true });
    const steps = async () => (await t.http(ben).get<SubmissionView>(`/api/news-submissions/${mine}`)).body.steps.map(({ step }) => step);
    expect(await steps()).toEqual([]);

    await decide(t, lee, reviewId, { words: 'mknewswords' });
    await tellAll(t);
    for (const text of await read()) expect(text).toContain('mknewswords');
    for (const text of await read()) expect(text).not.toContain('Lee Park');
    expect(await steps()).toEqual(['unpublished']);
  });

  it('undone, forgets its own step alone, not what an editor did meanwhile', async () => {
    const ben = await t.make.signedIn();
    const edda = await t.make.signedIn({ givenName: 'Edda', familyName: 'Voss', grants: ['editor'] });
    const { id, newsId } = await aSubmission(t, { submitterId: ben.scholar.id, state: 'published' });
    await flag(t, talk.amina, `news/${newsId}`);
    const reviewId = (await queue(t, lee, '&kind=news')).at(-1)?.id ?? '';
    await decide(t, lee, reviewId);
    for (const [who, verb, version] of [
      [ben, 'submit', 2],
      [edda, 'publish', 3],
      [edda, 'unpublish', 4],
    ] as const)
      expect((await act(t, who, id, verb, { version })).status).toBe(200);
    expect((await undo(t, lee, reviewId)).status).toBe(200);
    const { steps, state } = (await t.http(edda).get<SubmissionView>(`/api/news-submissions/${id}`)).body;
    expect(steps.slice(3).map(({ step, byName }) => [step, byName])).toEqual([
      ['submitted', expect.anything()],
      ['published', 'Edda Voss'],
      ['unpublished', 'Edda Voss'],
    ]);
    expect(state).toBe('in-review');
  });

  it('claims to have removed nothing where an editor was faster', async () => {
    const ben = await t.make.signedIn();
    const newsId = await newsItem(t, ben.scholar.id);
    await flag(t, talk.amina, `news/${newsId}`);
    const reviewId = (await queue(t, lee, '&kind=news')).at(-1)?.id ?? '';
    const { deciding } = await t.owner.transaction(async (tx) => {
      await tx.query(`UPDATE news_submission SET state = 'returned' WHERE id = (SELECT submission_id FROM news_item WHERE id = $1)`, [
        newsId,
      ]);
      await tx.query('UPDATE news_item SET unpublished_at = now() WHERE id = $1', [newsId]);
      const begun = decide(t, lee, reviewId);
      await sleep(500);
      return { deciding: begun };
    });
    expect((await deciding).status).toBe(200);
    expect(await t.owner.query('SELECT has_removed FROM review WHERE id = $1', [reviewId])).toEqual([{ has_removed: false }]);
  });

  it('on a profile warns without removing anything', async () => {
    const dana = await t.make.signedIn({ givenName: 'Dana' });
    await flag(t, talk.amina, `scholars/${dana.scholar.id}`, { kind: 'advertising' });
    const reviewId = (await queue(t, lee, '&kind=scholar')).at(-1)?.id ?? '';
    const refused = await decide<Problem>(t, lee, reviewId, { decision: 'remove' });
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([400, '/decision']);
    expect(
      (await decide(t, lee, reviewId, { decision: 'remove-and-warn', reason: 'advertising', words: 'Please do not sell.' })).status,
    ).toBe(200);
    await drain();
    expect(await told(dana)).toMatchObject([{ kind: 'decision', text: 'Please do not sell.', reviewId }]);
    // Among others: what was decided before may be told in the same moment.
    const words = (await told(talk.amina)).map(({ text }) => text);
    expect(words).toContainEqual(expect.stringContaining('did something about it'));
  });

  it('suspends: removes, ends sessions and sockets within three seconds, and writes when it stands', async () => {
    const { ben, post, reviewId } = await aCase();
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const socket = await t.live(ben);
    const away = new Promise((resolve) => socket.once('disconnect', resolve));
    const begun = Date.now();
    expect((await decide(t, lee, reviewId, { decision: 'suspend', until, words: 'Hurtful again.' })).status).toBe(200);
    await away;
    expect(Date.now() - begun).toBeLessThan(3_000 * stretch());
    expect((await t.http(ben).get('/api/session')).status).toBe(401);
    expect((await htmlOf(post)).removed?.by).toBe('moderator');
    expect((await mails()).filter(({ to }) => to === ben.email)).toEqual([]);
    await drain();
    expect((await mails()).filter(({ to }) => to === ben.email)).toMatchObject([{ text: expect.stringContaining('Hurtful again.') }]);
    expect(await acts(ben.scholar.id)).toContain('scholar.suspend');
    const refused = await t.http().post('/api/session', { email: ben.email, password: PASSWORD });
    expect(refused.status).toBe(403);
  });

  it('lets one of two who decide at once win; the other reads how', async () => {
    const { post, reviewId } = await aCase();
    const answers = await Promise.all([decide(t, lee, reviewId), decide(t, talk.kofi, reviewId, { decision: 'keep' })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [won, lost] = answers.toSorted((one, other) => one.status - other.status);
    const refusal = lost?.body as unknown as Problem & { current: ReviewCase };
    expect(refusal).toMatchObject({ type: '/problems/decided', current: { state: 'decided', outcome: won?.body.outcome } });
    expect(refusal.detail).toMatch(/^(Lee Park removed it|Kofi Mensah kept it) just now\.$/);
    const isKept = won?.body.outcome?.decision === 'keep';
    expect((await htmlOf(post)).removed === null).toBe(isKept);
    const rows = await t.owner.query<unknown[]>(
      `SELECT a.act, a.actor_id, a.changes ->> 'decision' AS decision, d.after FROM audit a LEFT JOIN audit_detail d ON d.audit_id = a.id
       WHERE a.thing_id = $1 ORDER BY a.act`,
      [reviewId],
    );
    const [ofLee, ofKofi] = [
      { actor_id: lee.scholar.id, decision: 'remove' },
      { actor_id: talk.kofi.scholar.id, decision: 'keep' },
    ];
    expect(rows).toEqual([
      { act: 'review.decide', ...(isKept ? ofKofi : ofLee), after: { words: expect.any(String) } },
      { act: 'review.decide-refused', ...(isKept ? ofLee : ofKofi), after: null },
    ]);
  });

  it('lets one win where no thread is held either', async () => {
    for (let n = 0; n < 4; n += 1) {
      const dana = await t.make.signedIn();
      await flag(t, talk.amina, `scholars/${dana.scholar.id}`);
      const reviewId = (await queue(t, lee, '&kind=scholar')).at(-1)?.id ?? '';
      const decision = 'remove-and-warn';
      const answers = await Promise.all([lee, talk.kofi, lee, talk.kofi].map((who) => decide(t, who, reviewId, { decision })));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
      // The winner's own second press met nobody.
      expect((await acts(reviewId)).toSorted()).toEqual(['review.decide', 'review.decide-refused', 'review.decide-refused']);
    }
  });

  it('answers the same decision again, also when it comes twice at once', async () => {
    const { reviewId } = await aCase();
    const id = t.make.id();
    const answers = await Promise.all([decide(t, lee, reviewId, { id }), decide(t, lee, reviewId, { id })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await decide(t, lee, reviewId, { id })).body.outcome).toEqual(answers[0]?.body.outcome);
    expect(await acts(reviewId)).toEqual(['review.decide']);
    const other = await aCase();
    expect((await decide(t, lee, other.reviewId, { id })).status).toBe(409);
    expect((await caseOf(t, lee, other.reviewId)).state).toBe('waiting');
  });

  it('leaves people of staff to admins', async () => {
    const editor = await t.make.signedIn({ grants: ['editor'] });
    const thread = await t.make.thread({ spaceId: talk.open.id, authorId: editor.scholar.id });
    const reviewId = await flagged(t, talk.amina, thread.firstPostId);
    expect((await decide(t, lee, reviewId, { decision: 'suspend', until: null })).status).toBe(403);
    expect(await caseOf(t, lee, reviewId)).toMatchObject({ state: 'waiting', thing: { posts: [{ isRemoved: false }] } });
    const both = await t.make.signedIn({ grants: ['moderator', 'admin'] });
    expect((await decide(t, both, reviewId, { decision: 'suspend', until: null })).status).toBe(200);
  });

  it('answers 401, 403, 404 and 400', async () => {
    const { ben, reviewId } = await aCase();
    expect((await t.http().post(`/api/review/${reviewId}/decisions`, {})).status).toBe(401);
    for (const who of [ben, talk.amina, talk.ada]) expect((await decide(t, who, reviewId)).status).toBe(404);
    for (const [more, pointer] of [
      [{ words: 'x' }, '/words'],
      [{ reason: 'rude' }, '/reason'],
      [{ decision: 'overturn' }, '/decision'],
      [{ decision: 'suspend' }, '/until'],
      [{ decision: 'suspend', until: '2020-01-01T00:00:00Z' }, '/until'],
      [{ decision: 'remove', until: '2036-01-01T00:00:00Z' }, '/until'],
      [{ quietly: true }, '/quietly'],
    ] as const) {
      const answer = await decide<Problem>(t, lee, reviewId, more as object);
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
  });
});

describe('POST /api/review/:id/undo', () => {
  it('puts all back before anybody heard of it, and the job tells nothing', async () => {
    const { ben, post, reviewId } = await aCase();
    await decide(t, lee, reviewId, { decision: 'suspend', until: null });
    const answer = await undo(t, lee, reviewId);
    expect(answer.body).toMatchObject({ state: 'waiting', outcome: null, history: { suspensions: 0, removed: 0 }, can: { undo: false } });
    expect((await htmlOf(post)).removed).toBeNull();
    expect((await t.http().post('/api/session', { email: ben.email, password: PASSWORD })).status).toBe(201);
    await undoIsOver(t);
    expect((await mails()).filter(({ to }) => to === ben.email)).toEqual([]);
    expect(await told({ ...ben, ...(await t.make.session(ben.accountId)) })).toEqual([]);
    expect(await acts(reviewId)).toEqual(['review.decide', 'review.undo']);
    // Asked again: it waits already.
    expect((await undo(t, lee, reviewId)).status).toBe(200);
    // Decided anew, the former job still tells nothing of the new decision.
    await decide(t, talk.kofi, reviewId, { decision: 'keep' });
    await t.app.get(Jobs).drain();
    expect((await caseOf(t, talk.kofi, reviewId)).can.undo).toBe(true);
  });

  it('is for whoever decided, and not once it is told', async () => {
    const { reviewId } = await aCase();
    await decide(t, lee, reviewId);
    expect((await undo(t, talk.kofi, reviewId)).status).toBe(403);
    await undoIsOver(t);
    const late = await undo<Problem & { current: ReviewCase }>(t, lee, reviewId);
    expect(late).toMatchObject({ status: 409, body: { current: { state: 'decided', can: { undo: false } } } });
  });

  it('and telling at the same moment: one of them wins', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { ben, post, reviewId } = await aCase();
      await decide(t, lee, reviewId);
      await t.owner.query(
        `UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE name = 'tell-decision' AND state < 'active'`,
      );
      await t.owner.query(`UPDATE review SET undo_until = clock_timestamp() + interval '20 ms' WHERE id = $1`, [reviewId]);
      const [undone] = await Promise.all([undo(t, lee, reviewId), t.app.get(Jobs).drain()]);
      await t.owner.query(
        `UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE name = 'tell-decision' AND state < 'active'`,
      );
      await t.app.get(Jobs).drain();
      const isBack = undone.status === 200;
      expect((await htmlOf(post)).removed === null).toBe(isBack);
      expect((await told(ben)).length).toBe(isBack ? 0 : 1);
    }
  });

  it('gathers what was flagged again meanwhile', async () => {
    const { post, reviewId } = await aCase();
    await decide(t, lee, reviewId, { decision: 'keep' });
    expect(await flagged(t, talk.chen, post.id, { kind: 'wrong' })).not.toBe(reviewId);
    const { body } = await undo(t, lee, reviewId);
    expect(body).toMatchObject({ state: 'waiting', flagCount: 2, flags: [{ kind: 'unkind' }, { kind: 'wrong' }] });
    const open = await t.owner.query<unknown[]>('SELECT 1 FROM review WHERE post_id = $1', [post.id]);
    expect(open).toHaveLength(1);
  });

  it('does not bring back what the author removed himself', async () => {
    const { ben, post, reviewId } = await aCase();
    await t.http(ben).delete(`/api/posts/${post.id}`, {});
    await decide(t, lee, reviewId);
    await undo(t, lee, reviewId);
    expect((await htmlOf(post)).removed?.by).toBe('author');
  });
});

describe('a removal in the thread itself', () => {
  it('settles the case that waits: the desk sees it at once, author and flaggers are told half a minute later', async () => {
    const { ben, post, reviewId } = await aCase();
    await t.http(talk.kofi).delete(`/api/posts/${post.id}`, { reason: 'Off topic here' });
    expect(await caseOf(t, lee, reviewId)).toMatchObject({
      state: 'decided',
      outcome: { decision: 'remove', reason: 'other', words: 'Off topic here', byName: 'Kofi Mensah', undoUntil: null },
      can: { undo: false },
    });
    expect((await undo(t, talk.kofi, reviewId)).status).toBe(409);
    await t.app.get(Jobs).drain();
    expect(await told(ben)).toEqual([]);
    for (let run = 0; run < 2; run += 1) await drain();
    expect(await told(ben)).toMatchObject([{ kind: 'post-removed', reviewId, text: 'Off topic here', actor: { name: 'Kofi Mensah' } }]);
    expect((await told(talk.amina))[0]).toMatchObject({ kind: 'flag-settled' });
  });

  it('makes a decided case where none waits, so that the author can appeal', async () => {
    const ben = await t.make.signedIn();
    const thread = await t.make.thread({ spaceId: talk.open.id, authorId: ben.scholar.id });
    await t.http(talk.kofi).delete(`/api/posts/${thread.firstPostId}`, { reason: 'Off topic here' });
    await tellAll(t);
    const [notice] = await told(ben);
    expect(await caseOf(t, lee, notice?.reviewId ?? '')).toMatchObject({ state: 'decided', flagCount: 0, outcome: { decision: 'remove' } });
    await t.http(talk.kofi).post(`/api/posts/${thread.firstPostId}/restore`, { reason: 'On topic after all' });
    expect(await t.owner.query<unknown[]>('SELECT 1 FROM review WHERE post_id = $1', [thread.firstPostId])).toHaveLength(1);
  });

  it('and a decision at the same moment: one of them wins', async () => {
    for (let n = 0; n < 4; n += 1) {
      const { ben, post, reviewId } = await aCase();
      const [decided, removed] = await Promise.all([
        decide(t, lee, reviewId),
        t.http(talk.kofi).delete(`/api/posts/${post.id}`, { reason: 'Off topic here' }),
      ]);
      expect([[200, 409].join(), [409, 200].join()]).toContain([decided.status, removed.status].join());
      await tellAll(t);
      expect(await told(ben)).toHaveLength(1);
    }
  });
});
