import type { Client, Connection, Submittable } from 'pg';

/** The parts of pg's connection that its types leave out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  stream: { pause(): unknown; resume(): unknown; destroy(): unknown };
}

const rowsIn = (tag: string) => Number(/\d+$/.exec(tag)?.[0] ?? 0);

/** What every COPY has in common, as pg runs a query of its own kind. */
abstract class Copy implements Submittable {
  readonly done: Promise<number>;
  protected reject: (error: unknown) => void = () => {};
  private resolve: (rows: number) => void = () => {};
  private rows = 0;

  constructor(private readonly text: string) {
    this.done = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
  }

  submit = (connection: Connection): void => (connection as unknown as CopyConnection).query(this.text);
  handleError = (error: Error): void => this.reject(error);
  handleCommandComplete({ text }: { text: string }): void {
    this.rows = rowsIn(text);
  }
  handleReadyForQuery = (): void => this.resolve(this.rows);
}

/** `COPY ... FROM STDIN`: ten times as fast as inserts. */
class CopyIn extends Copy {
  constructor(
    text: string,
    private readonly chunk: Buffer,
  ) {
    super(text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.chunk);
    connection.endCopyFrom();
  }
}

/** `COPY ... TO STDOUT`: whole rows, gathered; the server waits while a part is being taken. */
class CopyOut extends Copy {
  private parts: Buffer[] = [];
  private size = 0;
  private taken: Promise<void> = Promise.resolve();

  constructor(
    text: string,
    private readonly most: number,
    private readonly take: (part: Buffer) => Promise<void>,
  ) {
    super(text);
    const rows = this.done;
    this.whole = rows.then(async (count) => {
      if (this.size > 0) this.flush();
      await this.taken;
      return count;
    });
  }
  readonly whole: Promise<number>;

  handleCopyData({ chunk }: { chunk: Buffer }, connection: CopyConnection): void {
    // Copied: the connection reads on into the same memory.
    this.parts.push(Buffer.from(chunk));
    this.size += chunk.length;
    if (this.size >= this.most) this.flush(connection);
  }

  private flush(connection?: CopyConnection): void {
    const part = Buffer.concat(this.parts, this.size);
    [this.parts, this.size] = [[], 0];
    connection?.stream.pause();
    this.taken = this.taken.then(() => this.take(part));
    this.taken.then(
      () => connection?.stream.resume(),
      (error: unknown) => {
        this.reject(error);
        // The server is in the middle of its answer: there is no other way to have it stop.
        connection?.stream.destroy();
      },
    );
  }
}

/**
 * Sends lines of COPY's text format.
 * @returns how many rows they were
 */
export async function copyIn(client: Client, text: string, lines: Buffer): Promise<number> {
  const copy = new CopyIn(text, lines);
  client.query(copy);
  return copy.done;
}

/**
 * Reads rows in COPY's text format, in parts of whole lines that are a little longer than `most` bytes, one at a time.
 * @returns how many rows they were
 */
export async function copyOut(client: Client, text: string, most: number, take: (part: Buffer) => Promise<void>): Promise<number> {
  const copy = new CopyOut(text, most, take);
  client.query(copy);
  return copy.whole;
}
