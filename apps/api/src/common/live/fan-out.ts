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

/** Kinds of messages by which processes find each other (`MessageType` of socket.io-adapter): first word, heartbeat, last word. */
const FINDING = new Set([1, 2, 13]);

/** What socket.io's own types leave out of its adapters for several processes. */
interface Clustered {
  nodesMap: ReadonlyMap<string, number>;
  doPublish(message: { type: number }): Promise<string>;
}

/**
 * Says nothing while no other process is there to hear it: each NOTIFY is a commit, and Postgres makes those one at a time.
 * A process that comes says so first, and is known within milliseconds; what it misses until then it asks for, as after any gap.
 */
function whenHeard(create: ReturnType<typeof postgresAdapter>): ReturnType<typeof postgresAdapter> {
  // Not an arrow: socket.io calls it with `new`.
  return function makeAdapter(namespace) {
    const adapter = create(namespace);
    // Public in JavaScript, and what socket.io's own adapters are made by; its types say otherwise.
    const clustered = adapter as unknown as Clustered;
    const publish = clustered.doPublish.bind(adapter);
    clustered.doPublish = (message) => (clustered.nodesMap.size > 0 || FINDING.has(message.type) ? publish(message) : Promise.resolve(''));
    return adapter;
  };
}

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
    adapter: whenHeard(
      postgresAdapter(pool, {
        tableName: 'socket_io_attachments',
        payloadThreshold: LONGEST_NOTICE,
        errorHandler: (error) => logger.warn(`An event did not reach the other processes: ${error.message}`),
      }),
    ),
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
