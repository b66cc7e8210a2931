import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationPage } from '@scholars-commons/shared/notifications';
import type { Problem } from '@scholars-commons/shared/problem';
import type { SubmissionView } from '@scholars-commons/shared/news';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { Jobs } from '../../../common/jobs/jobs.js';
import type { SignedIn } from '../../../../test/support/make.js';
import { act, aSubmission } from '../../../../test/support/news.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';
import { tellPublished, TellPublishedJob } from './tell-published.job.js';

let t: TestApp;
let amina: SignedIn;
let ben: SignedIn;
let edda: SignedIn;
let emil: SignedIn;
beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn({ givenName: 'Amina', familyName: 'Diallo' });
  ben = await t.make.signedIn({ givenName: 'Ben', familyName: 'Okoro' });
  edda = await t.make.signedIn({ givenName: 'Edda', familyName: 'Lie', grants: ['editor'] });
  emil = await t.make.signedIn({ givenName: 'Emil', familyName: 'Roth', grants: ['editor'] });
});
afterAll(() => t.close());

const pointers = ({ errors = [] }: Problem) => errors.map(({ pointer }) => pointer);
const made = (state: SubmissionView['state'], more: Partial<Parameters<typeof aSubmission>[1]> = {}) =>
  aSubmission(t, { submitterId: amina.scholar.id, state, ...more });
const publish = (id: string, { who = edda, version = 1 } = {}) => act(t, who, id, 'publish', { version });
const cases = (id: string) =>
  t.owner.query<{ state: string; decision: string | null }[]>(
    'SELECT state, decision FROM review WHERE submission_id = $1 ORDER BY opened_at',
    [id],
  );
const acts = async (id: string) =>
  (await t.owner.query<{ act: string }[]>('SELECT act FROM audit WHERE thing_id = $1 ORDER BY at', [id])).map((row) => row.act);
const achievements = async (who = amina) => (await t.http(who).get<ScholarView>(`/api/scholars/${who.scholar.id}`)).body.achievements ?? [];
const told = async (who: SignedIn) =>
  (await t.http(who).get<NotificationPage>('/api/notifications')).body.items.map(({ kind, news, text }) => [kind, news?.id, text]);
/** Lets the time for undoing be over, and runs the job that waits for it. */
async function aMinuteLater(newsId: string | null): Promise<void> {
  await t.owner.query(`UPDATE news_item SET undo_until = undo_until - interval '61 seconds' WHERE id = $1`, [newsId]);
  await t.app.get(TellPublishedJob).run({ newsId: newsId ?? '' });
}
const waitingJobs = async (newsId: string | null) =>
  t.owner.query<{ wait: number }[]>(
    `SELECT round(extract(epoch FROM start_after - created_on))::int AS wait FROM pgboss.job WHERE name = $1 AND data ->> 'newsId' = $2`,
    [tellPublished.name, newsId],
  );

