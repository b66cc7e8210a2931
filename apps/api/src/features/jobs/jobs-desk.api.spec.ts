import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failedJob as failedJobView, type FailedJob, type JobsView, jobsView } from '@scholars-commons/shared/jobs';
import type { Problem } from '@scholars-commons/shared/problem';
import * as z from 'zod';
import { failedJob } from '../../../test/support/jobs.js';
import type { SignedIn } from '../../../test/support/make.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';
import { newBoss } from '../../common/jobs/boss.js';

let t: TestApp;
let ada: SignedIn;
let kofi: SignedIn;
let Jobs: typeof import('../../common/jobs/jobs.js').Jobs;
beforeAll(async () => {
  t = await testApp();
  ada = await t.make.signedIn({ givenName: 'Ada', familyName: 'Lund', grants: ['admin'] });
  kofi = await t.make.signedIn({ grants: ['moderator', 'editor', 'registrar'] });
  ({ Jobs } = await import('../../common/jobs/jobs.js'));
});
afterAll(() => t.close());

const view = async () => (await t.http(ada).get<JobsView>('/api/jobs')).body;
const found = async (id: string) => (await view()).items.find((item) => item.id === id);
const retry = <T = FailedJob>(id: string, who = ada) => t.http(who).post<T>(`/api/jobs/${id}/retry`);
const giveUp = (id: string, who = ada) => t.http(who).post<Problem>(`/api/jobs/${id}/give-up`);
const rowOf = async (id: string) =>
  (await t.owner.query<Record<string, unknown>[]>('SELECT *, state::text FROM pgboss.job WHERE id = $1', [id]))[0];
const acts = (id: string) =>
  t.owner.query<{ act: string; actor_id: string; changes: object }[]>(
    `SELECT act, actor_id, changes FROM audit WHERE thing_kind = 'job' AND thing_id = $1 ORDER BY at`,
    [id],
  );
const aMail = { to: 'secret.person@alumni.example', subject: 'Your way in', text: 'https://commons.example/sign-in/link/s3cret' };

describe('GET /api/jobs', () => {
  it('counts what waits, runs and was set aside, by kind, also kinds without any', async () => {
    await t.owner.query(`DELETE FROM pgboss.job WHERE name = 'tell-published'`);
    await failedJob(t, { queue: 'tell-published' });
    await failedJob(t, { queue: 'tell-published', state: 'active' });
    await failedJob(t, { queue: 'tell-published', state: 'retry', hoursAgo: 30 });
    await t.owner.query(`INSERT INTO pgboss.job (name, state, policy) VALUES ('tell-published', 'created', 'standard')`);
    const { queues } = z.strictObject(jobsView.shape).parse(await view());
    const queue = queues.find(({ name }) => name === 'tell-published');
    expect(queue).toMatchObject({ waiting: 2, running: 1, setAside: 1 });
    expect(Math.round((Date.now() - Date.parse(queue?.oldestAt ?? '')) / 3_600_000)).toBe(40);
    expect(queues.find(({ name }) => name === 'erase-removed-posts')).toMatchObject({ waiting: 0, setAside: 0, oldestAt: null });
    expect(queues.map(({ name }) => name).filter((name) => name.startsWith('__'))).toEqual([]);
  });

  it('lists what failed and is not done: how often, since when and why in a word', async () => {
    const [dead, running, waits] = [
      await failedJob(t, { queue: 'tell-decision', tries: 10, hoursAgo: 5, output: { failure: 'QueryFailedError 57014', message: 'x' } }),
      await failedJob(t, { queue: 'tell-decision', tries: 2, state: 'active' }),
      await failedJob(t, { queue: 'tell-decision', tries: 2, state: 'retry' }),
    ];
    const { items } = await view();
    const [one, two, three] = [dead, running, waits].map((id) => items.find((item) => item.id === id));
    expect(z.strictObject(failedJobView.shape).parse(one)).toMatchObject({
      queue: 'tell-decision',
      state: 'set-aside',
      tries: 10,
      failure: 'QueryFailedError 57014',
      nextTryAt: null,
    });
    expect(Math.round((Date.now() - Date.parse(one?.triedAt ?? '')) / 3_600_000)).toBe(5);
    expect(two).toMatchObject({ state: 'running', tries: 2, nextTryAt: null });
    expect(three?.state).toBe('waiting');
    expect(Date.parse(three?.nextTryAt ?? '')).toBeGreaterThan(Date.now());
    const states = items.map(({ state }) => state);
    expect(states.lastIndexOf('set-aside')).toBeLessThan(states.indexOf('running'));
  });

  it('leaves out what was never tried, and what is done', async () => {
    for (const state of ['created', 'active', 'completed', 'cancelled'])
      await t.owner.query(`INSERT INTO pgboss.job (id, name, state, policy) VALUES ($1, 'publish-scheduled', $2, 'standard')`, [
        t.make.id(),
        state,
      ]);
    expect((await view()).items.filter(({ queue }) => queue === 'publish-scheduled')).toEqual([]);
  });

  it('tells nothing of what a job was told, nor the words of its failure', async () => {
    await failedJob(t, { data: aMail, output: { message: `no route to ${aMail.to}`, failure: 'Error ECONNREFUSED' } });
    await failedJob(t, { data: aMail, output: { value: { message: 'job failed by timeout in active state' } } });
    await failedJob(t, { data: aMail, output: null });
    const { text, body } = await t.http(ada).get<JobsView>('/api/jobs');
    expect(text).not.toMatch(/secret\.person|s3cret|Your way in|no route/);
    expect(body.items.map(({ failure }) => failure)).toEqual(expect.arrayContaining(['Error ECONNREFUSED', 'Timeout', null]));
  });

  it('stays bounded when thousands failed, and says how many there are', async () => {
    await t.owner.query(
      `INSERT INTO pgboss.job (name, state, policy, retry_count, started_on, completed_on)
       SELECT 'lift-suspensions', 'failed', 'standard', 5, now(), now() - interval '1 day' FROM generate_series(1, 3000)`,
    );
    const { items, failed } = await view();
    expect(items).toHaveLength(100);
    expect(failed).toBeGreaterThanOrEqual(3_000);
    await t.owner.query(`DELETE FROM pgboss.job WHERE name = 'lift-suspensions'`);
  });

  it('answers 401 and 403', async () => {
    expect((await t.http().get('/api/jobs')).status).toBe(401);
    expect((await t.http(kofi).get('/api/jobs')).status).toBe(403);
  });
});

