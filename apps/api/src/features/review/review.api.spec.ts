import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Grant } from '@scholars-commons/shared/accounts';
import type { ReviewChanged } from '@scholars-commons/shared/live-events';
import { reviewCase, type ReviewCase, reviewPage, type ReviewPage, reviewRow } from '@scholars-commons/shared/review';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { stretch } from '../../../test/support/machine-load.js';
import { caseOf, flag, flagged, newsItem, queue, submission } from '../../../test/support/desk.js';
import { eventually, hearing } from '../../../test/support/eventually.js';
import type { SignedIn } from '../../../test/support/make.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';
import { aViewer } from '../../../test/support/viewers.js';
import { reviewPolicy } from './review.policy.js';
import { judgeableBy, judgeParameters, ofAllDesks } from './review.sql.js';

let t: TestApp;
let talk: Talk;
let lee: SignedIn;
let edda: SignedIn;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
  lee = await t.make.signedIn({ givenName: 'Lee', familyName: 'Park', grants: ['moderator'] });
  edda = await t.make.signedIn({ givenName: 'Edda', grants: ['editor'] });
});
afterAll(() => t.close());

const aPost = async (author = talk.ben, markdown = 'Words of Ben') =>
  (await t.make.thread({ spaceId: talk.open.id, authorId: author.scholar.id, markdown, title: 'How do you debrief?' })).firstPostId;
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe('GET /api/review', () => {
  it('shows each what he may judge: what it is, why, and how many asked', async () => {
    const postId = await aPost(talk.ben, 'A **sharp** word');
    const reviewId = await flagged(t, talk.amina, postId, { kind: 'unkind', words: 'mkwords' });
    await flagged(t, talk.chen, postId, { kind: 'unkind' });
    await flagged(t, lee, postId, { kind: 'wrong' });
    const submissionId = await submission(t, talk.amina.scholar.id, 'A new ward');
    const page = await t.http(talk.kofi).get<ReviewPage>('/api/review');
    z.strictObject(reviewPage.shape).parse(page.body);
    for (const row of page.body.items) z.strictObject(reviewRow.shape).parse(row);
    expect(page.body.items.find(({ id }) => id === reviewId)).toMatchObject({
      kind: 'post',
      state: 'waiting',
      title: 'How do you debrief?',
      subject: { name: 'Ben Okoro' },
      flagCount: 3,
      flagKinds: [
        { kind: 'unkind', count: 2 },
        { kind: 'wrong', count: 1 },
      ],
      heldBy: null,
      outcome: null,
    });
    expect(ids(page.body.items)).not.toContain(submissionId);
    expect(await queue(t, edda)).toMatchObject([
      { id: submissionId, kind: 'submission', title: 'A new ward', excerpt: 'It opens in May.' },
    ]);
    const both = await t.make.signedIn({ grants: ['moderator', 'editor'] });
    expect(ids(await queue(t, both))).toEqual(expect.arrayContaining([reviewId, submissionId]));
  });

  it('pages by key, the oldest first, in a bounded number of statements', async () => {
    for (let n = 0; n < 7; n += 1) await flagged(t, talk.amina, await aPost());
    const rows = await queue(t, talk.kofi, '&kind=post', 3);
    expect(new Set(ids(rows)).size).toBe(rows.length);
    expect(rows.map(({ openedAt }) => openedAt)).toEqual(rows.map(({ openedAt }) => openedAt).toSorted());
    expect(rows.length).toBeGreaterThanOrEqual(7);
    expect(await statementsOf(() => t.http(talk.kofi).get('/api/review'))).toHaveLength(2);
  });

  it('counts what waits and since when', async () => {
    const { body } = await t.http(talk.kofi).get<ReviewPage>('/api/review?kind=post');
    expect(body.counters.waiting).toBe(body.items.length);
    expect(body.counters.oldestAt).toBe(body.items[0]?.openedAt);
  });

  it('says how long a decision usually took, of the latest 200 that waited', async () => {
    // The later half took an hour, the earlier ones a day; what was decided at once took nobody's time.
    const made = await t.owner.query<{ id: string }[]>(
      `INSERT INTO review (kind, subject_id, state, opened_at, decision, decided_at, decided_by_id)
       SELECT 'scholar', $1, 'decided', at - CASE WHEN n > 300 THEN interval '0' WHEN n <= 200 THEN interval '1 hour' ELSE interval '1 day' END, 'keep', at, $2
       FROM generate_series(1, 400) AS n, LATERAL (SELECT now() - n * interval '1 minute' AS at) AS decided RETURNING id`,
      [talk.amina.scholar.id, talk.kofi.scholar.id],
    );
    const { body } = await t.http(talk.kofi).get<ReviewPage>('/api/review?kind=scholar');
    expect(body.counters.medianHours).toBe(1);
    await t.owner.query('DELETE FROM review WHERE id = ANY($1::uuid[])', [made.map((row) => row.id)]);
  });

  it('hides from a moderator what is about himself, and that it is there', async () => {
    const reviewId = await flagged(t, talk.amina, await aPost(talk.kofi));
    expect(ids(await queue(t, talk.kofi))).not.toContain(reviewId);
    expect(ids(await queue(t, lee))).toContain(reviewId);
    expect((await t.http(talk.kofi).get(`/api/review/${reviewId}`)).status).toBe(404);
    const [own, others] = await Promise.all(
      [talk.kofi, lee].map(async (who) => (await t.http(who).get<ReviewPage>('/api/review')).body.counters.waiting),
    );
    expect(others).toBe((own ?? 0) + 1);
  });

  it('answers 401, 403 and 400', async () => {
    expect((await t.http().get('/api/review')).status).toBe(401);
    for (const who of [talk.amina, talk.ada]) expect((await t.http(who).get('/api/review')).status).toBe(403);
    expect((await t.http(edda).get('/api/review?kind=post')).status).toBe(403);
    expect((await t.http(talk.kofi).get('/api/review?kind=submission')).status).toBe(403);
    for (const query of ['kind=x', 'state=open', 'limit=0', 'cursor=x', 'mine=1'])
      expect((await t.http(talk.kofi).get(`/api/review?${query}`)).status).toBe(400);
  });
});

