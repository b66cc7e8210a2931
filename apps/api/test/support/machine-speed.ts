/** What a quiet machine takes for the yardstick, in milliseconds of processor time. */
const QUIET_MS = 75;
const MOST = 4;
const SUM_OF = 10_000_000;
const WORDS = 100_000;

/** Processor time of some work, in milliseconds. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Work that needs the processor, and work that needs memory as well: others slow them down differently. */
function yardstick(): number {
  let sum = 0;
  for (let each = 0; each < SUM_OF; each += 1) sum += each % 7;
  const words: string[] = [];
  for (let each = 0; each < WORDS; each += 1) words.push(`&amp;${each}`.replace(/[&"<>]/g, '_'));
  return sum + words.join('').length;
}

/**
 * How many times slower than a quiet one this machine's processors are just now: two that share a core, or a cache, are each slower, and
 * processor time does not show it. The better of two, as the first may have to clear away what the work before it left.
 */
const slowness = () => Math.min(MOST, Math.max(1, Math.min(processorMs(yardstick), processorMs(yardstick)) / QUIET_MS));

/** Processor time of the best of up to four runs, as milliseconds of a quiet machine: what the work takes, not what else the machine does. */
export function quickest(work: () => void, enough: number): number {
  let best = processorMs(work);
  if (best < enough) return best;
  let before = slowness();
  best /= before;
  for (let run = 1; run < 4 && best >= enough; run += 1) {
    const took = processorMs(work);
    // The machine changes from one moment to the next: the slower one of both sides is taken for the time between.
    const after = slowness();
    best = Math.min(best, took / Math.max(before, after));
    before = after;
  }
  return best;
}
