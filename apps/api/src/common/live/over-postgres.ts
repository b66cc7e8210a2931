import { Logger } from '@nestjs/common';
import { createAdapter } from '@socket.io/postgres-adapter';
import pg from 'pg';
import { type FanOut, withoutWaiting } from './fan-out.js';

/** One connection listens, the others tell. */
const CONNECTIONS = 4;
/** NOTIFY takes less than 8,000 bytes; what is longer goes through a table. */
const LONGEST_NOTICE = 7_900;

/** Kinds of messages by which processes find each other (`MessageType` of socket.io-adapter): first word, heartbeat, last word. */
const FINDING = new Set([1, 2, 13]);

/**
 * Carries events to the other processes over Postgres. Says nothing while no other process is there to hear it: each NOTIFY is a commit,
 * and Postgres makes those one at a time. A process that comes says so first, and is known within milliseconds; what it misses until
 * then it asks for, as after any gap.
 */
export function overPostgres(url: string): FanOut {
  const logger = new Logger('Live');
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: 2_000, keepAlive: true });
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    // The adapter holds its listening connection for good: an error on it has no other listener and would end the process,
    // and when it is cut nobody gives its place in the pool back.
    client.on('error', () => {});
    client.once('end', () => giveBack(client));
  });
  const adapter = createAdapter(pool, {
    tableName: 'socket_io_attachments',
    payloadThreshold: LONGEST_NOTICE,
    errorHandler: (error) => logger.warn(`An event did not reach the other processes: ${error.message}`),
  });
  return { adapter: withoutWaiting(adapter, ({ nodesMap }, type) => nodesMap.size > 0 || FINDING.has(type)), close: () => pool.end() };
}

function giveBack(client: pg.PoolClient): void {
  try {
    client.release(true);
  } catch {
    // It was not held: the pool has already let it go.
  }
}
