import { availableParallelism, loadavg } from 'node:os';

/** By how much to stretch a bound: on a machine that has more to do than processors everybody waits for his turn, and so does a start. */
export const stretch = (): number => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
