import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { identify, isAlive } from '../processes.mjs';
import { postgresFolder, program, reachable } from './binaries.mjs';
import { knowingLetters } from './cluster.mjs';
import { startPostgres } from './postgres.mjs';
import { APP, connected } from './roles.mjs';
import { homeFor, runner } from './runner.mjs';
import { startThrowawayPostgres } from './throwaway.mjs';

jest.setTimeout(120_000);

/** @param {string} url @param {string} sql */
const rows = (url, sql) => connected(url, async (client) => (await client.query(sql)).rows);

describe('the database of a data folder', () => {
  const top = mkdtempSync(join(tmpdir(), 'scholars postgres '));
  const dataDir = join(top, 'my data');
  /** @type {import('./postgres.mjs').Postgres} */
  let postgres;

  // A machine that names no language, as a container is.
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  beforeAll(async () => {
    for (const name of ['LC_ALL', 'LC_CTYPE', 'LANG']) delete process.env[name];
    try {
      postgres = await startPostgres({ dataDir });
    } finally {
      Object.assign(process.env, Object.fromEntries(Object.entries({ LC_ALL, LC_CTYPE, LANG }).filter(([, value]) => value)));
    }
  });
  afterAll(async () => {
    await postgres?.stop();
    rmSync(homeFor(dataDir), { recursive: true, force: true });
    rmSync(top, { recursive: true, force: true });
  });

  it('is PostgreSQL 18 that loses nothing it has promised', async () => {
    const sql = `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('fsync') AS fsync,
      current_setting('synchronous_commit') AS commit, current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone`;
    expect(await rows(postgres.databaseUrl, sql)).toEqual([{ version: 18, fsync: 'on', commit: 'on', encoding: 'UTF8', zone: 'UTC' }]);
  });

  it('lets the owner change the schema and the application only sign in', async () => {
    await rows(
      postgres.migrationUrl,
      'CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE EXTENSION citext; CREATE EXTENSION btree_gin',
    );
    await rows(postgres.migrationUrl, 'CREATE TABLE kept (number int)');
    await expect(rows(postgres.databaseUrl, 'CREATE TABLE mine (number int)')).rejects.toThrow('permission denied');
    await expect(rows(postgres.databaseUrl, 'SELECT * FROM kept')).rejects.toThrow('permission denied');
  });

  it('writes down which rule a row broke, and nothing of the row, of the statement or of what was typed', async () => {
    await rows(postgres.migrationUrl, "CREATE TABLE told (word text UNIQUE CONSTRAINT no_mark CHECK (word NOT LIKE 'mkchecked%'))");
    await rows(postgres.migrationUrl, `GRANT INSERT, SELECT ON told TO ${APP}`);
    await rows(postgres.migrationUrl, "INSERT INTO told VALUES ('mktwice')");
    for (const url of [postgres.migrationUrl, postgres.databaseUrl])
      for (const word of ['mkchecked', 'mktwice'])
        await expect(rows(url, `INSERT INTO told VALUES ('${word}')`)).rejects.toThrow('violates');
    await expect(rows(postgres.databaseUrl, "SELECT 'mktyped'::int")).rejects.toThrow('mktyped');
    const log = readFileSync(join(homeFor(dataDir), 'postgres.log'), 'utf8');
    expect(log).toContain('violates check constraint "no_mark"');
    expect(log.split('\n').filter((line) => /mkchecked|mktwice|mktyped/.test(line))).toEqual([]);
  });

  it('holds an older database to the same', async () => {
    await rows(postgres.superUrl, `ALTER ROLE ${APP} RESET log_min_messages`);
    await postgres.stop();
    postgres = await startPostgres({ dataDir });
    expect(await rows(postgres.databaseUrl, "SELECT current_setting('log_min_messages') AS least")).toEqual([{ least: 'log' }]);
  });

  it('knows the letters of every script, whatever the machine speaks', async () => {
    const same = (/** @type {string} */ word) => `similarity('${word}', '${word}')`;
    const [found] = await rows(
      postgres.migrationUrl,
      `SELECT ${same('第一大学')} AS chinese, ${same('جامعة')} AS arabic, ${same('Łódź')} AS polish`,
    );
    expect(found).toEqual({ chinese: 1, arabic: 1, polish: 1 });
  });

  it.each(
    /** @type {[NodeJS.ProcessEnv, NodeJS.Platform, NodeJS.ProcessEnv][]} */ ([
      [{}, 'linux', { LC_CTYPE: 'C.UTF-8' }],
      [{ LC_ALL: 'C', HOME: '/home' }, 'linux', { LC_CTYPE: 'C.UTF-8', HOME: '/home' }],
      [{ LANG: 'POSIX' }, 'darwin', { LANG: 'POSIX', LC_CTYPE: 'UTF-8' }],
      [{ LANG: 'de_DE.UTF-8' }, 'linux', { LANG: 'de_DE.UTF-8' }],
      [{ LANG: 'C', LC_CTYPE: 'en_GB.UTF-8' }, 'linux', { LANG: 'C', LC_CTYPE: 'en_GB.UTF-8' }],
      [{}, 'win32', {}],
    ]),
  )('is made with %j on %s as with %j', (env, platform, expected) => expect(knowingLetters(env, platform)).toEqual(expected));

  it('asks for a password, kept where only this person reads it', async () => {
    await expect(rows(postgres.databaseUrl.replace(/:[^:@]+@/, ':guessed@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(homeFor(dataDir), 'database.json')).mode & 0o777).toBe(0o600);
    expect(postgres.databaseUrl).toContain('@127.0.0.1:');
  });

  it('is used by a second command beside the first', async () => {
    const code = `
      import { startPostgres } from ${JSON.stringify(new URL('postgres.mjs', import.meta.url).href)};
      const { databaseUrl, isOurs, stop } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, share: true });
      await stop();
      console.log(JSON.stringify({ databaseUrl, isOurs }));`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await once(child.stdout, 'data');
    expect(JSON.parse(String(said))).toEqual({ databaseUrl: postgres.databaseUrl, isOurs: false });
    expect(await rows(postgres.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('comes back after kill -9 on its port with every committed row', async () => {
    await rows(postgres.migrationUrl, 'INSERT INTO kept SELECT generate_series(1, 1000)');
    process.kill(postgres.pid, 'SIGKILL');
    await postgres.exited;
    const { port } = postgres;
    postgres = await startPostgres({ dataDir });
    expect(postgres.port).toBe(port);
    expect(await rows(postgres.migrationUrl, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 1000 }]);
  });

  it('comes back although a busy query of the killed server goes on', async () => {
    const busy = rows(postgres.migrationUrl, 'SELECT count(*) FROM generate_series(1, 3e9)').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    process.kill(postgres.pid, 'SIGKILL');
    await postgres.exited;
    const since = Date.now();
    postgres = await startPostgres({ dataDir });
    // A start that waits for the query to end would take minutes.
    expect(Date.now() - since).toBeLessThan(15_000);
    await busy;
  });

  it('is taken over when its command was killed', async () => {
    await postgres.stop();
    const code = `
      import { startPostgres } from ${JSON.stringify(new URL('postgres.mjs', import.meta.url).href)};
      const { pid } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
      console.log(pid);
      setInterval(() => {}, 1e6);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await once(child.stdout, 'data');
    const orphan = identify(Number(said));
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(isAlive(orphan)).toBe(true);

    postgres = await startPostgres({ dataDir });
    expect(isAlive(orphan)).toBe(false);
    expect(postgres.isOurs).toBe(true);
    expect(await rows(postgres.migrationUrl, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 1000 }]);
  });

  it('is begun anew when the data folder was deleted, the old one put aside', async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true });
    postgres = await startPostgres({ dataDir, say: () => {} });
    expect(await rows(postgres.superUrl, "SELECT 1 FROM pg_tables WHERE tablename = 'kept'")).toEqual([]);
    const isApart = homeFor(dataDir) !== dataDir;
    expect(existsSync(join(homeFor(dataDir), 'postgres.put-aside'))).toBe(isApart);
  });
});

describe('a throw-away database', () => {
  it('is fast, and gone after its end', async () => {
    const postgres = await startThrowawayPostgres();
    const [{ folder, fsync }] = await rows(
      postgres.superUrl,
      "SELECT current_setting('data_directory') AS folder, current_setting('fsync') AS fsync",
    );
    expect(fsync).toBe('off');
    expect(existsSync(folder)).toBe(true);
    await postgres.stop();
    expect(existsSync(folder)).toBe(false);
  });
});

describe("PostgreSQL's programs", () => {
  it('run for their unprivileged runner even from a folder that he cannot enter', async () => {
    const locked = mkdtempSync(join(tmpdir(), 'scholars-locked-'));
    chmodSync(locked, 0o700);
    const native = join(locked, 'with spaces');
    mkdirSync(native);
    cpSync(postgresFolder(), native, { recursive: true, verbatimSymlinks: true });
    const version = `spec-${process.pid}`;
    const folder = reachable(native, version);
    const child = spawn(program(folder, 'postgres'), ['--version'], { ...runner(), cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await once(child.stdout, 'data');
    expect(String(said)).toContain('PostgreSQL) 18');
    if (folder !== native) {
      expect(readFileSync(join(folder, 'share/postgresql/extension/pg_trgm.control'), 'utf8')).toContain('trigram');
      rmSync(folder, { recursive: true });
    }
    rmSync(locked, { recursive: true });
  });
});