it('says in SQL what the policy says, for every grant and relation', async () => {
  const one = await t.make.signedIn({ grants: ['moderator'] });
  await newsItem(t, one.scholar.id).then((id) => flag(t, talk.amina, `news/${id}`));
  await submission(t, one.scholar.id);
  await t.owner.query(`INSERT INTO review (kind, subject_id, appeal_words, against_id) VALUES ('appeal', $1, 'Why?', $2)`, [
    talk.amina.scholar.id,
    one.scholar.id,
  ]);
  const rows = await t.owner.query<{ id: string; kind: ReviewCase['kind']; subject_id: string; against_id: string | null }[]>(
    'SELECT id, kind, subject_id, against_id FROM review',
  );
  expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4);
  const grants: Grant[][] = [[], ['moderator'], ['editor'], ['registrar'], ['admin'], ['moderator', 'editor']];
  for (const each of grants) {
    for (const scholarId of [one.scholar.id, talk.amina.scholar.id, talk.ben.scholar.id, t.make.id()]) {
      const viewer = aViewer({ grants: each, scholarId });
      const found = await t.database.query<{ id: string }[]>(
        ofAllDesks((desk) => `SELECT r.id FROM review r WHERE ${judgeableBy(desk)}`),
        judgeParameters(viewer),
      );
      const allowed = rows.filter(({ kind, subject_id, against_id }) =>
        reviewPolicy.judge(viewer, { kind, subjectId: subject_id, againstId: against_id }),
      );
      expect(ids(found).toSorted()).toEqual(ids(allowed).toSorted());
    }
  }
});

