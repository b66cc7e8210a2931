import { parse } from 'csv-parse';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { mapColumns } from './columns.js';
import type { InstitutionRow } from './institution-row.js';
import { institutionRow, RefusedRow } from './institution-row.js';
import { readRegistry } from './registry/read-registry.js';
import { UnreadableList } from './unreadable-list.js';

export { UnreadableList } from './unreadable-list.js';

export interface ReadRow {
  /** Of a table its line; of a JSON list the entry, counted from 0. */
  line: number;
  row?: InstitutionRow;
  /** Of a JSON list: letters it took in the file, since entries may be long. */
  size?: number;
  /** Why the row was not taken. */
  reason?: string;
}

const LONGEST_RECORD = 64 * 1024;

/** Opens the same bytes anew each time it is called: the encoding is told by a first reading. */
export type OpenList = () => Readable;

/** Strict UTF-8 first, or UTF-16 by its mark; what is neither is Windows-1252, as spreadsheets in Western countries save. */
async function encodingOf(open: OpenList): Promise<string> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  let isUtf8 = true;
  for await (const chunk of open() as AsyncIterable<Buffer>) {
    if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
    if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
    if (isFirst && chunk[0] === 0x50 && chunk[1] === 0x4b)
      throw new UnreadableList('This is a zip or a spreadsheet; unpack it, or save it as CSV first');
    isFirst = false;
    if (!isUtf8) continue;
    try {
      strict.decode(chunk, { stream: true });
    } catch {
      isUtf8 = false;
    }
  }
  try {
    if (isUtf8) strict.decode();
  } catch {
    isUtf8 = false;
  }
  return isUtf8 ? 'utf-8' : 'windows-1252';
}

/** Bytes in, text out; the mark at the beginning goes. */
function decoded(encoding: string): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    readableObjectMode: false,
    decodeStrings: true,
    transform(chunk: Buffer, _encoding, done) {
      done(null, decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
}

/** As much of the beginning as tells what the list is: its first line, or more. */
async function startOf(open: OpenList, encoding: string): Promise<string> {
  const decoder = new TextDecoder(encoding);
  let start = '';
  for await (const chunk of open() as AsyncIterable<Buffer>) {
    start += decoder.decode(chunk, { stream: true });
    if (/[\r\n]/.test(start.trimStart()) || start.length > LONGEST_RECORD) break;
  }
  return start;
}

/** The divider that the header has most of. */
function dividerOf(start: string): string {
  const header = start.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const counted = [',', ';', '\t', '|'].map((divider) => [divider, header.split(divider).length] as const);
  return counted.toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? ',';
}

const isJson = (start: string) => /^\s*[[{]/.test(start);

/** Reads a list row by row, however long it is; a row that cannot be taken comes with its reason. `onBytes`: how far it is. */
export async function* readRows(open: OpenList, onBytes?: (bytes: number) => void): AsyncGenerator<ReadRow> {
  const encoding = await encodingOf(open);
  const start = await startOf(open, encoding);
  if (isJson(start)) {
    // JSON is UTF-8 by its standard; a stray byte does not make it Windows-1252.
    yield* readRegistry(open, encoding === 'windows-1252' ? 'utf-8' : encoding, onBytes);
    return;
  }
  const skipped: ReadRow[] = [];
  const parser = parse({
    bom: true,
    delimiter: dividerOf(start),
    info: true,
    max_record_size: LONGEST_RECORD,
    on_skip: (error) => {
      skipped.push({
        line: typeof error?.lines === 'number' ? error.lines : 0,
        reason: `Not readable as CSV (${(error?.code ?? 'unknown').toLowerCase().replace('csv_', '').replaceAll('_', ' ')})`,
      });
      return undefined;
    },
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
  const source = open();
  let bytes = 0;
  source.on('data', (chunk: Buffer) => onBytes?.((bytes += chunk.length)));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(decoded(encoding)).pipe(parser);

  let columns: ReturnType<typeof mapColumns> | undefined;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (!columns) {
      columns = mapColumns(record);
      if (!columns.has('name')) throw new UnreadableList('No column is called "name" or alike');
      continue;
    }
    yield* skipped.splice(0);
    yield readRow(columns, record, info.lines);
  }
  yield* skipped.splice(0);
  if (!columns) throw new UnreadableList('The list is empty');
}

function readRow(columns: ReturnType<typeof mapColumns>, record: string[], line: number): ReadRow {
  try {
    return { line, row: institutionRow(columns, record) };
  } catch (error) {
    if (error instanceof RefusedRow) return { line, reason: error.message };
    throw error;
  }
}
