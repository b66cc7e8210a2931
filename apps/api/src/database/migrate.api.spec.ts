import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { stretch } from '../../test/support/machine-load.js';
import { eventually } from '../../test/support/eventually.js';
import { newTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { watchWaits } from '../../test/support/watch-waits.js';
import { buildIndex, dropIndex } from './build-index.js';
import { newDataSource } from './data-source.js';
import { migrate } from './migrate.js';

class PostLanguage1990000000001 implements MigrationInterface {
  name = 'PostLanguage1990000000001';
  async up(runner: QueryRunner) {
    await runner.query('ALTER TABLE post ADD COLUMN lang text');
  }
  async down() {}
}

class PostIndex1990000000002 implements MigrationInterface {
  name = 'PostIndex1990000000002';
  readonly transaction = false;
  async up(runner: QueryRunner) {
    await buildIndex(runner, { name: 'post_told_idx', on: 'post (thread_id) WHERE erased_at IS NOT NULL' });
  }
  async down() {}
}

class NoPostIndex1990000000003 implements MigrationInterface {
  name = 'NoPostIndex1990000000003';
  readonly transaction = false;
  async up(runner: QueryRunner) {
    await dropIndex(runner, 'post_told_idx');
  }
  async down() {}
}

let database: TestDatabase;
let owner: DataSource;
const opened: DataSource[] = [];
const migrating = async (...migrations: (new () => MigrationInterface)[]) => {
  const source = new DataSource({ ...(await newDataSource(database.ownerUrl, { migrations: [], max: 3 })).options, migrations });
  opened.push(await source.initialize());
  return source;
};
/** Somebody in a transaction, who has done this. */
const during = async (statement: string) => {
  const runner = owner.createQueryRunner();
  await runner.connect();
  await runner.startTransaction('REPEATABLE READ');
  await runner.query(statement);
  return async () => {
    await runner.commitTransaction();
    await runner.release();
  };
};
const isValid = async (): Promise<boolean | null> => {
  const [row] = await owner.query<{ is_valid: boolean }[]>(
    `SELECT indisvalid AS is_valid FROM pg_index WHERE indexrelid = to_regclass('public.post_told_idx')`,
  );
  return row?.is_valid ?? null;
};

beforeEach(async () => {
  database = await newTestDatabase();
  owner = await newDataSource(database.ownerUrl, { max: 4 });
  await owner.initialize();
});
afterEach(async () => {
  for (const source of opened.splice(0)) await source.destroy();
  await owner.destroy();
  await database.drop();
});

describe('a migration', () => {
  it('lets those behind it pass when it cannot have its lock, and comes again until it has', async () => {
    const end = await during('LOCK TABLE post IN ROW EXCLUSIVE MODE');
    const watched = await watchWaits(database.ownerUrl);
    const done = migrate(await migrating(PostLanguage1990000000001));
    const until = Date.now() + 3_000;
    while (Date.now() < until) await owner.query('SELECT count(*) FROM post');
    await end();
    expect(await done).toEqual(['PostLanguage1990000000001']);
    const { longest, waits } = await watched.stop();
    expect(waits).toBeGreaterThan(0);
    expect(longest).toBeLessThan(1_000 * stretch());
  });

  it('waits for nobody longer than that, and the application as long as it must', async () => {
    const timeoutOf = async (source: DataSource) => (await source.query<[{ lock_timeout: string }]>('SHOW lock_timeout'))[0].lock_timeout;
    expect(await timeoutOf(await migrating())).toBe('400ms');
    expect(await timeoutOf(owner)).toBe('0');
  });
});

describe('an index that is built while people write', () => {
  it('is begun anew when its building broke off', async () => {
    const end = await during('SELECT count(*) FROM post');
    const source = await migrating(PostIndex1990000000002);
    const breaking = migrate(source).catch(String);
    await eventually(async () => expect(await isValid()).toBe(false), 10_000);
    // It waits for the one above to end; what is asked of it meanwhile goes through.
    await owner.query('UPDATE post SET changed_seq = changed_seq');
    await owner.query(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX CONCURRENTLY post_told_idx%'`);
    expect(await breaking).toContain('canceling statement due to user request');
    expect(await isValid()).toBe(false);
    await end();
    expect(await migrate(source)).toEqual(['PostIndex1990000000002']);
    expect(await isValid()).toBe(true);
    expect(await migrate(source)).toEqual([]);
    const timeouts = await Promise.all(Array.from({ length: 3 }, () => source.query<[{ lock_timeout: string }]>('SHOW lock_timeout')));
    expect(timeouts.map(([row]) => row.lock_timeout)).toEqual(['400ms', '400ms', '400ms']);
  });

  it('does not stand still with a second process that waits for its turn', async () => {
    const sources = [await migrating(PostIndex1990000000002), await migrating(PostIndex1990000000002)];
    // Both are on their way before the first may build.
    const end = await during('SELECT count(*) FROM post');
    const both = Promise.all(sources.map((source) => migrate(source)));
    await eventually(async () => expect(await isValid()).toBe(false), 10_000);
    await sleep(500);
    await end();
    expect((await both).flat()).toEqual(['PostIndex1990000000002']);
    expect(await isValid()).toBe(true);
  });

  it('is taken away while people read and write, and again where that broke off', async () => {
    await migrate(await migrating(PostIndex1990000000002));
    const end = await during('SELECT count(*) FROM post');
    const source = await migrating(PostIndex1990000000002, NoPostIndex1990000000003);
    const breaking = migrate(source).catch(String);
    await eventually(async () => expect(await isValid()).toBe(false), 10_000);
    await owner.query('UPDATE post SET changed_seq = changed_seq');
    await owner.query(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE 'DROP INDEX CONCURRENTLY%post_told_idx'`);
    expect(await breaking).toContain('canceling statement due to user request');
    await end();
    expect(await migrate(source)).toEqual(['NoPostIndex1990000000003']);
    expect(await isValid()).toBeNull();
  });
});
