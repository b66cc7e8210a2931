import type { Client } from 'pg';
import { installJobs } from '../../common/jobs/install-jobs.js';
import { migrationNames, newDataSource } from '../data-source.js';
import { backedUpTables, quoted } from './backup-tables.js';
import type { Header } from './contents.js';
import { BackupRefused } from './refused.js';

/** Filled by migrations and by every start: no work of people is in them. */
const REFERENCE = new Set(['canned_reason', 'city', 'profession', 'topic']);

/** @throws BackupRefused for a backup whose schema is beyond what this version knows */
export async function assertKnown({ migrations }: Header): Promise<void> {
  const known = new Set(await migrationNames());
  const unknown = migrations.find((name) => !known.has(name));
  if (unknown) throw new BackupRefused(`The backup was made by a newer version: this one does not know ${unknown}. Nothing was changed.`);
}

/** @throws BackupRefused unless the database is empty and nobody uses it */
export async function assertEmpty(client: Client, appRole: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = $1 AND usename <> current_user`,
    [appRole],
  );
  if (rows.length > 0) throw new BackupRefused('The application is running on this database. Stop it first. Nothing was changed.');
  for (const { name } of await backedUpTables(client)) {
    if (REFERENCE.has(name)) continue;
    const { rowCount } = await client.query(`SELECT 1 FROM public.${quoted(name)} LIMIT 1`);
    if (rowCount)
      throw new BackupRefused(`This database is not empty: there are rows in ${name}. Restore into a new one. Nothing was changed.`);
  }
}

/**
 * Makes the schema that the rows of the backup fit, as its migrations made it, in a database that is empty.
 * @param ownerUrl where, as the owner of the schema
 */
export async function makeSchema(client: Client, ownerUrl: string, appRole: string, { migrations }: Header): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regnamespace('pgboss') IS NOT NULL OR EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace) AS there`,
  );
  if (rows[0]?.there) await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
  const owner = await newDataSource(ownerUrl, { max: 2, migrations });
  await owner.initialize();
  try {
    await owner.runMigrations();
    await installJobs(owner, appRole);
  } finally {
    await owner.destroy();
  }
}