describe('POST /api/jobs/:id/retry', () => {
  it('has it tried once more, and what can be done now is done', async () => {
    const id = await failedJob(t, { data: aMail });
    const answer = await retry(id);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id, queue: 'send-mail', state: 'waiting', tries: 12 });
    await t.app.get(Jobs).drain();
    expect(await rowOf(id)).toBeUndefined();
    expect(await acts(id)).toEqual([
      { act: 'job.retry', actor_id: ada.scholar.id, changes: { queue: 'send-mail', tries: 12, failure: 'ZodError' } },
    ]);
  });

  it('sets a poisonous one aside again after that one try', async () => {
    const id = await failedJob(t);
    await retry(id);
    await t.app.get(Jobs).drain();
    expect(await found(id)).toMatchObject({ state: 'set-aside', tries: 13, failure: 'ZodError' });
  });

  it('is not cleared away by the upkeep of the queue before its try, however long ago it was set aside', async () => {
    const id = await failedJob(t, { hoursAgo: 13 * 24 });
    await retry(id);
    const boss = newBoss(t.owner);
    await boss.archive();
    expect((await rowOf(id))?.state).toBe('retry');
  });

  it('asked for twenty times at once is one try and one act', async () => {
    const id = await failedJob(t);
    const answers = await Promise.all(Array.from({ length: 20 }, () => retry(id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await acts(id)).toHaveLength(1);
    expect((await rowOf(id))?.retry_limit).toBe(12);
  });

  it('answers 401, 403, 404 and 400', async () => {
    const id = await failedJob(t);
    expect((await t.http().post(`/api/jobs/${id}/retry`)).status).toBe(401);
    expect((await retry(id, kofi)).status).toBe(403);
    expect((await retry(t.make.id())).status).toBe(404);
    expect((await retry('7')).status).toBe(400);
    expect(await acts(id)).toEqual([]);
    expect((await rowOf(id))?.state).toBe('failed');
  });
});

