import * as z from 'zod';
import { authorView } from './discussions.js';
import { id } from './id.js';
import { cursor, limitUpTo, pageOf } from './page.js';
import { instant, query } from './text.js';

/** Words, "words in this order", -without this one. `space`: the address of one; `author`: one scholar. */
export const postSearchQuery = z.strictObject({
  q: query,
  space: z.string().max(100).optional(),
  author: id.optional(),
  cursor: cursor.optional(),
  limit: limitUpTo(50, 20),
});
export type PostSearchQuery = z.infer<typeof postSearchQuery>;

/** Plain text in pieces, those that were looked for marked: whoever shows it needs no HTML. */
export const markedText = z.array(z.object({ text: z.string(), isMarked: z.boolean() })).meta({ id: 'MarkedText' });
export type MarkedText = z.infer<typeof markedText>;

/** A post that was found: where it stands, who wrote it, and the words around what was looked for. */
export const foundPost = z
  .object({
    id,
    number: z.int().positive(),
    createdAt: instant,
    author: authorView,
    thread: z.object({ id, slug: z.string(), title: markedText }),
    space: z.object({ id, slug: z.string(), name: z.string() }),
    snippet: markedText,
  })
  .meta({ id: 'FoundPost' });
export type FoundPost = z.infer<typeof foundPost>;

/**
 * `gaveUp`: the words are in so many posts that only the newest were looked through; `total` is then missing.
 * `hasWords`: false where nothing was left to look for: signs, words to leave out, or only words such as "the" and "of".
 */
export const postSearchPage = pageOf(foundPost).extend({ gaveUp: z.boolean(), hasWords: z.boolean() }).meta({ id: 'PostSearchPage' });
export type PostSearchPage = z.infer<typeof postSearchPage>;
