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
}
const Client = pg.Client as unknown as new (...args: unknown[]) => Querying;

/**
 * Prepares each statement with values once a connection: Postgres would plan a page's joins anew each time, which costs more than running them.
 * Texts must be few and fixed: `= ANY($1)`, never a list pasted in; columns named.
 */
export class PreparedClient extends Client {
  override query(...args: unknown[]): unknown {
    const [text, values, done] = args;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return super.query(...args);
    return super.query({ name: statementName(text), text, values: values as unknown[] }, done);
  }
}
