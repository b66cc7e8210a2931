import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DataSource } from 'typeorm';
import { dbCommand } from '../../../../test/support/db-command.js';
import { watchMemory } from '../../../../test/support/memory-of.js';
import { generatedRegistry, type Organization, schema2 } from '../../../../test/support/registry.js';
import { newTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { newDataSource } from '../../../database/data-source.js';

/** The registry has 110,000 organizations; the short form shows the same with fewer. */
const SIZE = process.env['TEST_LONG'] ? 100_000 : 2_000;
const FEW = 500;
const MOST_MB_MORE = 150;
/** A list that is held in memory does not fit: 100,000 organizations are 150 MB of text, and several times that as values. */
const HEAP = '--max-old-space-size=160';

let folder: string;
let database: TestDatabase;
let owner: DataSource;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commons-import-'));
  database = await newTestDatabase();
  owner = await newDataSource(database.ownerUrl, { max: 1 });
  await owner.initialize();
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const around = (before: string, list: () => Readable, after: string) => () =>
  Readable.from(
    (async function* () {
      yield Buffer.from(before);
      yield* list() as AsyncIterable<Buffer>;
      yield Buffer.from(after);
    })(),
  );
const asHit = (organization: Organization) => ({
  _index: 'organizations',
  _id: organization.id,
  _score: 1,
  _source: schema2(organization),
});

/** What the registry sends and publishes: its dump, an answer of its API, an answer of the search behind it. */
const SHAPES: Record<string, (size: number) => () => Readable> = {
  'an array': (size) => generatedRegistry(size),
  '{ items }': (size) => around(`{"number_of_results": ${size}, "items": `, generatedRegistry(size), ', "meta": {"types": []}}'),
  'hits.hits[]._source': (size) => around(`{"took": 3, "hits": {"total": ${size}, "hits": `, generatedRegistry(size, asHit), '}}'),
};

const table = (size: number) => () =>
  Readable.from(
    (function* () {
      yield Buffer.from('name,country,city,domains,web_page,aliases\n');
      for (let n = 0; n < size; n += 100)
        yield Buffer.from(
          Array.from({ length: 100 }, (_, i) => n + i)
            .map(
              (each) =>
                `"Collège ${each} of Health, Côte",KE,Town ${each % 300},c${each}.example,http://www.c${each}.example/,CHC ${each}|第${each}大学\n`,
            )
            .join(''),
        );
    })(),
  );

interface Imported {
  said: string;
  most: number;
  seconds: number;
}

async function importOf(open: () => Readable, name: string): Promise<Imported> {
  const file = join(folder, name);
  await pipeline(open(), createWriteStream(file));
  const environment = { DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, DATA_DIR: folder, NODE_OPTIONS: HEAP };
  let stop = () => 0;
  const begun = Date.now();
  const { code, said } = await dbCommand(environment, ['import-institutions', file], { onStart: (pid) => (stop = watchMemory(pid)) });
  const imported = { said, most: stop(), seconds: Math.round((Date.now() - begun) / 100) / 10 };
  process.stdout.write(`  ${name}, ${Math.round(statSync(file).size / 1024 / 1024)} MB: ${imported.seconds} s, ${imported.most} MB\n`);
  expect([code, said]).toEqual([0, expect.any(String)]);
  rmSync(file);
  return imported;
}

describe(`importing ${SIZE.toLocaleString('en')} institutions by the command, with a small heap`, () => {
  let few: Imported;
  beforeAll(async () => {
    few = await importOf(generatedRegistry(FEW), 'few.json');
  }, 120_000);

  it('takes a table', async () => {
    const { said, most } = await importOf(table(SIZE), 'table.csv');
    expect(said).toContain(`${SIZE} rows: ${SIZE} added, 0 changed, 0 unchanged, 0 refused.`);
    expect(most - few.most).toBeLessThan(MOST_MB_MORE);
  }, 900_000);

  it.each(Object.entries(SHAPES))(
    'takes the registry as %s',
    async (shape, listOf) => {
      const { said, most } = await importOf(listOf(SIZE), `${Object.keys(SHAPES).indexOf(shape)}.json`);
      const isFirst = shape === Object.keys(SHAPES)[0];
      expect(said).toContain(`${SIZE} rows: ${isFirst ? SIZE - FEW : 0} added, 0 changed, ${isFirst ? FEW : SIZE} unchanged, 0 refused.`);
      expect(most - few.most).toBeLessThan(MOST_MB_MORE);
    },
    900_000,
  );

  it('leads the closed to those that go on with their work', async () => {
    const [counted] = await owner.query<{ closed: number; led: number; astray: number }[]>(
      `SELECT count(*)::int AS closed, count(i.successor_id)::int AS led, (count(*) FILTER (WHERE next.status <> 'active'))::int AS astray
       FROM institution i LEFT JOIN institution next ON next.id = i.successor_id WHERE i.status = 'inactive'`,
    );
    expect(counted).toEqual({ closed: SIZE / 50, led: (SIZE / 500) * 7, astray: 0 });
  });
});
