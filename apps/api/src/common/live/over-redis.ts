import { Logger } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { type FanOut, withoutWaiting } from './fan-out.js';
import { Absence, LONGEST_RETRY_MS } from './redis-absence.js';

/** A Redis that takes commands and answers none must not fill our memory: beyond so many, events are lost like any hint. */
const MOST_WAITING = 1_000;
const LAST_WORDS_MS = 500;

/**
 * Carries events to the other processes over Redis streams. Redis may be away at any time, also at the start: until it comes, each process
 * tells its own sockets alone.
 * @param onReturn told once Redis is there again, or at last: what processes have said since then has not reached the others
 */
export function overRedis(url: string, onReturn: (lostSince: Date) => void): FanOut {
  const logger = new Logger('Live');
  const client = createClient({
    url,
    commandsQueueMaxLength: MOST_WAITING,
    socket: { connectTimeout: 2_000, reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, LONGEST_RETRY_MS) },
  });
  const absence = new Absence(client, onReturn);
  let isSaid = false;
  client.on('error', (error: Error) => {
    // Once for each absence, not for each try.
    if (!isSaid) logger.warn(`Redis is away, and live events stay within each process: ${error.message}`);
    isSaid = true;
  });
  client.on('ready', () => (isSaid = false));
  // What is told once and not kept (presence) goes by a promise that the adapter leaves alone; it listens on duplicates.
  const [publish, duplicate] = [client.publish.bind(client), client.duplicate.bind(client)];
  Object.assign(client, {
    publish: (...told: Parameters<typeof publish>) => publish(...told).catch(() => absence.lost()),
    duplicate: () => absence.watch(duplicate()),
  });

  // Rejected only when it is closed before it ever came.
  client.connect().catch(() => {});
  const adapter = createAdapter(client, { onlyPlaintext: true });
  return {
    adapter: withoutWaiting(
      adapter,
      () => client.isReady,
      () => absence.lost(),
    ),
    close: async () => {
      // Closing waits for what is under way, of which nothing comes back from a Redis that is away.
      await Promise.race([client.close(), sleep(LAST_WORDS_MS, undefined, { ref: false })]).catch(() => {});
      client.destroy();
    },
  };
}
