import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { boundedSearch } from './bounded-search.js';

let t: TestApp;
beforeAll(async () => (t = await testApp()));
afterAll(() => t.close());

describe('a bounded search', () => {
  it('gives up after a second, and harms neither its connection nor the next search', async () => {
    const started = performance.now();
    expect(await boundedSearch(t.database, (tx) => tx.query('SELECT pg_sleep(5)'))).toBeNull();
    expect(performance.now() - started).toBeLessThan(3_000);
    for (let n = 0; n < 20; n += 1) {
      expect(await boundedSearch(t.database, (tx) => tx.query<object[]>('SELECT $1::int AS n', [n]), n % 2 ? 'kept' : 'fresh')).toEqual([
        { n },
      ]);
    }
    // What was set for the search has not stayed on any connection.
    const settings = await Promise.all(Array.from({ length: 10 }, () => t.database.query<object[]>(`SHOW statement_timeout`)));
    expect(settings.flat().every((row) => JSON.stringify(row) !== '{"statement_timeout":"1s"}')).toBe(true);
  });

  it('writes nothing, and passes failures on', async () => {
    await expect(boundedSearch(t.database, (tx) => tx.query(`UPDATE scholar SET headline = 'x'`))).rejects.toThrow('read-only');
    await expect(boundedSearch(t.database, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    expect(await boundedSearch(t.database, (tx) => tx.query<object[]>('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });
});
