import type { Client } from 'pg';
import { jobColumns, quoted } from './backup-tables.js';
import { type BackedUpTable, JOBS, type Manifest } from './contents.js';
import { BackupRefused } from './refused.js';

interface Part {
  place: string;
  name: string;
  definition: string;
}

const foreignKeysSql = `
  SELECT conrelid::regclass::text AS place, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0 ORDER BY 1, 2`;

/** Of those that run at INSERT: rows of a backup bring with them what a trigger would add. */
const triggersSql = `
  SELECT tgrelid::regclass::text AS place, quote_ident(tgname) AS name, '' AS definition
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal AND tgparentid = 0 AND tgenabled = 'O' AND tgtype & 4 <> 0 ORDER BY 1, 2`;

/**
 * A schema that takes rows in any order: its foreign keys are gone for the time of the transaction, and checked as a whole at
 * its end; triggers at insert are off. Nobody else sees it so.
 */
export class Fillable {
  private foreignKeys: Part[] = [];
  private triggers: Part[] = [];

  constructor(private readonly client: Client) {}

  /** @throws BackupRefused when the backup holds a table that is not here */
  async open(tables: readonly BackedUpTable[]): Promise<void> {
    this.foreignKeys = (await this.client.query<Part>(foreignKeysSql)).rows;
    this.triggers = (await this.client.query<Part>(triggersSql)).rows;
    for (const { place, name } of this.foreignKeys) await this.client.query(`ALTER TABLE ${place} DROP CONSTRAINT ${name}`);
    for (const { place, name } of this.triggers) await this.client.query(`ALTER TABLE ${place} DISABLE TRIGGER ${name}`);
    for (const { name } of tables) if (name !== JOBS) await this.clear(name);
  }

  /** Puts all back as it was. A row that refers to nothing ends the whole. */
  async close(sequences: Manifest['sequences']): Promise<void> {
    for (const { name, last } of sequences)
      await this.client.query('SELECT setval($1::regclass, $2::bigint)', [`public.${quoted(name)}`, last]);
    for (const { place, name, definition } of this.foreignKeys)
      await this.client.query(`ALTER TABLE ${place} ADD CONSTRAINT ${name} ${definition}`);
    for (const { place, name } of this.triggers) await this.client.query(`ALTER TABLE ${place} ENABLE TRIGGER ${name}`);
  }

  /** True where the queue has the columns that these jobs were written with. */
  async takesJobs(columns: readonly string[]): Promise<boolean> {
    const known = await jobColumns(this.client);
    return known !== null && columns.every((column) => known.includes(column));
  }

  async makeQueues(queues: Manifest['queues']): Promise<void> {
    for (const { name, options } of queues) await this.client.query('SELECT pgboss.create_queue($1, $2)', [name, JSON.stringify(options)]);
  }

  /** What migrations put into a table is in the backup too. */
  private async clear(table: string): Promise<void> {
    const place = `public.${quoted(table)}`;
    const { rows } = await this.client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [place]);
    if (!rows[0]?.there) throw new BackupRefused(`The backup holds a table ${table}, which this version does not know.`);
    const { rowCount } = await this.client.query(`SELECT 1 FROM ${place} LIMIT 1`);
    if (rowCount) await this.client.query(`TRUNCATE ${place}`);
  }
}
