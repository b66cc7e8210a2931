import pg from 'pg';
import { QueryDescribedOnce } from './described-once.js';

/** Texts beyond these run unprepared: an odd caller cannot fill the server's memory with plans. */
const MOST_STATEMENTS = 300;

const names = new Map<string, string>();

/** What a text begins with that is asked seldom and in very many forms: it goes unprepared, so that it takes no name from another. */
export const SELDOM = '/* seldom */ ';

function statementName(text: string): string | undefined {
  if (text.startsWith(SELDOM)) return undefined;
  const known = names.get(text);
  if (known || names.size >= MOST_STATEMENTS) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * For `options` of a connection: each prepared statement is planned without its values, and anew only when its tables are
 * analyzed or change. Left alone Postgres plans anew for each run where it
 * thinks that cheaper, and planning takes longer than reading a page. So a text is written for what it is asked (`IS NULL OR` around a filter
 * leaves its index out), and `apps/api/test/plans` keeps the one plan of each.
 * @see https://www.postgresql.org/docs/current/runtime-config-query.html#GUC-PLAN-CACHE-MODE
 */
export const ONE_PLAN = '-c plan_cache_mode=force_generic_plan';

/** pg declares a dozen overloads of `query`; all of them pass through unchanged but for the name of the statement. */
interface Querying {
  connect(...args: unknown[]): unknown;
  query(...args: unknown[]): unknown;
  once(event: 'end', listener: () => void): unknown;
  connection: { stream: { destroy(): unknown } };
}
/** Connections of this process, and where to. */
const open = new Map<Querying, string | undefined>();

/** Databases that are known to be away. */
const away = new Set<string | undefined>();

/**
 * Cuts every connection to a database that is away, and refuses new ones until it is back: whoever waits for an answer that does not come,
 * or for his turn to wait for one, is told at once.
 */
export function letGo(url: string): void {
  away.add(url);
  for (const [{ connection }, to] of open) if (to === url) connection.stream.destroy();
}

/** It is back: the pools may connect again. */
export const takeUp = (url: string): unknown => away.delete(url);

function refuse(done: unknown): unknown {
  const refusal = Object.assign(new Error('The database is known to be away'), { code: 'ECONNREFUSED' });
  return typeof done === 'function' ? process.nextTick(done, refusal) : Promise.reject(refusal);
}

const Client = pg.Client as unknown as new (...args: unknown[]) => Querying;

/**
 * Prepares each statement with values once a connection: Postgres would plan a page's joins anew each time, which costs more than running them.
 * Texts must be few and fixed: `= ANY($1)`, never a list pasted in; columns named.
 */
export class PreparedClient extends Client {
  private readonly url: string | undefined;

  constructor(...args: unknown[]) {
    super(...args);
    this.url = (args[0] as { connectionString?: string } | undefined)?.connectionString;
  }

  override connect(...args: unknown[]): unknown {
    if (away.has(this.url)) return refuse(args[0]);
    open.set(this, this.url);
    this.once('end', () => open.delete(this));
    return super.connect(...args);
  }

  override query(...args: unknown[]): unknown {
    const [text, values, done] = args;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return super.query(...args);
    const name = statementName(text);
    if (!name) return super.query(text, values, done);
    const asked = new QueryDescribedOnce({ name, text, values: values as unknown[] });
    return typeof done === 'function' ? super.query(asked, done) : this.answerOf(asked);
  }

  private answerOf(asked: QueryDescribedOnce): Promise<unknown> {
    return new Promise((resolve, reject) => {
      super.query(asked, (error: Error | null, answer: unknown) => (error ? reject(error) : resolve(answer)));
    }).catch((error: Error) => {
      // Back to whoever asked: that of the socket tells nobody anything.
      Error.captureStackTrace(error);
      throw error;
    });
  }
}