describe('POST /api/news-submissions/:id/publish', () => {
  it('makes one item, however many press at once, and settles the case', async () => {
    const { id } = await made('in-review');
    const answers = await Promise.all([edda, emil, edda, emil].map((who) => publish(id, { who })));
    expect(answers.map(({ status, body }) => [status, body.state, body.version])).toEqual(
      Array.from({ length: 4 }, () => [200, 'published', 2]),
    );
    expect(new Set(answers.map(({ body }) => body.newsId)).size).toBe(1);
    expect(await acts(id)).toEqual(['submission.publish']);
    expect(await cases(id)).toEqual([{ state: 'decided', decision: 'publish' }]);
    const { undoUntil, newsId } = (await t.http(edda).get<SubmissionView>(`/api/news-submissions/${id}`)).body;
    expect(Math.abs(Date.parse(undoUntil ?? '') - Date.now() - 60_000)).toBeLessThan(5_000);
    expect(await waitingJobs(newsId)).toEqual([{ wait: 60 }]);
  });

  it('and a withdrawal at once: either public, or not, and never half', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id } = await made('submitted', { kind: 'news' });
      const answers = await Promise.all([publish(id), act(t, amina, id, 'withdraw', { version: 1 })]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const { body } = await t.http(edda).get<SubmissionView>(`/api/news-submissions/${id}`);
      expect([body.state, body.newsId !== null]).toEqual(answers[0]?.status === 200 ? ['published', true] : ['withdrawn', false]);
      expect((await acts(id)).toSorted()).toEqual(
        answers[0]?.status === 200
          ? ['submission.publish', 'submission.withdraw-refused']
          : ['submission.publish-refused', 'submission.withdraw'],
      );
    }
  });

  it('writes the line on the submitter’s page, with its version, on record', async () => {
    const noor = await t.make.signedIn();
    const { id } = await made('submitted', {
      submitterId: noor.scholar.id,
      title: 'Prize of the year',
      date: '2026-05',
      link: 'https://prize.example',
    });
    const { body } = await publish(id);
    const line = { kind: 'publication', title: 'Prize of the year', link: 'https://prize.example', date: '2026-05' };
    expect(await achievements(noor)).toEqual([{ id: body.achievementId, ...line, detail: null, newsId: body.newsId }]);
    const page = await t.http(noor).get<ScholarView>(`/api/scholars/${noor.scholar.id}`);
    expect(page.body.own?.versions.achievements).toBe(1);
    const record = await t.owner.query(
      `SELECT a.actor_id, a.changes, d.after FROM audit a JOIN audit_detail d ON d.audit_id = a.id WHERE a.act = 'achievement.add' AND a.thing_id = $1`,
      [noor.scholar.id],
    );
    expect(record).toMatchObject([{ actor_id: edda.scholar.id, changes: { block: 'achievements' }, after: line }]);
  });

  it.each([
    ['news that are no achievement', { kind: 'news' as const }],
    ['what tells of others alone', { withoutSubmitter: true }],
  ])('writes none for %s', async (_what, more) => {
    const noor = await t.make.signedIn();
    const { id } = await made('submitted', { submitterId: noor.scholar.id, ...more });
    expect((await publish(id)).body).toMatchObject({ state: 'published', achievementId: null });
    expect(await achievements(noor)).toEqual([]);
  });

  it('links the line that is there already', async () => {
    const noor = await t.make.signedIn();
    const achievementId = t.make.id();
    await t.http(noor).post(`/api/scholars/${noor.scholar.id}/achievements`, { id: achievementId, kind: 'award', title: 'A prize' });
    const { id } = await made('submitted', { submitterId: noor.scholar.id, achievementId });
    expect((await publish(id)).body.achievementId).toBe(achievementId);
    expect(await achievements(noor)).toHaveLength(1);
  });

  it('leads from the line to the news while they are public, unless its scholar will not stand in them', async () => {
    const [noor, chen] = [await t.make.signedIn(), await t.make.signedIn()];
    const seenBy = async (who: SignedIn) =>
      (await t.http(who).get<ScholarView>(`/api/scholars/${noor.scholar.id}`)).body.achievements?.map(({ newsId }) => newsId);
    const { id } = await made('in-review', { submitterId: noor.scholar.id });
    expect(await seenBy(chen)).toEqual([]);
    const { newsId } = (await publish(id)).body;
    expect([await seenBy(chen), await seenBy(noor)]).toEqual([[newsId], [newsId]]);
    await t.http(noor).put(`/api/news/${newsId}/standing`, { agrees: false });
    expect([await seenBy(chen), await seenBy(noor)]).toEqual([[null], [null]]);
    await t.http(noor).put(`/api/news/${newsId}/standing`, { agrees: true });
    expect(await seenBy(chen)).toEqual([newsId]);
    await aMinuteLater(newsId);
    await act(t, edda, id, 'unpublish', { version: 2, note: 'The prize was not given' });
    expect([await seenBy(chen), await seenBy(noor)]).toEqual([[null], [null]]);
  });

  it('goes out also where the page is full', async () => {
    const noor = await t.make.signedIn();
    await t.owner.query(
      `INSERT INTO achievement (id, scholar_id, kind, title) SELECT gen_random_uuid(), $1, 'other', 'Line ' || n FROM generate_series(1, 1000) n`,
      [noor.scholar.id],
    );
    const { id } = await made('submitted', { submitterId: noor.scholar.id });
    expect((await publish(id)).body).toMatchObject({ state: 'published', achievementId: null });
  });

  it('tells nobody within the minute; then the submitter once, and asks those named', async () => {
    const [noor, chen] = [await t.make.signedIn(), await t.make.signedIn()];
    const late = await t.make.scholar({ state: 'deceased' });
    const { id } = await made('submitted', {
      submitterId: noor.scholar.id,
      people: { [chen.scholar.id]: 'not-asked', [late.id]: 'not-asked' },
    });
    const { body } = await publish(id);
    const newsId = body.newsId ?? '';
    await expect(t.app.get(TellPublishedJob).run({ newsId })).rejects.toThrow('can still be undone');
    expect([await told(noor), await told(chen)]).toEqual([[], []]);
    for (let run = 0; run < 3; run += 1) await aMinuteLater(newsId);
    expect(await told(noor)).toEqual([['news-published', newsId, null]]);
    expect(await told(chen)).toEqual([['news-named', newsId, null]]);
    const people = (await t.http(noor).get<SubmissionView>(`/api/news-submissions/${id}`)).body.people;
    expect(people.map(({ answer }) => answer)).toEqual(['agreed', 'asked', 'not-asked']);

    const ada = await t.make.signedIn();
    await t.http(edda).patch(`/api/news-submissions/${id}`, {
      version: 2,
      people: [...people.map(({ scholar }) => scholar.id), ada.scholar.id],
    });
    expect(await waitingJobs(newsId)).toHaveLength(2);
    await aMinuteLater(newsId);
    expect(await told(ada)).toEqual([['news-named', newsId, null]]);
    expect([(await told(noor)).length, (await told(chen)).length]).toEqual([1, 1]);

    // Whom an editor takes out again is no longer asked.
    await t.http(edda).patch(`/api/news-submissions/${id}`, { version: 3, people: people.map(({ scholar }) => scholar.id) });
    expect(await told(ada)).toEqual([]);
  });

  it('is told by the queue itself once it is due', async () => {
    const noor = await t.make.signedIn();
    const { id } = await made('submitted', { submitterId: noor.scholar.id, kind: 'news' });
    const { newsId } = (await publish(id)).body;
    const isDue = () =>
      t.owner.query(`UPDATE pgboss.job SET start_after = now() WHERE name = 'tell-published' AND data ->> 'newsId' = $1`, [newsId]);
    await t.app.get(Jobs).drain();
    expect(await told(noor)).toEqual([]);
    // Too early, as when a clock was put back: it comes again.
    await isDue();
    await t.app.get(Jobs).drain();
    expect(await told(noor)).toEqual([]);
    await t.owner.query(`UPDATE news_item SET undo_until = now() WHERE id = $1`, [newsId]);
    await isDue();
    await t.app.get(Jobs).drain();
    expect(await told(noor)).toEqual([['news-published', newsId, null]]);
  });
});

