import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationPage } from '@scholars-commons/shared/notifications';
import type { Problem } from '@scholars-commons/shared/problem';
import type { SubmissionView } from '@scholars-commons/shared/news';
import type { SignedIn } from '../../../../test/support/make.js';
import { act, aSubmission } from '../../../../test/support/news.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';
import { PublishScheduledJob } from './publish-scheduled.job.js';
import { PublishingQueries } from './publishing.queries.js';
import { PublishingService } from './publishing.service.js';

let t: TestApp;
let amina: SignedIn;
let edda: SignedIn;
beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn({ givenName: 'Amina', familyName: 'Diallo' });
  edda = await t.make.signedIn({ givenName: 'Edda', familyName: 'Lie', grants: ['editor'] });
});
afterAll(() => t.close());

const pointers = ({ errors = [] }: Problem) => errors.map(({ pointer }) => pointer);
const made = (state: SubmissionView['state'], more: Partial<Parameters<typeof aSubmission>[1]> = {}) =>
  aSubmission(t, { submitterId: amina.scholar.id, state, kind: 'news', ...more });
const cases = (id: string) =>
  t.owner.query<{ state: string; decision: string | null }[]>('SELECT state, decision FROM review WHERE submission_id = $1', [id]);
const view = async (id: string) => (await t.http(edda).get<SubmissionView>(`/api/news-submissions/${id}`)).body;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** As written on the clocks of UTC, so many minutes from now. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16);
const overdue = async (more: Partial<Parameters<typeof aSubmission>[1]> = {}) =>
  made('scheduled', { publishAt: new Date(Date.now() - 1_000), ...more });

describe('POST /api/news-submissions/:id/approve', () => {
  it('puts it on a time of a place, once, and the submitter hears it', async () => {
    const { id } = await made('in-review');
    const at = { publishAt: `${day(30)}T09:00`, timeZone: 'Asia/Kathmandu' };
    const { body } = await act(t, edda, id, 'approve', { version: 1, ...at });
    // A quarter to six ahead of UTC.
    expect(body).toMatchObject({ state: 'scheduled', publishAt: `${day(30)}T03:15:00.000Z`, timeZone: 'Asia/Kathmandu', version: 2 });
    expect((await act(t, edda, id, 'approve', { version: 1, ...at })).body.version).toBe(2);
    expect(await cases(id)).toEqual([{ state: 'decided', decision: 'schedule' }]);
    const { items } = (await t.http(amina).get<NotificationPage>('/api/notifications')).body;
    expect(items.filter(({ submission }) => submission?.id === id).map(({ kind }) => kind)).toEqual(['news-scheduled']);
    const later = await act(t, edda, id, 'approve', { version: 2, ...at, timeZone: 'UTC' });
    expect(later.body).toMatchObject({ publishAt: `${day(30)}T09:00:00.000Z`, timeZone: 'UTC' });
  });

  it('takes a time that the clocks leap over as so much later', async () => {
    const { at } = await t.app.get(PublishingQueries).instantOf('2026-03-08T02:30', 'America/New_York');
    expect(at.toISOString()).toBe('2026-03-08T07:30:00.000Z');
  });

  it.each([
    ['now', () => ({ publishAt: inMinutes(0), timeZone: 'UTC' }), '/publishAt'],
    ['an hour ago, there', () => ({ publishAt: inMinutes(-60), timeZone: 'UTC' }), '/publishAt'],
    ['in two years', () => ({ publishAt: `${day(800)}T09:00`, timeZone: 'UTC' }), '/publishAt'],
    ['a day that is none', () => ({ publishAt: '2027-02-30T09:00', timeZone: 'UTC' }), '/publishAt'],
    ['an instant', () => ({ publishAt: `${day(3)}T09:00:00Z`, timeZone: 'UTC' }), '/publishAt'],
    ['a year that was never', () => ({ publishAt: '0000-01-01T09:00', timeZone: 'UTC' }), '/publishAt'],
    ['nowhere', () => ({ publishAt: `${day(3)}T09:00`, timeZone: 'Mars/Olympus' }), '/timeZone'],
  ])('answers 400 for %s', async (_what, at, pointer) => {
    const { id } = await made('in-review');
    const refused = await act<Problem>(t, edda, id, 'approve', { version: 1, ...at() });
    expect([refused.status, pointers(refused.body)]).toEqual([400, [pointer]]);
    expect((await view(id)).state).toBe('in-review');
  });
});

