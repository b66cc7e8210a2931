import type { DataSource, EntityManager } from 'typeorm';
import { sqlState } from '../problem/problem-of.js';

/** Postgres ends a statement that outlives its time with this code. */
const QUERY_CANCELED = '57014';

/** In one message with the BEGIN: each further one is a way there and back. */
const begin = (plans: string) => `BEGIN READ ONLY; SET LOCAL statement_timeout = '1s'${plans}`;
const BEGIN = {
  /** Statements that are as good with one plan for all values. */
  kept: begin(''),
  /** Statements whose best way hangs on the values: planned anew each time. */
  fresh: begin('; SET LOCAL plan_cache_mode = force_custom_plan'),
};

/**
 * Runs searches that may be slow: read only, and ended after a second.
 * @returns what `work` returns, or null when it took too long: the caller says so to whoever searched
 */
export async function boundedSearch<T>(
  database: DataSource,
  work: (tx: EntityManager) => Promise<T>,
  plans: keyof typeof BEGIN = 'fresh',
): Promise<T | null> {
  const runner = database.createQueryRunner();
  try {
    await runner.connect();
    await runner.query(BEGIN[plans]);
    const found = await work(runner.manager);
    await runner.query('COMMIT');
    return found;
  } catch (error) {
    await runner.query('ROLLBACK').catch(() => {});
    if (sqlState(error) === QUERY_CANCELED) return null;
    throw error;
  } finally {
    await runner.release();
  }
}
