import type { DataSource, QueryRunner } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import { sqlState } from '../../../common/problem/problem-of.js';
import { importBatch } from './import-batch.js';
import { type OpenList, type ReadRow, readRows } from './read-rows.js';
import { followSuccessors } from './registry/follow-successors.js';

export interface RefusedLine {
  /** Of a table its line; of a JSON list the entry, counted from 0. */
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
  /** Only of a registry: how many closed institutions lead elsewhere now than before. */
  followed?: number;
}

export interface ImportOptions {
  /** Told after each batch. `bytes`: how much of the list has been read, to be set against its size. */
  onProgress?: (progress: ImportReport & { bytes: number }) => void;
  /** Who brings the list; null for the command line. */
  actorId?: string | null;
  batchSize?: number;
}

const BATCH = 500;
/** Organizations with thousands of relations come in smaller batches. */
const MOST_LETTERS = 4 * 1024 * 1024;
const MOST_REFUSED_LINES = 1_000;

/**
 * A search over ten thousand names that Postgres knows nothing of yet takes a second, and ten milliseconds once it does. By itself it would look
 * within a minute or two. It may be the owner of the tables alone who asks; for others it stays a warning.
 */
const LOOKED_AT_ANEW = 'ANALYZE institution, institution_name, institution_relation';

type TakenRow = Required<Pick<ReadRow, 'line' | 'row'>>;

/**
 * Brings a list of institutions in: a table, or the JSON of the Research Organization Registry. An institution is known by its ROR id, else by folded name and country; the same list again
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
    let batch: TakenRow[] = [];
    let letters = 0;
    let isRegistry = false;
    const flush = async () => {
      if (batch.length > 0) await bringIn(runner, batch, report);
      [batch, letters] = [[], 0];
      onProgress?.({ ...report, bytes });
    };
    for await (const { line, row, reason, size } of readRows(open, (read) => (bytes = read))) {
      report.rows += 1;
      letters += size ?? 0;
      if (row) batch.push({ line, row });
      else refuse(report, { line, reason: reason ?? 'Not readable' });
      isRegistry ||= size !== undefined;
      if (batch.length >= batchSize || letters >= MOST_LETTERS) await flush();
    }
    await flush();
    // Last, when everything that leads anywhere is there.
    if (isRegistry) report.followed = await inTransaction(runner, () => followSuccessors(runner.manager));
    if (report.added + report.changed > 0) await runner.query(LOOKED_AT_ANEW);
    const { rows, added, changed, refused, followed } = report;
    await audit(runner.manager, {
      actorId,
      act: 'institution.import',
      thing: { kind: 'institution', id: null },
      changes: { rows, added, changed, refused, ...(followed !== undefined && { followed }) },
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

async function bringIn(runner: QueryRunner, batch: readonly TakenRow[], report: ImportReport): Promise<void> {
  const outcome = await inTransaction(runner, () =>
    importBatch(
      runner.manager,
      batch.map(({ row }) => row),
    ),
  );
  report.added += outcome.added;
  report.changed += outcome.changed;
  report.unchanged += outcome.unchanged;
  for (const place of outcome.repeated)
    refuse(report, { line: batch[place]?.line ?? 0, reason: `${batch[place]?.row.rorId ?? 'Its id'} stands in this list already` });
}

/** Postgres ends one of two that wait for each other with this code. */
const DEADLOCK = '40P01';
const MOST_TRIES = 5;

/** Once more where somebody who changed the same institutions was let go first: nothing of the work is left then. */
async function inTransaction<T>(runner: QueryRunner, work: () => Promise<T>, tries = 1): Promise<T> {
  await runner.startTransaction();
  try {
    const outcome = await work();
    await runner.commitTransaction();
    return outcome;
  } catch (error) {
    await runner.rollbackTransaction();
    if (sqlState(error) === DEADLOCK && tries < MOST_TRIES) return inTransaction(runner, work, tries + 1);
    throw error;
  }
}
