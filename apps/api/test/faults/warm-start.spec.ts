import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { type Processes, processes } from '../support/processes.js';

const CONNECTIONS = 12;

let p: Processes;
beforeAll(async () => {
  p = await processes();
}, 60_000);
afterAll(() => p?.close());

/** Those of all processes to this database. */
const connections = async (): Promise<number> => {
  const [seen] = await p.owner.query<{ count: number }[]>(
    `SELECT count(*)::int FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'scholars-commons' AND usename <> current_user`,
  );
  return seen?.count ?? 0;
};

it('has its connections and the index of the directory before anybody is answered', async () => {
  const who = await p.make.scholar();
  // Whoever reads all of the directory forgets what is as old as this.
  await p.owner.query(`INSERT INTO directory_change (scholar_id, at) VALUES ($1, now() - interval '3 days')`, [who.id]);
  await p.start({ DATABASE_POOL: String(CONNECTIONS) });
  expect(await connections()).toBeGreaterThanOrEqual(CONNECTIONS);
  expect(await p.owner.query(`SELECT FROM directory_change WHERE at < now() - interval '2 days'`)).toEqual([]);
});

it('ends in order when it is told to before it listens', async () => {
  const api = await p.start({ LOG_LEVEL: 'info' });
  await api.stop();
  const before = await connections();
  const reading = p.owner.createQueryRunner();
  await reading.startTransaction();
  try {
    // The index is being read, for as long as this is held.
    await reading.query('LOCK TABLE directory_change IN ACCESS EXCLUSIVE MODE');
    api.begin();
    await eventually(async () => {
      const waiting = await p.owner.query(
        `SELECT FROM pg_locks WHERE NOT granted AND relation = 'directory_change'::regclass AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      expect(waiting).toHaveLength(1);
    }, 30_000);
    const begun = Date.now();
    await api.stop();
    // By itself, not by its own last means after 9 s.
    expect(Date.now() - begun).toBeLessThan(8_000);
    expect(api.log).not.toContain('Listening');
  } finally {
    await reading.rollbackTransaction();
    await reading.release();
  }
  // Those of a process outlive it by moments.
  await eventually(async () => expect(await connections()).toBeLessThanOrEqual(before), 10_000);
  await api.restart();
}, 90_000);
