/** `npm run build`: compiles what changed since the last time, through turbo's local cache. */
import { mustRun } from './commands.mjs';

await mustRun('turbo', ['run', 'build', '--output-logs=errors-only'], { show: true });
