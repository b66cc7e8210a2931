import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { type BareDatabase, bareDatabase } from '../../../test/support/bare-database.js';
import { newTestDatabase } from '../../../test/support/test-database.js';
import { DiskStorage } from '../../common/storage/disk-storage.js';
import { installJobs } from '../../common/jobs/install-jobs.js';
import { copyOut } from '../copy.js';
import { migrationNames, newDataSource } from '../data-source.js';
import { migrate } from '../migrate.js';
import { backUp } from './back-up.js';
import { BackupReader } from './backup-reader.js';
import { LEFT_OUT } from './backup-tables.js';
import { assertEmpty, assertKnown, makeSchema } from './empty-schema.js';
import { BackupRefused } from './refused.js';
import { fill } from './restore.js';
import { BLOCK } from './tar.js';

const SCHOLAR = '01900000-0000-7000-8000-00000000000a';
const PHOTO = 'photos/01900000-0000-7000-8000-00000000000b';
/** What a careless format would break on. */
const BIO = 'Tab\t, line\nline\r\n, back\\slash, \\N, \\., "quotes", ع‏, 𝄞, e\u0301';
const files = new Map([['96.webp', Buffer.from([0, 10, 255, 92, 46])]]);

let folder: string;
let database: BareDatabase;
let clients: pg.Client[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commons-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  clients = [];
  database = await bareDatabase();
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await database.drop();
});

const appRole = () => new URL(database.url).username;
const storageIn = (name: string) => new DiskStorage(join(folder, name));

async function connect(): Promise<pg.Client> {
  const client = new pg.Client(database.ownerUrl);
  clients.push(client);
  await client.connect();
  return client;
}

/** The schema, or that of these migrations, with one scholar, one job that waits and one that is done. */
async function small(migrations?: readonly string[]): Promise<pg.Client> {
  if (migrations) {
    const owner = await newDataSource(database.ownerUrl, { max: 2, migrations });
    await owner.initialize();
    await owner.runMigrations();
    await installJobs(owner, appRole());
    await owner.destroy();
  } else await anotherDatabase(newTestDatabase);
  const client = await connect();
  await client.query(
    `INSERT INTO scholar (id, state, given_name, bio_markdown, languages) VALUES ($1, 'claimed', 'Amina', $2, '{en,sw}')`,
    [SCHOLAR, BIO],
  );
  await client.query(`INSERT INTO audit (act, thing_kind, changes) VALUES ('x', 'y', '{"a": "b\\nc"}')`);
  await client.query(`SELECT pgboss.create_queue('send-mail', '{"policy":"standard","retryLimit":3}')`);
  await client.query(
    `INSERT INTO pgboss.job (name, data, state, policy) VALUES ('send-mail', '{"n":1}', 'created', 'standard'), ('send-mail', '{"n":2}', 'completed', 'standard')`,
  );
  return client;
}

/** A backup of it, in a file of its own. */
async function backupOf(client: pg.Client, name: string): Promise<string> {
  const storage = storageIn(`${name}-data`);
  await storage.put(PHOTO, files);
  const file = join(folder, `${name}.tar`);
  await backUp(client, storage, file);
  return file;
}

async function restoreFrom(file: string, storage: DiskStorage): Promise<void> {
  const client = await connect();
  const reader = await BackupReader.open(file);
  try {
    const header = await reader.verify();
    await assertKnown(header);
    await assertEmpty(client, appRole());
    await makeSchema(client, database.ownerUrl, appRole(), header);
    await fill(client, storage, reader);
  } finally {
    await reader.close();
  }
}

async function anotherDatabase(make: () => Promise<BareDatabase> = bareDatabase): Promise<void> {
  await Promise.all(clients.splice(0).map((client) => client.end()));
  await database.drop();
  database = await make();
}

const SAME = `SELECT s.*, (SELECT jsonb_agg(a ORDER BY at) FROM audit a) AS audit, (SELECT jsonb_agg(r ORDER BY id) FROM canned_reason r) AS reasons
  FROM scholar s`;

