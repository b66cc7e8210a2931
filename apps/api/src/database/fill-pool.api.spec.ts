import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DatabaseProxy } from '../../test/support/database-proxy.js';
import { eventually } from '../../test/support/eventually.js';
import { type TestApp, testApp } from '../../test/support/test-app.js';
import { DatabaseWatch } from '../common/health/database-watch.js';
import { ProblemException } from '../common/problem/problem-exception.js';
import { fillPool } from './fill-pool.js';

const CONNECTIONS = 7;

let proxy: DatabaseProxy;
let t: TestApp;
beforeAll(async () => {
  proxy = await DatabaseProxy.to(process.env.TEST_DATABASE_URL ?? '');
  t = await testApp((databaseUrl) => ({ DATABASE_POOL: String(CONNECTIONS), DATABASE_URL: proxy.urlOf(databaseUrl) }));
});
afterAll(async () => {
  proxy.giveBack();
  await t?.close();
  await proxy.close();
});

const connections = async () => {
  const [row] = await t.owner.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND usename <> current_user AND application_name = 'scholars-commons'`,
  );
  return row?.count ?? 0;
};

it('makes all connections that are not there yet', async () => {
  expect(await connections()).toBeLessThan(CONNECTIONS);
  await fillPool(t.database);
  expect(await connections()).toBe(CONNECTIONS);
});

it('waits for no answer that does not come', async () => {
  proxy.fallSilent();
  const begun = Date.now();
  await fillPool(t.database);
  expect(Date.now() - begun).toBeLessThan(10_000);
});

it('makes them anew when the database is back', async () => {
  proxy.refuse();
  const watch = t.app.get(DatabaseWatch);
  await eventually(() => expect(() => watch.assertThere()).toThrow(ProblemException), 10_000);
  await eventually(async () => expect(await connections()).toBe(0), 10_000);
  proxy.giveBack();
  await eventually(async () => expect(await connections()).toBe(CONNECTIONS), 10_000);
});
