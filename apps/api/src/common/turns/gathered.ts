/** When the way between processes is back, each tells all the others: told within so long, a process acts once for all of them. */
export const AFTER_RETURN_MS = 1_000;

/**
 * Acts once for all that comes within so long, and holds nobody up who ends meanwhile.
 * @returns takes what comes; failures are the work's own to tell
 */
export function gathered<T>(waitMs: number, work: (all: readonly T[]) => Promise<void>): (one: T) => void {
  const all: T[] = [];
  return (one) => {
    if (all.push(one) > 1) return;
    setTimeout(() => void work(all.splice(0)), waitMs).unref();
  };
}