describe('a backup', () => {
  it('brings every row back as it was, the uploads, and the jobs that wait', async () => {
    const from = await small();
    const was = await from.query(SAME);
    const file = await backupOf(from, 'whole');
    await anotherDatabase();
    const storage = storageIn('whole-again');
    await restoreFrom(file, storage);
    const client = await connect();
    expect((await client.query(SAME)).rows).toEqual(was.rows);
    expect((await client.query('SELECT name, data, state FROM pgboss.job')).rows).toEqual([
      { name: 'send-mail', data: { n: 1 }, state: 'created' },
    ]);
    expect(await storage.readAll(PHOTO)).toEqual(files);
  });

  it('is an ordinary archive, which tar reads too', async () => {
    const file = await backupOf(await small(), 'ordinary');
    const names = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n');
    expect(names).toEqual(
      expect.arrayContaining(['backup.json', 'tables/scholar/000001.copy.gz', `storage/${PHOTO}/96.webp`, 'manifest.json', 'SHA256']),
    );
    for (const table of Object.keys(LEFT_OUT)) expect(names.join('\n')).not.toContain(`tables/${table}/`);
  });

  it('of an older version is brought to the present one', async () => {
    const file = await backupOf(await small((await migrationNames()).slice(0, -2)), 'older');
    await anotherDatabase();
    await restoreFrom(file, storageIn('older-again'));
    const owner = await newDataSource(database.ownerUrl, { max: 2, migrations: true });
    await owner.initialize();
    expect(await migrate(owner, appRole())).toEqual((await migrationNames()).slice(-2));
    expect(await owner.query('SELECT id FROM scholar')).toEqual([{ id: SCHOLAR }]);
    await owner.destroy();
  });

  it('takes the place of no file, and leaves none where it fails', async () => {
    const client = await small();
    const file = join(folder, 'taken.tar');
    writeFileSync(file, 'mine');
    await expect(backUp(client, storageIn('none'), file)).rejects.toThrow(BackupRefused);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    const broken = Object.assign(storageIn('none'), {
      folders: () => {
        throw new Error('The disk is gone');
      },
    });
    await expect(backUp(await connect(), broken, join(folder, 'failed.tar'))).rejects.toThrow('The disk is gone');
    expect(readdirSync(folder).filter((name) => name.startsWith('failed'))).toEqual([]);
  });
});

