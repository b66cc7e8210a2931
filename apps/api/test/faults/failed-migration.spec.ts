import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { ApiProcess } from '../support/api-process.js';
import { catalogueOf } from '../support/catalogue.js';
import { eventually } from '../support/eventually.js';
import { NextVersion } from '../support/next-version.js';
import { type Processes, processes } from '../support/processes.js';

/** Rows, columns, a table, a function and rights: a bit of everything that a migration does, on what people use. */
const HALF = [
  'CREATE TABLE half (id uuid PRIMARY KEY, words text NOT NULL)',
  `ALTER TABLE post ADD COLUMN half text NOT NULL DEFAULT 'half'`,
  'ALTER TABLE thread ALTER COLUMN slug TYPE varchar(500), DROP COLUMN last_excerpt',
  `CREATE FUNCTION half() RETURNS text LANGUAGE sql RETURN 'half'`,
  'CREATE INDEX post_half ON post (half)',
  `UPDATE post SET markdown = 'half'`,
  'DROP TABLE read_marker',
];
const BREAKS = 'SELECT 1 / (SELECT count(*) FROM half)';

let p: Processes;
let next: NextVersion;
let api: ApiProcess | undefined;
beforeAll(async () => {
  p = await processes();
}, 60_000);
afterAll(() => p?.close());
beforeEach(() => {
  next = new NextVersion();
});
afterEach(async () => {
  next.remove();
  await api?.kill();
});

const catalogue = () => catalogueOf(p.databases.MIGRATION_DATABASE_URL);
const words = () => p.owner.query<object[]>('SELECT id, markdown, html FROM post ORDER BY id');

/** The version before starts, and people read and write. */
async function expectBeforeServes(): Promise<void> {
  api = await p.start();
  const amina = await p.make.signedIn();
  const thread = await p.make.thread();
  const post = await api.http(amina).post(`/api/threads/${thread.id}/posts`, { id: p.make.id(), markdown: 'On the version before.' });
  expect(post.status).toBe(201);
  expect((await api.http(amina).get(`/api/threads/${thread.id}/posts`)).text).toContain('On the version before.');
}

it('one that fails half-way is rolled back to the last byte and says so plainly; the version before starts and serves', async () => {
  await p.make.thread();
  const [schema, posts] = [await catalogue(), await words()];
  next.migration('BreaksHalfway1999000001000', ...HALF, BREAKS);

  const { code, said } = await next.db(p.databases, ['migrate']);
  expect(code).toBe(1);
  expect(said.trim().split('\n').slice(-2).join('\n')).toBe(
    'The migration BreaksHalfway1999000001000 failed: division by zero\n' +
      'All of it was rolled back; the schema is as it was before it, and the version before still starts.',
  );
  expect(said).not.toMatch(/^\s+at /m);
  expect(await catalogue()).toBe(schema);
  expect(await words()).toEqual(posts);
  await expectBeforeServes();
}, 60_000);

it('those before it have run whole, and once it is mended it runs as well', async () => {
  next.migration('Fine1999000002000', 'ALTER TABLE post ADD COLUMN fine text');
  const before = await catalogue();
  next.migration('Breaks1999000003000', ...HALF, BREAKS);
  const failed = await next.db(p.databases, ['migrate']);
  expect([failed.code, failed.said]).toEqual([1, expect.stringContaining('The migration Breaks1999000003000 failed')]);
  const between = await catalogue();
  expect(between).not.toBe(before);
  expect(between).not.toContain('half');
  await expectBeforeServes();

  next.migration('Breaks1999000003000', 'CREATE TABLE half (id uuid PRIMARY KEY)');
  expect(await next.db(p.databases, ['migrate'])).toEqual({ code: 0, said: 'Ran 1 migration: Breaks1999000003000\n' });
  expect(await catalogue()).toContain('half');
}, 60_000);

it('one that is killed half-way is rolled back as well', async () => {
  const schema = await catalogue();
  next.migration('Killed1999000004000', 'CREATE TABLE killed (id uuid)', 'ALTER TABLE post ADD COLUMN killed text', 'SELECT pg_sleep(2)');
  const kill = new AbortController();
  const running = next.db(p.databases, ['migrate'], kill.signal);
  await eventually(async () => {
    const [row] = await p.owner.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(2)'`,
    );
    expect(row.n).toBe(1);
  }, 20_000);
  kill.abort();
  expect((await running).code).not.toBe(0);
  await eventually(async () => expect(await catalogue()).toBe(schema), 10_000);
  await expectBeforeServes();
}, 60_000);
