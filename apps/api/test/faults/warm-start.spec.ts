import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Processes, processes } from '../support/processes.js';

const CONNECTIONS = 12;

let p: Processes;
beforeAll(async () => {
  p = await processes();
}, 60_000);
afterAll(() => p?.close());

it('has its connections and the index of the directory before anybody is answered', async () => {
  const who = await p.make.scholar();
  // Whoever reads all of the directory forgets what is as old as this.
  await p.owner.query(`INSERT INTO directory_change (scholar_id, at) VALUES ($1, now() - interval '3 days')`, [who.id]);
  await p.start({ DATABASE_POOL: String(CONNECTIONS) });
  const [seen] = await p.owner.query<{ connections: number; forgotten: boolean }[]>(
    `SELECT (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'scholars-commons' AND usename <> current_user)
         AS connections,
       NOT EXISTS (SELECT FROM directory_change WHERE at < now() - interval '2 days') AS forgotten`,
  );
  expect(seen?.connections).toBeGreaterThanOrEqual(CONNECTIONS);
  expect(seen?.forgotten).toBe(true);
});
