/** Processor time of adding up so much on a machine that has its processors to itself. */
const SUM_OF = 10_000_000;
const QUIET_MS = 40;
const MOST = 4;

/** Processor time of some work, in milliseconds. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/**
 * How many times slower than a quiet one this machine's processors are just now: two that share a core, or a cache, are each slower, and
 * processor time does not show it. Bounds of processor time are meant for a quiet machine.
 */
export function slowness(): number {
  let sum = 0;
  const took = processorMs(() => {
    for (let each = 0; each < SUM_OF; each += 1) sum += each % 7;
  });
  return sum > 0 ? Math.min(MOST, Math.max(1, took / QUIET_MS)) : 1;
}
