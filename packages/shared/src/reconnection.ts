// By itself: every page needs it at once, and what stands beside schemas brings zod along.

/**
 * How a page comes back when its process is gone: soon, at first; ever less often, if nobody is there; and never all pages at the same
 * moment, since each waits half as long to half as long again, by chance.
 */
export const reconnection = { reconnectionDelay: 500, reconnectionDelayMax: 8_000, randomizationFactor: 0.5 } as const;
