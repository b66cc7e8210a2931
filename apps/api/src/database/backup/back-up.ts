import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Client } from 'pg';
import type { FileStorage } from '../../common/storage/file-storage.js';
import { copyOut } from '../copy.js';
import { BackupWriter } from './backup-writer.js';
import { backedUpTables, jobColumns, queuesOf, quoted, sequencesOf, WAITING } from './backup-tables.js';
import { type BackedUpTable, fileName, FORMAT, type Header, JOBS, type Manifest, NAMES, partName } from './contents.js';
import { BackupRefused, type OnProgress } from './refused.js';

/** Rows are gathered to so much before they are packed: what memory it takes, whatever the size of the table. */
const PART_BYTES = 1024 * 1024;
/** Packing more tightly takes three times as long for a tenth less. */
const LEVEL = 5;
const FILES_SHARE = 0.2;

const pack = promisify(gzip);

export interface BackedUp {
  tables: BackedUpTable[];
  files: number;
  bytes: number;
  digest: string;
}

/**
 * Writes everything that must survive into one file: all rows as of one moment, the jobs that wait, and the uploads.
 * People go on meanwhile; only migrations wait.
 * @param client connected as the owner of the schema, and used for nothing else
 * @param file where it is to be, once it is whole
 * @throws BackupRefused when it cannot be made; nothing is left behind then
 */
export async function backUp(client: Client, storage: FileStorage, file: string, onProgress: OnProgress = () => {}): Promise<BackedUp> {
  const writer = await BackupWriter.open(file);
  // Told to whoever asks the connection next.
  client.on('error', () => {});
  try {
    await client.query(`SELECT pg_advisory_lock_shared(hashtext('scholars-commons migrate'))`);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    await writer.add(NAMES.header, Buffer.from(JSON.stringify(await headerOf(client))));
    const run = new Run(client, writer, onProgress);
    const contents = await run.everything(storage);
    await client.query('COMMIT');
    await writer.add(NAMES.manifest, Buffer.from(JSON.stringify(contents)));
    return { ...(await writer.finish()), tables: contents.tables, files: contents.files };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** The first statement after BEGIN: it takes the snapshot that all others see. */
async function headerOf(client: Client): Promise<Header> {
  const { rows: found } = await client.query<{ there: boolean; version: string }>(
    `SELECT to_regclass('public.migration') IS NOT NULL AS there, current_setting('server_version') AS version`,
  );
  if (!found[0]?.there) throw new BackupRefused('There is nothing in this database to back up.');
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY timestamp, id');
  return { format: FORMAT, madeAt: new Date().toISOString(), postgres: found[0].version, migrations: rows.map(({ name }) => name) };
}

class Run {
  private done = 0;
  private total = 1;

  constructor(
    private readonly client: Client,
    private readonly writer: BackupWriter,
    private readonly onProgress: OnProgress,
  ) {}

  /** Uploads first: they are no part of the snapshot, and one that a row of it names should still be there. */
  async everything(storage: FileStorage): Promise<Manifest> {
    const files = await this.files(storage);
    const tables = await backedUpTables(this.client);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    this.total = Math.max(1, rows / (1 - FILES_SHARE));
    this.done = this.total * FILES_SHARE;
    const counted: BackedUpTable[] = [];
    for (const { name, columns } of tables)
      counted.push(await this.rows(name, columns, `SELECT ${list(columns)} FROM public.${quoted(name)}`));
    const jobs = await jobColumns(this.client);
    const queues = jobs ? await queuesOf(this.client) : [];
    if (jobs) counted.push(await this.rows(JOBS, jobs, `SELECT ${list(jobs)} FROM pgboss.job WHERE ${WAITING}`));
    this.onProgress({ step: 'All is written', done: 1, total: 1 });
    return { tables: counted, sequences: await sequencesOf(this.client), queues, files };
  }

  private async rows(name: string, columns: string[], select: string): Promise<BackedUpTable> {
    let part = 0;
    const before = this.done;
    const rows = await copyOut(this.client, `COPY (${select}) TO STDOUT`, PART_BYTES, async (lines) => {
      part += 1;
      await this.writer.add(partName(name, part), await pack(lines, { level: LEVEL }));
      this.done += newlinesIn(lines);
      this.onProgress({ step: `Table ${name}`, done: Math.min(this.done, this.total), total: this.total });
    });
    this.done = before + rows;
    return { name, columns, rows };
  }

  /** How many there are is known at the end alone. */
  private async files(storage: FileStorage): Promise<number> {
    let count = 0;
    for await (const folder of storage.folders()) {
      for (const [name, bytes] of (await storage.readAll(folder)) ?? []) {
        await this.writer.add(fileName(folder, name), bytes);
        count += 1;
      }
      if (count % 100 === 0)
        this.onProgress({ step: `${count} uploaded files`, done: FILES_SHARE * (1 - 1 / (1 + count / 5_000)), total: 1 });
    }
    return count;
  }
}

const list = (columns: readonly string[]) => columns.map(quoted).join(', ');

function newlinesIn(lines: Buffer): number {
  let count = 0;
  for (let at = lines.indexOf(10); at >= 0; at = lines.indexOf(10, at + 1)) count += 1;
  return count;
}
