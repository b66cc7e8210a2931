// By itself: every page needs it at once, and what stands beside schemas brings zod along.

/**
 * How a page comes back when its process is gone: soon, at first; ever less often, if nobody is there; and never all pages at the same
 * moment, since each waits half as long to half as long again, by chance.
 */
export const reconnection = { reconnectionDelay: 500, reconnectionDelayMax: 8_000, randomizationFactor: 0.5 } as const;

const FIRST_MS = 3_000;
/** Those who were refused together do not come back together. */
const SPREAD = 0.3;

/**
 * Milliseconds until a page asks again where the server is there and refused, ended the connection or could not answer. The server's own
 * word (`retryAfter`, in seconds) holds: never sooner, and little later. Without one the pause grows with each try in vain up to the longest
 * of `reconnection`, half of it to half as much again by chance.
 * @param tries in vain before this one
 */
export function retryMs(tries: number, retryAfter?: number): number {
  if (retryAfter !== undefined) return Math.max(1, retryAfter) * 1_000 * (1 + Math.random() * SPREAD);
  const { reconnectionDelayMax, randomizationFactor } = reconnection;
  return Math.min(FIRST_MS * 2 ** tries, reconnectionDelayMax) * (1 + (Math.random() * 2 - 1) * randomizationFactor);
}
