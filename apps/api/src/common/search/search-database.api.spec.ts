import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { stretch } from '../../../test/support/machine-load.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { Crowded } from '../problem/crowded.js';
import { SearchDatabase } from './search-database.js';

let t: TestApp;
let searches: SearchDatabase;
beforeAll(async () => {
  t = await testApp();
  searches = t.app.get(SearchDatabase);
});
afterAll(() => t.close());

describe('connections for searches', () => {
  it('give up after a second, and serve the next search', async () => {
    const started = performance.now();
    expect(await searches.search('SELECT pg_sleep($1)', [5])).toBeNull();
    expect(performance.now() - started).toBeLessThan(4_000 * stretch());
    for (let n = 0; n < 20; n += 1) expect(await searches.search('SELECT $1::int AS n', [n])).toEqual([{ n }]);
  });

  it('leave the rest of the site its own connections', async () => {
    const slow = Array.from({ length: 30 }, () => searches.search('SELECT pg_sleep($1)', [0.5]));
    const started = performance.now();
    await t.database.query('SELECT 1');
    expect(performance.now() - started).toBeLessThan(1_500);
    await Promise.allSettled(slow);
  });

  it('let few in at once when more search than are answered in good time, and all again afterwards', async () => {
    const slow = () => searches.search('SELECT pg_sleep($1)', [0.9]).catch((refusal: unknown) => refusal);
    const first = Array.from({ length: 21 }, slow);
    await sleep(700);
    expect(searches.size).toBe(21);
    expect(await slow()).toBeInstanceOf(Crowded);
    await Promise.all(first);
    expect(searches.size).toBe(0);
    // Once a second has gone by in which nobody had to be refused.
    for (let second = 0; second < 2; second += 1) {
      await sleep(1_100);
      await searches.search('SELECT $1::int AS n', [1]);
    }
    const together = Array.from({ length: 19 }, (_each, n) => searches.search('SELECT $1::int AS n', [n]));
    expect(await Promise.all(together)).toHaveLength(19);
  });

  it('write nothing, and tell failures', async () => {
    await expect(searches.search(`UPDATE scholar SET headline = $1`, ['x'])).rejects.toThrow('read-only');
    await expect(searches.search('SELECT $1::int / 0', [1])).rejects.toThrow('division by zero');
    expect(await searches.search('SELECT $1::text AS one', ['1'])).toEqual([{ one: '1' }]);
  });

  it('come back after the server ended them', async () => {
    await searches.search('SELECT $1::int', [1]);
    await t.owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'scholars-commons search' AND datname = current_database()`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await searches.search('SELECT $1::int AS n', [2])).toEqual([{ n: 2 }]);
  });
});
