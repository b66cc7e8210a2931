import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ApiProcess } from '../support/api-process.js';
import { eventually } from '../support/eventually.js';
import { aSubmission } from '../support/news.js';
import { type Processes, processes } from '../support/processes.js';

const COUNT = 40;
let p: Processes;
let here: ApiProcess;

beforeAll(async () => {
  p = await processes();
  here = await p.start();
  await p.start();
}, 90_000);
afterAll(() => p?.close());

/** As the clock does each minute, several times over, so that every process gets some. */
const aMinuteComes = () => p.owner.query(`INSERT INTO pgboss.job (name, data) SELECT 'publish-scheduled', '{}' FROM generate_series(1, 6)`);
const counts = async () => {
  const [row] = await p.owner.query<[{ out: number; acts: number; jobs: number; told: number }]>(
    `SELECT (SELECT count(*)::int FROM news_item WHERE unpublished_at IS NULL) AS out,
       (SELECT count(*)::int FROM audit WHERE act = 'submission.publish') AS acts,
       (SELECT count(*)::int FROM pgboss.job WHERE name = 'tell-published') AS jobs,
       (SELECT count(*)::int FROM notification WHERE kind = 'news-published') AS told`,
  );
  return row;
};

it('what is due goes out once and is told once, by two processes of which one is killed', async () => {
  const { scholar } = await p.make.signedIn();
  const publishAt = new Date(Date.now() - 1_000);
  for (let n = 0; n < COUNT; n += 1) await aSubmission(p, { submitterId: scholar.id, state: 'scheduled', kind: 'award', publishAt });
  await aMinuteComes();
  await eventually(async () => expect((await counts()).out).toBeGreaterThan(0), 10_000);
  await here.kill();
  // What it held is free again with its connection, and the next minute finds it.
  await eventually(async () => {
    await aMinuteComes();
    expect((await counts()).out).toBe(COUNT);
  }, 20_000);
  expect(await counts()).toEqual({ out: COUNT, acts: COUNT, jobs: COUNT, told: 0 });
  const [lines] = await p.owner.query<[{ lines: number }]>('SELECT count(*)::int AS lines FROM achievement WHERE scholar_id = $1', [
    scholar.id,
  ]);
  expect(lines.lines).toBe(COUNT);

  await p.owner.query('UPDATE news_item SET undo_until = now()');
  await p.owner.query(`UPDATE pgboss.job SET start_after = now() WHERE name = 'tell-published'`);
  await eventually(async () => expect((await counts()).told).toBe(COUNT), 20_000);
}, 90_000);
