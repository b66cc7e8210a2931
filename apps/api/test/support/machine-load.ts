import { availableParallelism, loadavg } from 'node:os';

/** With more, what comes by the renewal of every half minute would pass for what is told within three seconds. */
const MOST = 8;

/** By how much to stretch a bound: on a machine that has more to do than processors everybody waits for his turn, and so does a start. */
export const stretch = (): number => Math.min(MOST, Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()));
