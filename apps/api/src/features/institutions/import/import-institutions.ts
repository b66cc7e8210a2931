import type { DataSource, QueryRunner } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import { importBatch } from './import-batch.js';
import type { InstitutionRow } from './institution-row.js';
import { type OpenList, readRows } from './read-rows.js';

export interface RefusedLine {
  line: number;
  reason: string;
}

export interface ImportReport {
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** The first of the refused; the count is whole. */
  refusedLines: RefusedLine[];
}

export interface ImportOptions {
  /** Told after each batch. `bytes`: how much of the list has been read, to be set against its size. */
  onProgress?: (progress: ImportReport & { bytes: number }) => void;
  /** Who brings the list; null for the command line. */
  actorId?: string | null;
  batchSize?: number;
}

const BATCH = 500;
const MOST_REFUSED_LINES = 1_000;

/**
 * Brings a list of institutions in. An institution is known by its ROR id, else by folded name and country; the same list again
 * changes nothing. Each batch is whole or not at all, and a run that was broken off is completed by another. Memory does not grow
 * with the list.
 * @param open opens the bytes anew at each call: `() => createReadStream(file)`
 * @throws UnreadableList when the file is no list at all
 */
export async function importInstitutions(
  database: DataSource,
  open: OpenList,
  { onProgress, actorId = null, batchSize = BATCH }: ImportOptions = {},
): Promise<ImportReport> {
  const report: ImportReport = { rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0, refusedLines: [] };
  const runner = database.createQueryRunner();
  await runner.connect();
  try {
    // One list after the other: two at once would wait for each other's institutions.
    await runner.query(`SELECT pg_advisory_lock(hashtext('import institutions'))`);
    await runner.query('CREATE TEMP TABLE IF NOT EXISTS import_seen (id uuid PRIMARY KEY)');
    await runner.query('TRUNCATE import_seen');
    let bytes = 0;
    let batch: InstitutionRow[] = [];
    const flush = async () => {
      if (batch.length > 0) await inTransaction(runner, batch, report);
      batch = [];
      onProgress?.({ ...report, bytes });
    };
    for await (const { line, row, reason } of readRows(open, (read) => (bytes = read))) {
      report.rows += 1;
      if (row) batch.push(row);
      else refuse(report, { line, reason: reason ?? 'Not readable' });
      if (batch.length >= batchSize) await flush();
    }
    await flush();
    const { rows, added, changed, refused } = report;
    await audit(runner.manager, {
      actorId,
      act: 'institution.import',
      thing: { kind: 'institution', id: null },
      changes: { rows, added, changed, refused },
    });
    return report;
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(hashtext('import institutions'))`).catch(() => {});
    await runner.query('DROP TABLE IF EXISTS import_seen').catch(() => {});
    await runner.release();
  }
}

function refuse(report: ImportReport, line: RefusedLine): void {
  report.refused += 1;
  if (report.refusedLines.length < MOST_REFUSED_LINES) report.refusedLines.push(line);
}

async function inTransaction(runner: QueryRunner, batch: readonly InstitutionRow[], report: ImportReport): Promise<void> {
  await runner.startTransaction();
  try {
    const outcome = await importBatch(runner.manager, batch);
    await runner.commitTransaction();
    report.added += outcome.added;
    report.changed += outcome.changed;
    report.unchanged += outcome.unchanged;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}
