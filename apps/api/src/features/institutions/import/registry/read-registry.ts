import type { Readable } from 'node:stream';
import { RefusedRow } from '../institution-row.js';
import type { OpenList, ReadRow } from '../read-rows.js';
import { type JsonRow, JsonRows } from './json-rows.js';
import { parseEntry } from './json-values.js';
import { registryRow } from './registry-row.js';

/**
 * Reads a JSON list of organizations entry by entry. The file is gone through once before, so that one that was cut off or is
 * broken in its middle is refused before anything of it is taken.
 */
export async function* readRegistry(open: OpenList, encoding: string, onBytes?: (bytes: number) => void): AsyncGenerator<ReadRow> {
  const whole = new JsonRows(false);
  for await (const text of textOf(open(), encoding)) for (const _row of whole.scan(text));
  whole.end();

  const rows = new JsonRows();
  for await (const text of textOf(open(), encoding, onBytes)) for (const row of rows.scan(text)) yield readEntry(row);
  rows.end();
}

async function* textOf(source: Readable, encoding: string, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    onBytes?.((bytes += chunk.length));
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

function readEntry({ index, text }: JsonRow): ReadRow {
  const size = text?.length ?? 0;
  try {
    if (text === null) throw new RefusedRow('Longer than any organization');
    return { line: index, size, row: registryRow(parseEntry(text)) };
  } catch (error) {
    if (error instanceof RefusedRow) return { line: index, size, reason: error.message };
    throw error;
  }
}
