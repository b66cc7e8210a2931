import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Client } from 'pg';
import type { FileStorage } from '../../common/storage/file-storage.js';
import { copyIn } from '../copy.js';
import type { BackupReader } from './backup-reader.js';
import { quoted } from './backup-tables.js';
import { fileOf, JOBS, type Manifest, manifest, NAMES, tableOf } from './contents.js';
import { Fillable } from './fillable.js';
import { BackupRefused, type OnProgress } from './refused.js';

const unpack = promisify(gunzip);

export interface Restored {
  rows: number;
  files: number;
  /** Jobs that an older version of the queue had written, and this one cannot take. */
  jobsLeftOut: number;
}

/**
 * Fills a schema that fits, and in which nothing is, in one transaction: all of it or nothing, uploads too.
 * @param client connected as the owner of the schema
 * @param reader verified already
 */
export async function fill(
  client: Client,
  storage: FileStorage,
  reader: BackupReader,
  onProgress: OnProgress = () => {},
): Promise<Restored> {
  const contents = await manifestOf(reader);
  const run = new Run(client, storage, contents, onProgress);
  await client.query('BEGIN');
  try {
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    const restored = await run.everything(reader);
    await client.query('COMMIT');
    return restored;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    await run.takeBack();
    throw error;
  }
}

/** It stands at the end, since a table is counted while it is written. */
async function manifestOf(reader: BackupReader): Promise<Manifest> {
  for await (const { bytes } of reader.files((name) => name === NAMES.manifest)) return manifest.parse(JSON.parse(bytes.toString('utf8')));
  throw new BackupRefused('The backup does not say what is in it. Nothing was changed.');
}

class Run {
  private readonly columns: ReadonlyMap<string, readonly string[]>;
  private readonly rows = new Map<string, number>();
  private readonly stored = new Set<string>();
  private folder: { name: string; files: Map<string, Uint8Array> } | null = null;
  private files = 0;
  private takesJobs = true;

  constructor(
    private readonly client: Client,
    private readonly storage: FileStorage,
    private readonly contents: Manifest,
    private readonly onProgress: OnProgress,
  ) {
    this.columns = new Map(contents.tables.map(({ name, columns }) => [name, columns]));
  }

  async everything(reader: BackupReader): Promise<Restored> {
    const schema = new Fillable(this.client);
    await schema.open(this.contents.tables);
    this.takesJobs = await schema.takesJobs(this.columns.get(JOBS) ?? []);
    if (this.takesJobs) await schema.makeQueues(this.contents.queues);
    for await (const { name, bytes, until } of reader.files()) {
      await this.take(name, bytes);
      this.onProgress({ step: tableOf(name) ? `Table ${tableOf(name)}` : 'Uploaded files', done: until, total: reader.size });
    }
    await this.storeFolder();
    this.assertCounts();
    this.onProgress({ step: 'References between rows', done: 99, total: 100 });
    await schema.close(this.contents.sequences);
    const jobs = this.contents.tables.find(({ name }) => name === JOBS)?.rows ?? 0;
    const rows = [...this.rows.values()].reduce((sum, count) => sum + count, 0);
    return { rows, files: this.files, jobsLeftOut: this.takesJobs ? 0 : jobs };
  }

  /** Uploads are in no transaction: what was stored before a failure goes again. */
  async takeBack(): Promise<void> {
    for (const folder of this.stored) await this.storage.remove(folder).catch(() => {});
  }

  private async take(name: string, bytes: Buffer): Promise<void> {
    const table = tableOf(name);
    if (table) return this.takeRows(table, bytes);
    const file = fileOf(name);
    if (!file) return;
    if (this.folder?.name !== file.folder) {
      await this.storeFolder();
      this.folder = { name: file.folder, files: new Map() };
    }
    this.folder.files.set(file.name, bytes);
    this.files += 1;
  }

  private async takeRows(table: string, bytes: Buffer): Promise<void> {
    const columns = this.columns.get(table);
    if (!columns) throw new BackupRefused(`The backup does not say what the columns of ${table} are.`);
    if (table === JOBS && !this.takesJobs) return;
    const place = table === JOBS ? quoted(JOBS) : `public.${quoted(table)}`;
    const rows = await copyIn(this.client, `COPY ${place} (${columns.map(quoted).join(', ')}) FROM STDIN`, await unpack(bytes));
    this.rows.set(table, (this.rows.get(table) ?? 0) + rows);
  }

  private async storeFolder(): Promise<void> {
    if (!this.folder) return;
    const { name, files } = this.folder;
    this.folder = null;
    // One of another life of this machine may lie there.
    await this.storage.remove(name);
    await this.storage.put(name, files);
    this.stored.add(name);
  }

  private assertCounts(): void {
    for (const { name, rows } of this.contents.tables) {
      const found = this.rows.get(name) ?? 0;
      if (found !== rows && (name !== JOBS || this.takesJobs))
        throw new BackupRefused(`${name} should have ${rows} rows, and has ${found}.`);
    }
    if (this.files !== this.contents.files) throw new BackupRefused(`There should be ${this.contents.files} files, and are ${this.files}.`);
  }
}