describe('POST /api/jobs/retries', () => {
  const retryAll = <T = { count: number }>(queue: unknown, who = ada) => t.http(who).post<T>('/api/jobs/retries', { queue });

  it('has all of one kind tried once more, and no other, once', async () => {
    await t.owner.query(`DELETE FROM pgboss.job WHERE state = 'failed'`);
    const mails = [await failedJob(t, { data: aMail }), await failedJob(t, { data: aMail })];
    const other = await failedJob(t, { queue: 'tell-published' });
    const answers = await Promise.all([retryAll('send-mail'), retryAll('send-mail')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body }) => body.count).sort()).toEqual([0, 2]);
    await t.app.get(Jobs).drain();
    for (const id of mails) expect(await rowOf(id)).toBeUndefined();
    expect((await rowOf(other))?.state).toBe('failed');
    const rows = await t.owner.query(`SELECT changes FROM audit WHERE act = 'job.retry-all'`);
    expect(rows).toEqual([{ changes: { queue: 'send-mail', count: 2 } }]);
  });

  it('answers 401, 403 and 400', async () => {
    const id = await failedJob(t);
    expect((await t.http().post('/api/jobs/retries', { queue: 'send-mail' })).status).toBe(401);
    expect((await retryAll('send-mail', kofi)).status).toBe(403);
    expect((await retryAll<Problem>('__pgboss; DROP')).body.errors?.[0]?.pointer).toBe('/queue');
    expect((await rowOf(id))?.state).toBe('failed');
  });
});

describe('POST /api/jobs/:id/give-up', () => {
  it('is told apart from what is done, for a day', async () => {
    const [given, done] = [await failedJob(t, { queue: 'send-mail' }), await failedJob(t, { queue: 'send-mail' })];
    expect((await giveUp(given)).status).toBe(204);
    await t.owner.query(`UPDATE pgboss.job SET state = 'completed', completed_on = now() WHERE id = $1`, [done]);
    const before = t.make.id();
    await t.owner.query(
      `INSERT INTO audit (at, actor_id, act, thing_kind, thing_id, changes)
      VALUES (now() - interval '25 hours', $1, 'job.give-up', 'job', $2, '{}')`,
      [ada.scholar.id, before],
    );
    const { items, givenUp } = await view();
    expect(items.filter(({ id }) => id === given || id === done)).toEqual([]);
    expect([given, done, before].map((id) => givenUp.includes(id))).toEqual([true, false, false]);
  });

  it('forgets it with all that it was told, and keeps on record that it was', async () => {
    const id = await failedJob(t, { data: aMail, output: { failure: 'MailNotTaken 451', message: aMail.to } });
    expect((await giveUp(id)).status).toBe(204);
    expect(await rowOf(id)).toBeUndefined();
    expect(await acts(id)).toEqual([
      { act: 'job.give-up', actor_id: ada.scholar.id, changes: { queue: 'send-mail', tries: 12, failure: 'MailNotTaken 451' } },
    ]);
    const left = await t.owner.query(`SELECT data::text FROM pgboss.job WHERE id = $1 UNION ALL SELECT data::text FROM pgboss.archive`, [
      id,
    ]);
    expect(JSON.stringify(left)).not.toContain('secret.person');
  });

  it('asked for again, and twenty times at once, is one act with the same answer', async () => {
    const id = await failedJob(t);
    const answers = await Promise.all(Array.from({ length: 20 }, () => giveUp(id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    const ben = await t.make.signedIn({ grants: ['admin'] });
    expect((await giveUp(id, ben)).status).toBe(204);
    expect((await giveUp(id, kofi)).status).toBe(403);
    expect(await acts(id)).toHaveLength(1);
    expect((await retry(id)).status).toBe(404);
    // What is done is gone too, and nobody gave it up.
    const done = await failedJob(t);
    await t.owner.query(`UPDATE pgboss.job SET state = 'completed', completed_on = now() WHERE id = $1`, [done]);
    expect((await giveUp(done)).status).toBe(404);
  });

  it('waits for a try that goes on', async () => {
    const id = await failedJob(t, { state: 'active' });
    expect((await giveUp(id)).status).toBe(409);
    expect((await rowOf(id))?.state).toBe('active');
  });

  it('answers 401, 403, 404 and 400', async () => {
    const id = await failedJob(t);
    expect((await t.http().post(`/api/jobs/${id}/give-up`)).status).toBe(401);
    expect((await giveUp(id, kofi)).status).toBe(403);
    expect((await giveUp(t.make.id())).status).toBe(404);
    expect((await giveUp('7')).status).toBe(400);
    expect((await rowOf(id))?.state).toBe('failed');
  });
});
