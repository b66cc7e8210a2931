import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { type TestApp, testApp } from '../../test/support/test-app.js';
import { late } from './late.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t?.close());

const ask = (sql: string) => t.database.query(sql).then(() => true);
/** Nothing else happens in this process meanwhile. */
const holdUp = (ms: number) => {
  for (const until = Date.now() + ms; Date.now() < until; );
};

describe('late', () => {
  it('does not take the lateness of this process for that of the database', async () => {
    const answered = Promise.race([ask('SELECT 1'), late(50)]);
    await setImmediate();
    // The answer is long there when the time is found to be over.
    holdUp(1_500);
    expect(await answered).toBe(true);
  });

  it('says false when the database has not answered by then', async () => {
    expect(await Promise.race([ask('SELECT pg_sleep(1)'), late(50)])).toBe(false);
  });
});
