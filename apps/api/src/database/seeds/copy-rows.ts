import type { Client, Connection, Submittable } from 'pg';

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

/** The parts of pg's connection that its types leave out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** `COPY ... FROM STDIN` as pg runs a query of its own kind: ten times as fast as inserts. */
class CopyIn implements Submittable {
  readonly done: Promise<void>;
  private resolve: () => void = () => {};
  private reject: (error: Error) => void = () => {};

  constructor(
    private readonly text: string,
    private readonly chunk: Buffer,
  ) {
    this.done = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
  }

  submit = (connection: Connection): void => (connection as unknown as CopyConnection).query(this.text);
  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.chunk);
    connection.endCopyFrom();
  }
  handleError = (error: Error): void => this.reject(error);
  handleCommandComplete(): void {}
  handleReadyForQuery = (): void => this.resolve();
}

/** Sends rows to a table in one COPY; the columns are those that the rows name. */
export async function copyRows(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const text = `COPY ${table} (${Object.keys(first).join(', ')}) FROM STDIN`;
  const lines = rows.map((row) => `${Object.values(row).map(field).join('\t')}\n`);
  const copy = new CopyIn(text, Buffer.from(lines.join('')));
  client.query(copy);
  await copy.done;
}
