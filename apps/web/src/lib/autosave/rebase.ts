/** Without the blanks at the ends, which the api takes off: who goes on typing after one would have two words run into one. */
const trimmed = (value: unknown) => JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? part.trim() : part));
export const same = (a: unknown, b: unknown): boolean => trimmed(a) === trimmed(b);

/**
 * An edit that was begun on `base`, put on top of what stands now: each field that it changed, and all others as they stand.
 * `isContested` where somebody else changed one of its fields to something else: then somebody must choose.
 */
export function rebased<V extends object>(base: V, mine: V, present: V): { values: V; isContested: boolean } {
  const values = { ...present };
  let isContested = false;
  for (const name of Object.keys(present) as (keyof V)[]) {
    if (same(mine[name], base[name])) continue;
    values[name] = mine[name];
    if (!same(present[name], base[name]) && !same(present[name], mine[name])) isContested = true;
  }
  return { values, isContested };
}
