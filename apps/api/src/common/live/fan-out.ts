import { Logger } from '@nestjs/common';
import { createAdapter as postgresAdapter } from '@socket.io/postgres-adapter';
import { createAdapter as redisAdapter } from '@socket.io/redis-streams-adapter';
import pg from 'pg';
import { createClient } from 'redis';
import type { ServerOptions } from 'socket.io';

export interface FanOut {
  adapter: NonNullable<ServerOptions['adapter']>;
  close: () => Promise<void>;
}

const logger = new Logger('Live');

/** One connection listens, the others tell. */
const CONNECTIONS = 4;
/** NOTIFY takes less than 8,000 bytes; what is longer goes through a table. */
const LONGEST_NOTICE = 7_900;

/** Carries events to the other processes over Postgres. */
export function overPostgres(url: string): FanOut {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: 2_000, keepAlive: true });
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    // The adapter holds its listening connection for good: an error on it has no other listener and would end the process,
    // and when it is cut nobody gives its place in the pool back.
    client.on('error', () => {});
    client.once('end', () => giveBack(client));
  });
  return {
    adapter: postgresAdapter(pool, {
      tableName: 'socket_io_attachments',
      payloadThreshold: LONGEST_NOTICE,
      errorHandler: (error) => logger.warn(`An event did not reach the other processes: ${error.message}`),
    }),
    close: () => pool.end(),
  };
}

function giveBack(client: pg.PoolClient): void {
  try {
    client.release(true);
  } catch {
    // It was not held: the pool has already let it go.
  }
}

/** Carries events to the other processes over Redis streams. */
export async function overRedis(url: string): Promise<FanOut> {
  const client = createClient({ url, socket: { reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 3_000) } });
  client.on('error', (error: Error) => logger.warn(`Redis: ${error.message}`));
  await client.connect();
  return { adapter: redisAdapter(client, { onlyPlaintext: true }), close: () => client.close().then(() => {}) };
}
