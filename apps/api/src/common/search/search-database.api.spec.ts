import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stretch } from '../../../test/support/machine-load.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
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
