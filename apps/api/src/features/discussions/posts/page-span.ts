import type { PostsQuery } from '@scholars-commons/shared/discussions';

/** Numbers of the posts on a page: above `above`, up to `upTo`. */
export interface Span {
  above: number;
  upTo: number;
}

/** Which posts a query asks for, in a thread whose numbers run from 1 to `last` without a gap. */
export function spanOf({ after, before, around, limit }: Pick<PostsQuery, 'after' | 'before' | 'around' | 'limit'>, last: number): Span {
  const from = (above: number) => {
    const begin = Math.min(Math.max(0, above), last);
    return { above: begin, upTo: Math.min(last, begin + limit) };
  };
  if (before !== undefined) {
    const end = Math.min(Math.max(0, before - 1), last);
    return { above: Math.max(0, end - limit), upTo: end };
  }
  // As many before as after it; a full page also near the end.
  if (around !== undefined) return from(Math.min(around - 1 - Math.floor((limit - 1) / 2), last - limit));
  return from(after ?? 0);
}
