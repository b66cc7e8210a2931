import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { newTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { sqlState } from '../common/problem/problem-of.js';
import { newDataSource } from './data-source.js';
import { atOnce } from './round-trips.js';

interface Connection {
  on(event: 'rowDescription', listener: () => void): unknown;
}

let testDatabase: TestDatabase;
/** One connection, so that each statement meets what was kept of it. */
let database: DataSource;
/** How often Postgres told of columns. */
let told = 0;

const LIST = 'SELECT id, name, joined_at, tags, (id % 2 = 0) AS is_even FROM kept WHERE id >= $1 ORDER BY id';
const OTHER = 'SELECT name AS id, id AS name FROM kept WHERE id = $1';
const ADD = 'INSERT INTO kept (id, name) VALUES ($1, $2) RETURNING id';
const CHANGE = 'UPDATE kept SET name = $2 WHERE id = $1';

beforeAll(async () => {
  testDatabase = await newTestDatabase();
  database = await newDataSource(testDatabase.ownerUrl, { max: 1 });
  await database.initialize();
  await database.query('CREATE TABLE kept (id int PRIMARY KEY, name text, joined_at timestamptz, tags text[])');
  const runner = database.createQueryRunner();
  const { connection } = (await runner.connect()) as { connection: Connection };
  connection.on('rowDescription', () => (told += 1));
  await runner.release();
});
beforeEach(async () => {
  await database.query('TRUNCATE kept');
  await database.query(`INSERT INTO kept VALUES (1, 'Amina', '2026-01-02T03:04:05Z', '{a,b}'), (2, NULL, NULL, NULL)`);
});
afterAll(async () => {
  await database.destroy();
  await testDatabase.drop();
});

const rows = [
  { id: 1, name: 'Amina', joined_at: new Date('2026-01-02T03:04:05Z'), tags: ['a', 'b'], is_even: false },
  { id: 2, name: null, joined_at: null, tags: null, is_even: true },
];

async function toldDuring(work: () => Promise<unknown>): Promise<number> {
  const before = told;
  await work();
  return told - before;
}

it('hears of the columns of a statement once, and reads its rows alike each time', async () => {
  expect(await toldDuring(async () => expect(await database.query(LIST, [1])).toEqual(rows))).toBe(1);
  expect(
    await toldDuring(async () => {
      expect(await database.query(LIST, [1])).toEqual(rows);
      expect(await database.query(LIST, [2])).toEqual(rows.slice(1));
      expect(await database.query(LIST, [3])).toEqual([]);
    }),
  ).toBe(0);
});

it('does not take the columns of one statement for those of another, also where both go out together', async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    expect(await atOnce(database, (runner) => [runner.query(OTHER, [1]), runner.query(LIST, [1]), runner.query(OTHER, [2])])).toEqual([
      [{ id: 'Amina', name: 1 }],
      rows,
      [{ id: null, name: 2 }],
    ]);
  }
});

it('says what a write did, each time', async () => {
  for (const id of [3, 4]) expect(await database.query(ADD, [id, 'x'])).toEqual([{ id }]);
  for (const name of ['Ana', 'Ida']) expect(await database.query(CHANGE, [1, name])).toEqual([[], 1]);
});

it('goes on after a statement that failed', async () => {
  await database.query(ADD, [5, 'x']);
  expect(await database.query(ADD, [5, 'y']).catch(sqlState)).toBe('23505');
  expect(await database.query(ADD, ['five', 'y']).catch(sqlState)).toBe('22P02');
  expect(await database.query(ADD, [6, 'z'])).toEqual([{ id: 6 }]);
  expect(await database.query(LIST, [6])).toEqual([{ id: 6, name: 'z', joined_at: null, tags: null, is_even: true }]);
});

it('reads nothing by columns that are no longer the ones it knows', async () => {
  await database.query('CREATE TABLE changing (value int)');
  await database.query('INSERT INTO changing VALUES (7)');
  const READ = 'SELECT value FROM changing WHERE $1::int IS NOT NULL';
  expect(await database.query(READ, [1])).toEqual([{ value: 7 }]);
  await database.query('ALTER TABLE changing ALTER COLUMN value TYPE text');
  await expect(database.query(READ, [1])).rejects.toThrow('cached plan must not change result type');
});
