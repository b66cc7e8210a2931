import type { Writable } from 'node:stream';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';

/** What runs statements: a data source, an entity manager, one connection. */
export type Runner = Pick<EntityManager, 'query'>;

/** A way to Postgres and back costs the api more than most statements cost Postgres. Here several go out in one (`pipeline` of the pool). */
interface Client {
  query: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
  connection: { stream: Pick<Writable, 'cork' | 'uncork'> };
}

/** Sends in the order of the calls, at once: nothing is awaited before. Answers rows; logs the statement, and fails as TypeORM does. */
const runnerOn = ({ logger }: DataSource, client: Client): Runner => ({
  query: async <T>(text: string, values?: unknown[]): Promise<T> => {
    logger.logQuery(text, values);
    try {
      return (await client.query(text, values)).rows as T;
    } catch (error) {
      throw error instanceof Error ? new QueryFailedError(text, values, error) : error;
    }
  },
});

/** What is begun in `send` leaves in one write: each costs more than what else is done for a statement. */
function together<T>({ connection: { stream } }: Client, send: () => T): T {
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

type Answers<T extends readonly unknown[]> = { -readonly [K in keyof T]: Awaited<T[K]> };

/** Waits until all have ended, so that nothing of it is still on its way when the connection goes to somebody else. */
async function allOf<const T extends readonly unknown[]>(asked: T): Promise<Answers<T>> {
  await Promise.allSettled(asked);
  return Promise.all(asked);
}

/**
 * Reads that do not wait for one another's answers, in one way there and back. They are no transaction: each sees what was committed
 * when its turn came.
 * @param ask begins all of them, and awaits none
 * @throws the first failure, once all have ended
 * @see https://node-postgres.com/features/pipelining
 */
export async function atOnce<const T extends readonly Promise<unknown>[]>(
  database: DataSource,
  ask: (runner: Runner) => T,
): Promise<Answers<T>> {
  const connection = database.createQueryRunner();
  try {
    const client = (await connection.connect()) as Client;
    return await allOf(together(client, () => ask(runnerOn(database, client))));
  } finally {
    await connection.release();
  }
}

/**
 * A transaction in two ways there and back, where many wait for one lock: it begins with what locks, and ends with the one statement
 * that writes.
 * @param lock the statement that locks
 * @param write asks what must be asked of what was locked, throws if it may not be, and begins the one statement that writes
 * @throws what `write` throws before it begins its statement, or the failure of a statement; nothing is written then
 */
export async function lockThenWrite<L, W>(
  database: DataSource,
  lock: (runner: Runner) => Promise<L>,
  write: (runner: Runner, locked: L) => Promise<W>,
): Promise<W> {
  const connection = database.createQueryRunner();
  try {
    const client = (await connection.connect()) as Client;
    const runner = runnerOn(database, client);
    try {
      const [, locked] = await allOf(together(client, () => [runner.query('START TRANSACTION'), lock(runner)] as const));
      // Postgres takes COMMIT for ROLLBACK where the statement before it failed.
      const [written] = await allOf(together(client, () => [write(runner, locked), runner.query('COMMIT')] as const));
      return written;
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    await connection.release();
  }
}