describe('GET /api/review/:id', () => {
  it('shows a post in its place, with what is known of its author', async () => {
    const thread = await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id, markdown: 'Question' });
    const posts = [];
    for (const [author, markdown] of [
      [talk.chen, 'First'],
      [talk.amina, 'Second, removed'],
      [talk.ben, 'Jane Miller, DOB 03/04/1961, fell'],
      [talk.chen, 'After'],
      [talk.chen, 'Long after'],
    ] as const)
      posts.push(await t.make.post({ threadId: thread.id, authorId: author.scholar.id, markdown }));
    await t.http(talk.amina).delete(`/api/posts/${posts[1]?.id}`, {});
    const reviewId = await flagged(t, talk.amina, posts[2]?.id ?? '', { kind: 'patient-data', words: 'Names a patient' });
    const found = await caseOf(t, talk.kofi, reviewId);
    z.strictObject(reviewCase.shape).parse(found);
    if (found.thing.kind !== 'post') throw new Error('Not a post');
    expect(found.thing.thread).toMatchObject({ id: thread.id, spaceName: 'Assessment', isClosed: false });
    expect(found.thing.posts.map(({ number, html, isRemoved, isSubject }) => [number, html, isRemoved, isSubject])).toEqual([
      [2, '<p>First</p>', false, false],
      [3, '', true, false],
      [4, '<p>Jane Miller, DOB 03/04/1961, fell</p>', false, true],
      [5, '<p>After</p>', false, false],
    ]);
    expect(found).toMatchObject({
      flags: [{ kind: 'patient-data', words: 'Names a patient' }],
      history: { warnings: 0, suspensions: 0 },
      matched: ['looks like a name with a date of birth'],
      suggestion: { decision: 'remove', reason: 'patient-data' },
      can: { decide: ['keep', 'remove', 'remove-and-warn', 'suspend'], undo: false, hold: true },
    });
    expect(found.history.posts).toBeGreaterThan(0);
  });

  it('shows news, a profile and a submission', async () => {
    const newsId = await newsItem(t, talk.ben.scholar.id);
    await flag(t, talk.amina, `news/${newsId}`);
    const dana = await t.make.signedIn({ givenName: 'Dana', headline: 'Cures all', bioHtml: '<p>Buy it</p>', audienceAbout: 'network' });
    await flag(t, talk.amina, `scholars/${dana.scholar.id}`, { kind: 'advertising' });
    const rows = await queue(t, talk.kofi);
    const of = async (kind: string) => caseOf(t, talk.kofi, rows.findLast((row) => row.kind === kind)?.id ?? '');
    expect((await of('news')).thing).toEqual({ kind: 'news', newsId, title: 'A prize', html: '<p>We won a prize.</p>', isPublished: true });
    expect(await of('scholar')).toMatchObject({
      excerpt: 'Buy it',
      thing: { kind: 'scholar', scholarId: dana.scholar.id, headline: 'Cures all', bio: '<p>Buy it</p>' },
      can: { decide: ['keep', 'remove-and-warn', 'suspend'] },
    });
    await t.owner.query(`UPDATE scholar SET audience_about = 'me' WHERE id = $1`, [dana.scholar.id]);
    expect(await of('scholar')).toMatchObject({ excerpt: '', thing: { headline: null, bio: null } });
    const submissionCase = await caseOf(t, edda, await submission(t, talk.ben.scholar.id));
    expect(submissionCase).toMatchObject({ thing: { kind: 'submission' }, suggestion: null, can: { decide: [], undo: false, hold: true } });
  });

  it('offers no suspension of somebody of staff to a moderator', async () => {
    const reviewId = await flagged(t, talk.amina, await aPost(edda));
    expect((await caseOf(t, talk.kofi, reviewId)).can.decide).toEqual(['keep', 'remove', 'remove-and-warn']);
  });

  it('names no flagger, to anybody', async () => {
    const dana = await t.make.signedIn({ givenName: 'Mkflagger', familyName: 'Mkfamily' });
    const reviewId = await flagged(t, dana, await aPost(talk.ben), { words: 'Please look' });
    for (const path of ['/api/review', `/api/review/${reviewId}`]) {
      const { text } = await t.http(talk.kofi).get(path);
      expect(text).toContain(reviewId);
      for (const marker of ['Mkflagger', 'Mkfamily', dana.scholar.id]) expect(text).not.toContain(marker);
    }
    const audited = await t.owner.query<{ all: string }[]>(
      `SELECT coalesce(a.actor_id::text, '') || a.changes::text || coalesce(d.after::text, '') AS all FROM audit a LEFT JOIN audit_detail d ON d.audit_id = a.id`,
    );
    expect(JSON.stringify(audited)).not.toContain(dana.scholar.id);
  });

  it('answers 401, 404 and 400', async () => {
    const reviewId = await flagged(t, talk.amina, await aPost());
    expect((await t.http().get(`/api/review/${reviewId}`)).status).toBe(401);
    for (const who of [talk.amina, talk.ben, edda, talk.ada]) expect((await t.http(who).get(`/api/review/${reviewId}`)).status).toBe(404);
    expect((await t.http(talk.kofi).get('/api/review/x')).status).toBe(400);
  });
});

