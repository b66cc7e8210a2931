import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApp, testApp } from '../../test/support/test-app.js';
import { fillPool } from './fill-pool.js';

const CONNECTIONS = 7;

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ DATABASE_POOL: String(CONNECTIONS) });
});
afterAll(() => t?.close());

const connections = async () => {
  const [row] = await t.owner.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND usename <> current_user AND application_name = 'scholars-commons'`,
  );
  return row?.count;
};

it('makes all connections, and no more when they are there', async () => {
  await fillPool(t.database);
  expect(await connections()).toBe(CONNECTIONS);
  await fillPool(t.database);
  expect(await connections()).toBe(CONNECTIONS);
});
