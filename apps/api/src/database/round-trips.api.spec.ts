import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Socket } from 'node:net';
import type { DataSource } from 'typeorm';
import { DatabaseProxy } from '../../test/support/database-proxy.js';
import { newTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { sqlState } from '../common/problem/problem-of.js';
import { newDataSource } from './data-source.js';
import { atOnce, lockThenWrite } from './round-trips.js';

let testDatabase: TestDatabase;
let proxy: DatabaseProxy;
/** One connection, so that whatever is left on it meets the next one. */
let database: DataSource;

const COUNT = 'SELECT count FROM counted WHERE id = $1';
const LOCK = 'SELECT count FROM counted WHERE id = $1 FOR NO KEY UPDATE';
const RAISE = 'UPDATE counted SET count = $2 WHERE id = $1 RETURNING count';
const AGAIN = 'INSERT INTO counted (id, count) VALUES ($1, 0)';

beforeAll(async () => {
  testDatabase = await newTestDatabase();
  proxy = await DatabaseProxy.to(testDatabase.ownerUrl);
  database = await newDataSource(proxy.urlOf(testDatabase.ownerUrl), { max: 1 });
  await database.initialize();
  await database.query('CREATE TABLE counted (id int PRIMARY KEY, count int NOT NULL)');
});
beforeEach(async () => {
  await database.query('TRUNCATE counted');
  await database.query('INSERT INTO counted VALUES (1, 5)');
  // Prepared beforehand, so that preparing is not counted.
  for (const text of [COUNT, LOCK]) await database.query(text, [1]);
});
afterAll(async () => {
  await database.destroy();
  await proxy.close();
  await testDatabase.drop();
});

const count = async () => (await database.query<{ count: number }[]>(COUNT, [1]))[0]?.count;

async function turnsOf(work: () => Promise<unknown>): Promise<number> {
  const before = proxy.turns;
  await work();
  return proxy.turns - before;
}

/** How often the one connection hands something to the system while `work` runs. */
async function writesOf(work: () => Promise<unknown>): Promise<number> {
  const runner = database.createQueryRunner();
  const { stream } = ((await runner.connect()) as { connection: { stream: Socket } }).connection;
  await runner.release();
  const [one, several] = [jest.spyOn(stream, '_write'), jest.spyOn(stream as Required<Socket>, '_writev')];
  try {
    await work();
    return one.mock.calls.length + several.mock.calls.length;
  } finally {
    for (const spy of [one, several]) spy.mockRestore();
  }
}

it('sends what goes together in one write', async () => {
  expect(await writesOf(() => atOnce(database, (runner) => [runner.query(COUNT, [1]), runner.query(COUNT, [2])]))).toBe(1);
  const writing = () =>
    lockThenWrite(
      database,
      (runner) => runner.query(LOCK, [1]),
      (runner) => runner.query(RAISE, [1, 6]),
    );
  expect(await writesOf(writing)).toBe(2);
});

it('reads several things in one way there and back, each with its own answer', async () => {
  const turns = await turnsOf(async () => {
    const [first, second] = await atOnce(database, (runner) => [runner.query(COUNT, [1]), runner.query(COUNT, [2])]);
    expect([first, second]).toEqual([[{ count: 5 }], []]);
  });
  expect(turns).toBe(1);
});

it('a failing read fails alone, as TypeORM would say it, and leaves the connection as it was', async () => {
  let other: unknown;
  const failing = atOnce(database, (runner) => [
    runner.query(AGAIN, [1]),
    runner.query<unknown>(COUNT, [1]).then((rows) => (other = rows)),
  ]);
  expect(sqlState(await failing.catch((error: unknown) => error))).toBe('23505');
  expect(other).toEqual([{ count: 5 }]);
  expect(await count()).toBe(5);
});

it('locks, asks and writes in two ways there and back', async () => {
  const turns = await turnsOf(() =>
    lockThenWrite(
      database,
      (runner) => runner.query<{ count: number }[]>(LOCK, [1]),
      (runner, [row]) => runner.query(RAISE, [1, (row?.count ?? 0) + 1]),
    ),
  );
  expect(turns).toBe(2);
  expect(await count()).toBe(6);
});

it.each([
  [
    'what was locked may not be written',
    () => {
      throw new Error('Not allowed');
    },
    /Not allowed/,
  ],
  ['the statement that writes fails', (runner: Pick<DataSource, 'query'>) => runner.query(AGAIN, [1]), /duplicate key/],
])('writes nothing where %s, and leaves no transaction behind', async (_why, write, message) => {
  const failing = lockThenWrite(database, (runner) => runner.query(LOCK, [1]), write);
  await expect(failing).rejects.toThrow(message);
  expect(await count()).toBe(5);
  // Two statements of a transaction that was left open would see the same instant.
  const now = async () => (await database.query<{ now: Date }[]>('SELECT now() AS now'))[0]?.now.getTime();
  const before = await now();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await now()).not.toBe(before);
});

it('fails where the statement that locks fails, and the next one finds the connection whole', async () => {
  const write = () => Promise.reject(new Error('Nothing was locked'));
  await expect(lockThenWrite(database, (runner) => runner.query('SELECT count FROM uncounted'), write)).rejects.toThrow(/uncounted/);
  expect(await count()).toBe(5);
});
