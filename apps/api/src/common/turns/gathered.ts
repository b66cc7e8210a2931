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
