import { createApp } from './create-app.js';
import { Jobs } from './common/jobs/jobs.js';
import { noteExceptions, notePromises } from './common/logging/left-alone.js';
import { env } from './config/env.js';
import { warmUp } from './warm-up.js';

const MOST_MS_TO_END = 9_000;

const app = await createApp();
const { log } = app.getHttpAdapter().getInstance();

notePromises(log);
// Requests that were accepted end in peace; whatever hangs does not hold up the next start.
let isEnding = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    isEnding = true;
    setTimeout(() => process.exit(1), MOST_MS_TO_END).unref();
  });

// What listens to Postgres has its connection first, and the watch over it is there.
await app.init();
await warmUp(app);
// Told to end by now: Nest closes what there is.
if (!isEnding) {
  await app.listen(env.PORT, env.HOST);
  await app.get(Jobs).work();
  noteExceptions(log);
  log.info(`Listening on ${await app.getUrl()}`);
}
