import type { Client } from 'pg';
import { copyIn } from '../copy.js';

export type Value = string | number | boolean | null | Date | readonly string[] | { json: unknown };
/** Column name to value; every row of a table names the same columns in the same order. */
export type Row = Readonly<Record<string, Value>>;

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escape = (text: string) => text.replace(/[\\\n\r\t]/g, (letter) => ESCAPES[letter] ?? letter);
const element = (text: string) => `"${text.replace(/["\\]/g, (letter) => `\\${letter}`)}"`;

function field(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escape(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return String(value);
  if ('json' in value) return escape(JSON.stringify(value.json));
  return escape(`{${value.map(element).join(',')}}`);
}

/** Sends rows to a table in one COPY; the columns are those that the rows name. */
export async function copyRows(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const text = `COPY ${table} (${Object.keys(first).join(', ')}) FROM STDIN`;
  const lines = rows.map((row) => `${Object.values(row).map(field).join('\t')}\n`);
  await copyIn(client, text, Buffer.from(lines.join('')));
}
