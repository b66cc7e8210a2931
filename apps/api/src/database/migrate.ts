import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { installJobs } from '../common/jobs/install-jobs.js';
import { FailedMigration } from './failed-migration.js';
import { loadReference } from './reference/load-reference.js';

/** Append-only for the application as well: the trigger refuses it, and so do the privileges. */
const APPEND_ONLY = ['audit', 'audit_detail'];

/** Postgres gives up waiting for a lock with this code. */
const LOCK_NOT_AVAILABLE = '55P03';
const PAUSE_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Runs what migrations wait and loads the reference lists, as the owner of the schema, one process at a time. Whoever reads or writes
 * meanwhile goes on: a step that does not get its lock at once is given up, undone, and tried again a little later.
 * @param owner a connected data source with migrations
 * @param appRole the role the application signs in with; given rights on rows, none on the schema
 * @returns names of the migrations that ran
 * @throws FailedMigration naming the one that failed; those before it have run
 */
export async function migrate(owner: DataSource, appRole?: string): Promise<string[]> {
  const lock = owner.createQueryRunner();
  await lock.connect();
  try {
    await takeTurn(lock);
    const role = appRole ? await otherRole(owner, appRole) : null;
    const before = new Set(await namesOfDone(owner));
    if (role) await patiently(() => grantInAdvance(owner, role));
    await patiently(() => owner.runMigrations()).catch(async (cause: unknown) => {
      if (role) await withhold(owner, role).catch(() => {});
      const waiting = await firstWaiting(owner);
      throw waiting ? new FailedMigration(waiting, cause) : cause;
    });
    if (role) await patiently(() => withhold(owner, role));
    await patiently(() => installJobs(owner, appRole));
    await patiently(() => loadReference(owner));
    if (role) await patiently(() => grantRows(owner, role));
    return (await namesOfDone(owner)).filter((name) => !before.has(name));
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('scholars-commons migrate'))`).catch(() => {});
    await lock.release();
  }
}

/** Asked again and again: a statement that waits would be waited for by an index that is being built, and both would stand. */
async function takeTurn(lock: QueryRunner): Promise<void> {
  for (;;) {
    const [{ mine }] = (await lock.query(`SELECT pg_try_advisory_lock(hashtext('scholars-commons migrate')) AS mine`)) as [
      { mine: boolean },
    ];
    if (mine) return;
    await sleep(200);
  }
}

/** Each step is whole or not at all, so what was given up can be done anew. */
async function patiently(step: () => Promise<unknown>): Promise<void> {
  for (const until = Date.now() + LONGEST_WAIT_MS; ; ) {
    try {
      await step();
      return;
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code !== LOCK_NOT_AVAILABLE || Date.now() > until) throw error;
    }
    await sleep(PAUSE_MS);
  }
}

async function namesOfDone(owner: DataSource): Promise<string[]> {
  const [{ exists }] = await owner.query<[{ exists: boolean }]>(`SELECT to_regclass('public.migration') IS NOT NULL AS exists`);
  const rows = exists ? await owner.query<{ name: string }[]>('SELECT name FROM migration ORDER BY id') : [];
  return rows.map(({ name }) => name);
}

/** The migration that runs next; none where the database cannot say. */
async function firstWaiting(owner: DataSource): Promise<MigrationInterface | undefined> {
  const done = await namesOfDone(owner).catch(() => null);
  return done ? owner.migrations.find(({ name }) => name !== undefined && !done.includes(name)) : undefined;
}

/** Quoted, unless it is the owner himself. */
async function otherRole(owner: DataSource, appRole: string): Promise<string | null> {
  const [{ me }] = await owner.query<[{ me: string }]>('SELECT current_user AS me');
  return me === appRole ? null : `"${appRole.replaceAll('"', '""')}"`;
}

/** A trigger writes into a new table from the moment that its migration ends, in the name of whoever replies. */
const grantInAdvance = (owner: DataSource, role: string) =>
  owner.query(`
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${role};
  `);

/** What the application never may, whatever it was given in advance: as soon as the tables are there. */
async function withhold(owner: DataSource, role: string): Promise<void> {
  const never = [...APPEND_ONLY.map((table) => [table, 'UPDATE, DELETE, TRUNCATE']), ['migration', 'INSERT, UPDATE, DELETE']] as const;
  for (const [table, rights] of never) {
    const [{ exists }] = await owner.query<[{ exists: boolean }]>('SELECT to_regclass($1) IS NOT NULL AS exists', [`public.${table}`]);
    if (exists) await owner.query(`REVOKE ${rights} ON ${table} FROM ${role}`);
  }
}

async function grantRows(owner: DataSource, role: string): Promise<void> {
  await owner.query(`
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${role};
    REVOKE UPDATE, DELETE, TRUNCATE ON ${APPEND_ONLY.join(', ')} FROM ${role};
    REVOKE INSERT, UPDATE, DELETE ON migration FROM ${role};
  `);
}
