import type { DataSource, EntityManager } from 'typeorm';
import { sqlState } from '../problem/problem-of.js';

/** Postgres ends a statement that outlives its time with this code. */
const QUERY_CANCELED = '57014';

/**
 * Runs searches that may be slow: each statement planned for its own values, read only, and ended after a second.
 * @returns what `work` returns, or null when it took too long: the caller says so to whoever searched
 */
export async function boundedSearch<T>(database: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T | null> {
  try {
    return await database.transaction(async (tx) => {
      await tx.query(`SET TRANSACTION READ ONLY; SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL statement_timeout = '1s'`);
      return work(tx);
    });
  } catch (error) {
    if (sqlState(error) === QUERY_CANCELED) return null;
    throw error;
  }
}