describe('POST /api/review/:id/hold and release', () => {
  const hold = (who: SignedIn, reviewId: string) => t.http(who).post<ReviewCase>(`/api/review/${reviewId}/hold`);
  const release = (who: SignedIn, reviewId: string) => t.http(who).post<ReviewCase>(`/api/review/${reviewId}/release`);

  it('is a courtesy: who comes second is shown who was first, within a second', async () => {
    const reviewId = await flagged(t, talk.amina, await aPost());
    await sleep(50);
    const heard = hearing<ReviewChanged>((listener) => void t.live(talk.kofi).then((socket) => socket.on('review.changed', listener)));
    await sleep(300);
    const begun = Date.now();
    expect((await hold(lee, reviewId)).body.heldBy).toEqual({ scholarId: lee.scholar.id, name: 'Lee Park' });
    await eventually(() =>
      expect(heard).toEqual([{ id: reviewId, kind: 'post', state: 'waiting', heldBy: { scholarId: lee.scholar.id, name: 'Lee Park' } }]),
    );
    expect(Date.now() - begun).toBeLessThan(1_000 * stretch());
    expect((await hold(talk.kofi, reviewId)).body.heldBy?.name).toBe('Lee Park');
    expect((await release(talk.kofi, reviewId)).body.heldBy?.name).toBe('Lee Park');
    // Held once more by the same: nothing that others must hear.
    await hold(lee, reviewId);
    expect((await release(lee, reviewId)).body.heldBy).toBeNull();
    await eventually(() => expect(heard.map(({ heldBy }) => heldBy?.name ?? null)).toEqual(['Lee Park', null]));
  });

  it('ends by itself after five minutes', async () => {
    const reviewId = await flagged(t, talk.amina, await aPost());
    await hold(lee, reviewId);
    await t.owner.query(`UPDATE review SET held_at = now() - interval '6 minutes' WHERE id = $1`, [reviewId]);
    expect((await caseOf(t, talk.kofi, reviewId)).heldBy).toBeNull();
    expect((await hold(talk.kofi, reviewId)).body.heldBy?.name).toBe('Kofi Mensah');
  });

  it('tells neither the person concerned, be he of staff, nor anybody without the right', async () => {
    const heardBy = async (who: SignedIn) => {
      const socket = await t.live(who);
      const heard: unknown[] = [];
      socket.onAny((name: string, event: unknown) => heard.push([name, event]));
      return heard;
    };
    const [subject, third, editor, judge] = await Promise.all([talk.kofi, talk.amina, edda, lee].map(heardBy));
    const reviewId = await flagged(t, talk.chen, await aPost(talk.kofi));
    await hold(lee, reviewId);
    await eventually(() => expect(judge?.length).toBe(2));
    expect([subject, third, editor]).toEqual([[], [], []]);
  });

  it('answers 401 and 404', async () => {
    const reviewId = await flagged(t, talk.amina, await aPost());
    for (const path of ['hold', 'release']) {
      expect((await t.http().post(`/api/review/${reviewId}/${path}`)).status).toBe(401);
      expect((await t.http(edda).post(`/api/review/${reviewId}/${path}`)).status).toBe(404);
      expect((await t.http(talk.kofi).post(`/api/review/${t.make.id()}/${path}`)).status).toBe(404);
    }
  });
});
