import { stringify } from 'csv-stringify/sync';
import type { AuditRow } from '@scholars-commons/shared/audit';

const COLUMNS = ['at', 'actor', 'actor id', 'act', 'thing', 'thing id', 'name', 'changes', 'reason'] as const;

const lineOf = ({ at, actor, act, thing, changes, reason }: AuditRow): string[] => [
  at,
  actor?.name ?? '',
  actor?.id ?? '',
  act,
  thing.kind,
  thing.id ?? '',
  thing.name ?? '',
  Object.keys(changes).length > 0 ? JSON.stringify(changes) : '',
  reason ?? '',
];

// A cell that a spreadsheet would calculate is only text here (OWASP: CSV injection).
const csv = (lines: readonly (readonly string[])[]): string =>
  stringify(lines as string[][], { escape_formulas: true, record_delimiter: 'windows' });

/** The record as CSV (RFC 4180) in parts, with the mark by which spreadsheets know UTF-8. @param pages of rows, read as they are asked for */
export async function* auditFile(pages: AsyncIterable<readonly AuditRow[]>): AsyncGenerator<string> {
  yield `\uFEFF${csv([COLUMNS])}`;
  for await (const rows of pages) yield csv(rows.map(lineOf));
}
