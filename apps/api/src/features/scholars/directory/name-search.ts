const MOST_TOKENS = 6;

/** The words of a search for a name. Null: nothing was asked; none: what was asked cannot be a name. */
export function nameTokens(query: string): string[] | null {
  if (query.trim() === '') return null;
  return (
    query
      .split(/[\s,]+/u)
      // A pattern's own signs mean nothing in a name.
      .map((word) => word.replace(/[%_\\"]/g, ''))
      .filter((word) => /[\p{L}\p{N}]/u.test(word))
      .slice(0, MOST_TOKENS)
  );
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/**
 * Whether each word is in the name of `scholar s`: as part of it, or as a word of it with one typo. Order and accents do not count.
 * The words are the first parameters. Each is folded in a SELECT of its own, which runs once and not once a row.
 */
export const nameConditions = (tokenCount: number): string =>
  numbers(tokenCount)
    .map(
      (n) => `
  AND (s.search_name LIKE (SELECT '%' || public.fold($${n}::text) || '%')
    OR s.name_keys && (SELECT public.name_keys(public.fold($${n}::text))))`,
    )
    .join('');

/**
 * How likely a name is what was meant, as a whole number, so that it can stand in a cursor: letters in common in thousandths,
 * and more for each word that begins a word of the name.
 */
export const likenessSql = (tokenCount: number): string => {
  const all = numbers(tokenCount)
    .map((n) => `$${n}::text`)
    .join(` || ' ' || `);
  const begins = numbers(tokenCount).map(
    (n) => `
    + 300 * ((' ' || s.search_name) LIKE (SELECT '% ' || public.fold($${n}::text) || '%'))::int`,
  );
  return `(round(similarity(s.search_name, (SELECT public.fold(${all}))) * 1000)::int${begins.join('')})`;
};