describe('what is brought back', () => {
  let good: Buffer | undefined;
  const middle = (bytes: Buffer) => BLOCK * Math.floor(bytes.length / BLOCK / 2) + 7;
  const flip = (at: (bytes: Buffer) => number) => (file: string) => {
    const bytes = readFileSync(file);
    const where = at(bytes);
    bytes[where] = (bytes[where] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  };
  const change = (from: string, to: string) => (file: string) =>
    writeFileSync(file, Buffer.from(readFileSync(file, 'latin1').replace(from, to), 'latin1'));

  it.each<[string, (file: string) => void, RegExp]>([
    ['of which a byte of a table differs', flip(middle), /damaged/],
    ['of which a byte of the digest differs', flip((bytes) => bytes.length - 3 * BLOCK + 5), /damaged/],
    ['of which the last byte differs', flip((bytes) => bytes.length - 1), /damaged/],
    ['of which a byte of the beginning differs', flip(() => 3), /not a backup/],
    ['cut in the middle', (file) => truncateSync(file, middle(readFileSync(file))), /damaged/],
    ['cut by its last block', (file) => truncateSync(file, readFileSync(file).length - BLOCK), /damaged/],
    ['cut to its first block', (file) => truncateSync(file, BLOCK), /damaged/],
    ['with something after it', (file) => writeFileSync(file, Buffer.alloc(BLOCK), { flag: 'a' }), /damaged/],
    ['of nothing', (file) => truncateSync(file, 0), /not a backup/],
    ['of another kind', (file) => copyFileSync(join(import.meta.dirname, 'backup.api.spec.ts'), file), /not a backup/],
    ['of a newer format', change('{"format":1,', '{"format":2,'), /newer version/],
    ['that is not there', (file) => rmSync(file), /There is no file/],
  ])('is never a file %s', async (_, spoil, words) => {
    const file = join(folder, 'spoiled.tar');
    good ??= readFileSync(await backupOf(await small(), 'good'));
    writeFileSync(file, good);
    try {
      spoil(file);
      await anotherDatabase();
      await expect(restoreFrom(file, storageIn('spoiled-again'))).rejects.toThrow(words);
      const { rows } = await (await connect()).query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`);
      expect([rows, existsSync(join(folder, 'spoiled-again'))]).toEqual([[], false]);
    } finally {
      rmSync(file, { force: true });
    }
  });

  it('is never of a schema that this version does not know', async () => {
    const header = { format: 1 as const, madeAt: '', postgres: '', migrations: [...(await migrationNames()), 'Tomorrow2764000000000'] };
    await expect(assertKnown(header)).rejects.toThrow(/newer version.*Tomorrow2764000000000/);
    await expect(assertKnown({ ...header, migrations: await migrationNames() })).resolves.toBeUndefined();
  });

  it('goes into an empty database alone, which a migrated one is and one with a person is not', async () => {
    const client = await small();
    await expect(assertEmpty(client, appRole())).rejects.toThrow(/not empty: there are rows in audit/);
    await anotherDatabase(newTestDatabase);
    await expect(assertEmpty(await connect(), appRole())).resolves.toBeUndefined();
    const application = new pg.Client(database.url);
    await application.connect();
    await expect(assertEmpty(await connect(), appRole())).rejects.toThrow(/Stop it first/);
    await application.end();
  });

  it('is nothing where it fails in the middle, and all of it at the next try', async () => {
    const file = await backupOf(await small(), 'failing');
    await anotherDatabase();
    const storage = storageIn('failing-again');
    const client = await connect();
    const reader = await BackupReader.open(file);
    await makeSchema(client, database.ownerUrl, appRole(), await reader.verify());
    const whole = reader.files.bind(reader);
    reader.files = async function* lacking(isWanted) {
      for await (const found of whole(isWanted)) if (!found.name.startsWith('tables/scholar/')) yield found;
    };
    await expect(fill(client, storage, reader)).rejects.toThrow('scholar should have 1 rows, and has 0');
    expect((await client.query('SELECT 1 FROM audit')).rows).toEqual([]);
    expect(await storage.readAll(PHOTO)).toBeNull();
    await reader.close();
    await restoreFrom(file, storage);
    expect((await client.query('SELECT id FROM scholar')).rows).toEqual([{ id: SCHOLAR }]);
    expect(await storage.readAll(PHOTO)).toEqual(files);
  });
});

describe('reading rows out', () => {
  const MOST = 64 * 1024;
  const ROWS = 200_000;

  it('holds no more than a part in memory, whole lines each', async () => {
    const client = await connect();
    let [sum, largest, atOnce, most] = [0, 0, 0, 0];
    const rows = await copyOut(
      client,
      `COPY (SELECT n, repeat('x', 100) FROM generate_series(1, ${ROWS}) n) TO STDOUT`,
      MOST,
      async (part) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        largest = Math.max(largest, part.length);
        sum += part.toString().split('\n').length - 1;
        await new Promise(setImmediate);
        atOnce -= 1;
      },
    );
    expect([rows, sum, most]).toEqual([ROWS, ROWS, 1]);
    expect(largest).toBeLessThan(MOST + 200);
  });

  it('ends when nobody can take more', async () => {
    const client = await connect();
    client.on('error', () => {});
    const full = copyOut(client, `COPY (SELECT n FROM generate_series(1, ${ROWS}) n) TO STDOUT`, MOST, () =>
      Promise.reject(new Error('full')),
    );
    await expect(full).rejects.toThrow('full');
  });
});
