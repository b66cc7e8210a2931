/** A run of word characters; the marks of a letter belong to it. `bare_words` in Postgres divides alike. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that set no blanks between words: each letter is a word there, and a word is a phrase. The same ranges as in `bare_words`. */
export const UNSPACED =
  '[\\u0e01-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3041-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]';
const LETTER_APART = new RegExp(UNSPACED, 'gu');
/** Their marks are left out on both sides. */
const THEIR_MARKS = new RegExp(`(?=${UNSPACED})\\p{M}`, 'gu');

const wordsOf = (text: string): string =>
  (text.replace(THEIR_MARKS, ' ').match(WORD) ?? []).join(' ').replace(LETTER_APART, ' $& ').replace(/\s+/g, ' ').trim();

/** A phrase in straight or typographic quotes, or a run without blanks; each maybe with a minus before it. */
const PIECE = /(?<minus>(?<=^|\s)[-−–])?(?:["“”„«»](?<phrase>[^"“”„«»]*)["“”„«»]|(?<run>[^\s"“”„«»]+))/gu;

/**
 * What was typed, as `websearch_to_tsquery` reads it without surprises: words, "phrases" and -without, nothing else. Each piece goes
 * in quotes, so that "or" is a word and "co-research" two that stand together.
 * @returns empty where nothing is to be found: no word, or only words to leave out
 */
export function askedWords(typed: string): string {
  let hasWanted = false;
  const pieces = [...typed.matchAll(PIECE)].flatMap(({ groups = {} }) => {
    const words = wordsOf(groups.phrase ?? groups.run ?? '');
    if (!words) return [];
    hasWanted ||= !groups.minus;
    return [`${groups.minus ? '-' : ''}"${words}"`];
  });
  return hasWanted ? pieces.join(' ') : '';
}
