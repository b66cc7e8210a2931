import type { DataSource } from 'typeorm';
import { loadReference } from './reference/load-reference.js';
import { installJobs } from '../common/jobs/install-jobs.js';

/** Append-only for the application as well: the trigger refuses it, and so do the privileges. */
const APPEND_ONLY = ['audit', 'audit_detail'];

/**
 * Runs what migrations wait and loads the reference lists, as the owner of the schema, one process at a time.
 * @param owner a connected data source with migrations
 * @param appRole the role the application signs in with; given rights on rows, none on the schema
 * @returns names of the migrations that ran
 */
export async function migrate(owner: DataSource, appRole?: string): Promise<string[]> {
  const lock = owner.createQueryRunner();
  await lock.connect();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('scholars-commons migrate'))`);
    const done = await owner.runMigrations();
    await installJobs(owner, appRole);
    await loadReference(owner);
    if (appRole) await grantRows(owner, appRole);
    return done.map(({ name }) => name);
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('scholars-commons migrate'))`).catch(() => {});
    await lock.release();
  }
}

async function grantRows(owner: DataSource, appRole: string): Promise<void> {
  const [{ me }] = await owner.query<[{ me: string }]>('SELECT current_user AS me');
  if (me === appRole) return;
  const role = `"${appRole.replaceAll('"', '""')}"`;
  await owner.query(`
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${role};
    REVOKE UPDATE, DELETE, TRUNCATE ON ${APPEND_ONLY.join(', ')} FROM ${role};
    REVOKE INSERT, UPDATE, DELETE ON migration FROM ${role};
  `);
}
