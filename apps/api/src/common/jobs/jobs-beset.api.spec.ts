import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t?.close());

it('work begins once the database lets it, and until then the process waits instead of ending', async () => {
  const { Jobs } = await import('./jobs.js');
  const [{ role }] = await t.database.query<[{ role: string }]>('SELECT current_user AS role');
  const scheduled = async () => (await t.owner.query<{ name: string }[]>('SELECT name FROM pgboss.schedule')).map(({ name }) => name);
  await t.owner.query(`REVOKE INSERT, UPDATE ON pgboss.schedule FROM "${role}"`);
  let isDone = false;
  const working = t.app
    .get(Jobs)
    .work()
    .then(() => (isDone = true));
  await sleep(1_000);
  expect([isDone, await scheduled()]).toEqual([false, []]);
  await t.owner.query(`GRANT INSERT, UPDATE ON pgboss.schedule TO "${role}"`);
  await working;
  expect(await scheduled()).not.toEqual([]);
}, 30_000);
