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

/**
 * Whether each word is in the name of `scholar s`: as part of it, or as a word of it with one typo. Order and accents do not count.
 * @param first number of the parameter that holds the first word
 */
export const nameConditions = (tokenCount: number, first: number): string =>
  Array.from({ length: tokenCount }, (_, index) => {
    const token = `public.fold($${first + index}::text)`;
    return ` AND (s.search_name LIKE '%' || ${token} || '%' OR s.name_keys && public.name_keys(${token}))`;
  }).join('');