describe('what is due', () => {
  it('goes out by itself, and nothing else does', async () => {
    const [due, ahead] = [await overdue(), await made('scheduled')];
    await t.app.get(PublishScheduledJob).run();
    const out = await view(due.id);
    expect(out).toMatchObject({ state: 'published', newsId: expect.any(String), publishAt: null, timeZone: null });
    expect(out.steps.at(-1)).toMatchObject({ step: 'published', byName: null });
    expect((await view(ahead.id)).state).toBe('scheduled');
    expect(await t.app.get(PublishingService).publishDue()).toBe(0);
  });

  it('goes out once, also from several processes at once', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, async () => (await overdue()).id));
    const publishing = t.app.get(PublishingService);
    const counts = await Promise.all([1, 2, 3, 4].map(() => publishing.publishDue()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
    const rows = await t.owner.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM audit WHERE act = 'submission.publish' AND actor_id IS NULL AND thing_id = ANY($1) GROUP BY thing_id`,
      [ids],
    );
    expect(rows.map(({ n }) => n)).toEqual(ids.map(() => 1));
    const jobs = await t.owner.query<unknown[]>(
      `SELECT 1 FROM pgboss.job j JOIN news_item ni ON ni.id = (j.data ->> 'newsId')::uuid WHERE ni.submission_id = ANY($1)`,
      [ids],
    );
    expect(jobs).toHaveLength(12);
  });

  it('and a withdrawal at once: one of the two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await overdue();
      const [, answer] = await Promise.all([t.app.get(PublishingService).publishDue(), act(t, amina, id, 'withdraw', { version: 1 })]);
      await t.app.get(PublishingService).publishDue();
      const { state, newsId } = await view(id);
      expect([answer.status, state, newsId !== null]).toEqual(answer.status === 200 ? [200, 'withdrawn', false] : [409, 'published', true]);
    }
  });

  it('goes out though one of them cannot, and says that one could not', async () => {
    const poisonous = await overdue({ publishAt: new Date(Date.now() - 60_000), title: '' });
    const fine = await overdue();
    await expect(t.app.get(PublishScheduledJob).run()).rejects.toThrow('Not all');
    expect([(await view(poisonous.id)).state, (await view(fine.id)).state]).toEqual(['scheduled', 'published']);
    await t.owner.query(`UPDATE news_submission SET state = 'returned' WHERE id = $1`, [poisonous.id]);
  });

  it('goes out though more than a part of the list stands before it that never can', async () => {
    const longAgo = new Date(Date.now() - 3_600_000);
    const poisonous = await Promise.all(Array.from({ length: 205 }, async () => (await overdue({ publishAt: longAgo, title: '' })).id));
    const [fine, other] = [await overdue(), await overdue()];
    await expect(t.app.get(PublishScheduledJob).run()).rejects.toThrow('Not all');
    expect([(await view(fine.id)).state, (await view(other.id)).state]).toEqual(['published', 'published']);
    await t.owner.query(`UPDATE news_submission SET state = 'returned' WHERE id = ANY($1)`, [poisonous]);
  });

  it('goes out also when its submitter was suspended meanwhile', async () => {
    const noor = await t.make.signedIn();
    const { id } = await overdue({ submitterId: noor.scholar.id, kind: 'award' });
    await t.owner.query(`UPDATE scholar SET state = 'suspended', suspended_reason = 'Spam' WHERE id = $1`, [noor.scholar.id]);
    await t.app.get(PublishScheduledJob).run();
    expect(await view(id)).toMatchObject({ state: 'published', achievementId: expect.any(String) });
  });

  it('is undone like any other within its minute', async () => {
    const { id } = await overdue();
    await t.app.get(PublishScheduledJob).run();
    expect((await act(t, edda, id, 'unpublish', { version: 2 })).body).toMatchObject({ state: 'in-review', newsId: null });
    expect(await cases(id)).toEqual([{ state: 'waiting', decision: null }]);
  });
});
