/** Small readers for search parameters; anything odd in a URL is left out rather than refused. */
type Raw = Record<string, unknown>;

/** A text of at most `max` units. The router reads `?q=2019` as a number: it is text again here. */
export function text(raw: Raw, name: string, max = 200): string | undefined {
  const value = raw[name];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return String(value).slice(0, max) || undefined;
}

export function oneOf<T extends string>(raw: Raw, name: string, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === raw[name]);
}

export function whole(raw: Raw, name: string): number | undefined {
  const value = Number(raw[name]);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

export const flag = (raw: Raw, name: string): boolean | undefined => (raw[name] === true || raw[name] === 'true' ? true : undefined);

/** Takes the empty ones out, so that they do not stand in the URL. */
export function given<T extends Raw>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
