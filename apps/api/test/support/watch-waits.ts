import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Waits {
  /** The longest that anybody waited for a lock, in ms. */
  longest: number;
  /** How many waits were seen. */
  waits: number;
}

const EVERY_MS = 10;

/** Whoever waits for a lock in this database, migrations apart: they hold up themselves alone. */
const WAITING = `SELECT l.pid, l.waitstart, extract(epoch FROM clock_timestamp() - l.waitstart) * 1000 AS ms
  FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE NOT l.granted AND l.waitstart IS NOT NULL AND a.datname = current_database()
    AND a.query !~* '^\\s*(ALTER|CREATE|DROP|GRANT|REVOKE|COMMENT|LOCK|SET LOCAL)\\M'`;

/**
 * Looks again and again who waits for a lock, and since when the server says he does: what a busy machine adds to an answer is not
 * in it.
 */
export async function watchWaits(ownerUrl: string): Promise<{ stop: () => Promise<Waits> }> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  let isOver = false;
  const seen = new Map<string, number>();
  const watching = (async () => {
    while (!isOver) {
      const { rows } = await client.query<{ pid: number; waitstart: Date; ms: string }>(WAITING);
      for (const { pid, waitstart, ms } of rows) seen.set(`${pid} ${waitstart.toISOString()}`, Number(ms));
      await sleep(EVERY_MS);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await watching;
      await client.end();
      return { longest: Math.round(Math.max(0, ...seen.values())), waits: seen.size };
    },
  };
}
