/** A key as a part of a JSON pointer. */
export const escaped = (key: unknown) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

/** NUL, which Postgres cannot store, and halves of a surrogate pair, which UTF-8 cannot hold. */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** No contract of ours nests deeper; the parser itself takes any depth. */
const DEEPEST = 20;

/** JSON pointer (RFC 6901) to where a value holds what cannot be stored, or nests deeper than any contract; undefined where all is well. */
export function unstorableAt(value: unknown, pointer = '', depth = 0): string | undefined {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? pointer : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > DEEPEST) return pointer.slice(0, 100);
  for (const [key, inner] of Object.entries(value)) {
    const at = UNSTORABLE.test(key) ? pointer : unstorableAt(inner, `${pointer}/${escaped(key)}`, depth + 1);
    if (at !== undefined) return at;
  }
  return undefined;
}
