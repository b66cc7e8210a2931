import pg from 'pg';

/** Texts beyond these run unprepared: an odd caller cannot fill the server's memory with plans. */
const MOST_STATEMENTS = 300;

const names = new Map<string, string>();

function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_STATEMENTS) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** pg declares a dozen overloads of `query`; all of them pass through unchanged but for the name of the statement. */
interface Querying {
  query(...args: unknown[]): unknown;
  once(event: 'end', listener: () => void): unknown;
  connection: { stream: { destroy(): unknown } };
}
/** Connections of this process, and where to. */
const open = new Map<Querying, string | undefined>();

/** Cuts every connection to this database, so that who waits for an answer that does not come is told at once; the pools make new ones. */
export function cutConnections(url: string): void {
  for (const [{ connection }, to] of open) if (to === url) connection.stream.destroy();
}

const Client = pg.Client as unknown as new (...args: unknown[]) => Querying;

/**
 * Prepares each statement with values once a connection: Postgres would plan a page's joins anew each time, which costs more than running them.
 * Texts must be few and fixed: `= ANY($1)`, never a list pasted in; columns named.
 */
export class PreparedClient extends Client {
  constructor(...args: unknown[]) {
    super(...args);
    open.set(this, (args[0] as { connectionString?: string } | undefined)?.connectionString);
    this.once('end', () => open.delete(this));
  }

  override query(...args: unknown[]): unknown {
    const [text, values, done] = args;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return super.query(...args);
    return super.query({ name: statementName(text), text, values: values as unknown[] }, done);
  }
}