describe('POST /api/news-submissions/:id/unpublish', () => {
  it('within the minute it never was: no reason, no line, nobody told, in review again', async () => {
    const noor = await t.make.signedIn();
    const { id } = await made('in-review', { submitterId: noor.scholar.id });
    const { newsId } = (await publish(id)).body;
    const { status, body } = await act(t, edda, id, 'unpublish', { version: 2 });
    expect([status, body.state, body.newsId, body.achievementId, body.undoUntil]).toEqual([200, 'in-review', null, null, null]);
    expect((await act(t, edda, id, 'unpublish', { version: 2 })).body.version).toBe(3);
    expect(await cases(id)).toEqual([
      { state: 'decided', decision: 'publish' },
      { state: 'waiting', decision: null },
    ]);
    expect(await achievements(noor)).toEqual([]);
    await aMinuteLater(newsId);
    expect(await told(noor)).toEqual([]);

    // Once more, and it is the same item with a minute of its own.
    const again = await publish(id, { version: 3 });
    expect(again.body).toMatchObject({ state: 'published', newsId });
    await expect(t.app.get(TellPublishedJob).run({ newsId: newsId ?? '' })).rejects.toThrow('can still be undone');
    expect(await told(noor)).toEqual([]);
    expect(await achievements(noor)).toHaveLength(1);
  });

  it('leaves a line that its scholar has changed meanwhile, or that was his before', async () => {
    const noor = await t.make.signedIn();
    const { id } = await made('in-review', { submitterId: noor.scholar.id });
    const { achievementId } = (await publish(id)).body;
    const line = `/api/scholars/${noor.scholar.id}/achievements/${achievementId}`;
    expect((await t.http(noor).patch(line, { title: 'As I would say it' })).status).toBe(200);
    expect((await act(t, edda, id, 'unpublish', { version: 2 })).body.achievementId).toBe(achievementId);
    await publish(id, { version: 3 });
    await act(t, edda, id, 'unpublish', { version: 4 });
    expect(await achievements(noor)).toMatchObject([{ title: 'As I would say it' }]);
  });

  it('later it asks why, goes back to its submitter with that, and leaves the line', async () => {
    const noor = await t.make.signedIn();
    const { id } = await made('in-review', { submitterId: noor.scholar.id });
    const { newsId } = (await publish(id)).body;
    await aMinuteLater(newsId);
    expect(pointers((await act<Problem>(t, edda, id, 'unpublish', { version: 2 })).body)).toEqual(['/note']);
    const { body } = await act(t, edda, id, 'unpublish', { version: 2, note: 'The prize was not given' });
    expect(body).toMatchObject({
      state: 'returned',
      newsId: null,
      steps: expect.arrayContaining([expect.objectContaining({ step: 'unpublished' })]),
    });
    expect(await cases(id)).toEqual([{ state: 'decided', decision: 'publish' }]);
    expect((await told(noor))[0]).toEqual(['news-unpublished', undefined, 'The prize was not given']);
    expect(await achievements(noor)).toHaveLength(1);

    // Mended and out again: one line still.
    await act(t, noor, id, 'submit', { version: 3 });
    expect((await publish(id, { version: 4 })).body).toMatchObject({ newsId, achievementId: body.achievementId });
    expect(await achievements(noor)).toHaveLength(1);
  });

  it('by two at once is one act, and one that came late', async () => {
    const { id } = await made('published');
    const answers = await Promise.all([
      act(t, edda, id, 'unpublish', { version: 1, note: 'The prize was not given' }),
      act(t, emil, id, 'unpublish', { version: 1, note: 'Not so' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await acts(id)).toSorted()).toEqual(['submission.unpublish', 'submission.unpublish-refused']);
  });
});

describe('every act', () => {
  it.each([
    ['publish', { version: 1 }],
    ['unpublish', { version: 1, note: 'Why' }],
    ['approve', { version: 1, publishAt: '2026-12-01T09:00', timeZone: 'Africa/Nairobi' }],
  ] as const)('%s answers 401, 403, 404 and 400', async (verb, body) => {
    const { id } = await made('submitted');
    expect((await t.http().post(`/api/news-submissions/${id}/${verb}`, body)).status).toBe(401);
    expect((await act(t, amina, id, verb, body)).status).toBe(403);
    expect((await act(t, ben, id, verb, body)).status).toBe(404);
    expect((await act(t, edda, t.make.id(), verb, body)).status).toBe(404);
    expect(pointers((await act<Problem>(t, edda, id, verb, { ...body, version: 'x' })).body)).toEqual(['/version']);
    expect((await act(t, edda, id, verb, { ...body, version: 7 })).status).toBe(409);
  });
});
