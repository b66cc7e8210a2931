import { fold, words } from '../../../common/text/fold.js';
import type { Typed } from './rank.js';
import { isCommon, isFaint, joiningWords, standFor } from './words.js';

const MOST_PROBES = 14;

const withoutJoining = (text: string): string[] => words(text).filter((word) => !joiningWords.has(word));

/** The words by which a name is found: folded, abbreviations written out, other languages' words brought to one. */
export const searchWords = (text: string): string[] => withoutJoining(text).flatMap(standFor);

/** What `institution_name.search_name` holds. A name of joining words alone ("The") keeps them. */
export const searchName = (name: string): string => searchWords(name).join(' ') || words(name).join(' ') || name.toLowerCase();

/** What was typed into a search box, or pasted from an affiliation, as `fit` reads it. */
export function typedWords(text: string): Typed {
  const isAllCapitals = text === text.toUpperCase();
  const capitals = isAllCapitals ? [] : (text.match(/(?<![\p{L}\p{N}])\p{Lu}{3,8}(?![\p{L}\p{N}])/gu) ?? []);
  return { words: searchWords(text), shouted: new Set(capitals.map(fold)) };
}

/** The words to look for first: those that tell one institution from another. Long texts name the institution near their end. */
export function probesOf(typed: Typed): string[] {
  const telling = [...new Set(typed.words)].filter((word) => word.length >= 2 && !isFaint(word));
  return telling.length > 0 ? telling.slice(-MOST_PROBES) : [typed.words.join(' ')].filter(Boolean);
}

/** The one word that was typed, where very many names hold it; null for all else. */
export function commonWordOf(text: string): string | null {
  const [word, ...more] = withoutJoining(text);
  return word && more.length === 0 && isCommon(word) ? word : null;
}
