import { env } from '../../config/env.js';
import type { EventBus } from '../events/event-bus.js';
import type { FanOut } from './fan-out.js';
import { overPostgres } from './over-postgres.js';

/** Between the processes: over Redis where there is one. Its client is a quarter of all modules, so only who needs it loads it. */
export async function fanOutBy(events: EventBus): Promise<() => FanOut> {
  const { REDIS_URL, DATABASE_URL } = env;
  if (!REDIS_URL) return () => overPostgres(DATABASE_URL);
  const { overRedis } = await import('./over-redis.js');
  return () => overRedis(REDIS_URL, (lostSince) => events.publish('fan-out.returned', { lostSince }));
}
