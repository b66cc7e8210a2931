import { spawnSync } from 'node:child_process';

/** Starting Node takes this long on a quiet machine. */
const QUIET_START_MS = 45;

/** How many times slower than a quiet machine this one is just now: others may work on it. Limits in seconds are meant for a quiet one. */
export function pace() {
  const times = Array.from({ length: 7 }, () => {
    const since = performance.now();
    spawnSync(process.execPath, ['--eval', '0']);
    return performance.now() - since;
  });
  return Math.max(1, ([...times].sort((a, b) => a - b)[3] ?? 0) / QUIET_START_MS);
}
