import { weightOf } from './words.js';

/** Whether one edit makes one word the other: a letter more, less, other, or two changed about. */
export function isOneTypoApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const left = one.length - start - end;
  const right = other.length - start - end;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && one[start] === other[start + 1] && one[start + 1] === other[start];
}

const FUZZY_FROM = 5;

/** How much of a typed word a word of the name answers. What is still being typed is the beginning of a word. */
function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  if (typed.length >= 2 && word.startsWith(typed)) return 0.6 + (0.3 * typed.length) / word.length;
  if (typed.length >= FUZZY_FROM && word.length >= FUZZY_FROM && isOneTypoApart(typed, word)) return 0.8;
  return 0;
}

interface Match {
  place: number;
  like: number;
}

/** The word typed that answers a word of the name best, near `after` where there are several. */
function bestMatch(typed: readonly string[], word: string, after: number): Match | null {
  let best: Match | null = null;
  for (const [place, each] of typed.entries()) {
    const like = likeness(each, word);
    if (like === 0) continue;
    const isBetter = !best || like > best.like || (like === best.like && Math.abs(place - after) < Math.abs(best.place - after));
    if (isBetter) best = { place, like };
  }
  return best;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** What a person typed, as search words. `shouted`: words that stand in capitals among others, as acronyms do. */
export interface Typed {
  words: readonly string[];
  shouted: ReadonlySet<string>;
}

const ACRONYM_SHARE = 0.5;

/**
 * How well a name answers what was typed, 0 to 1: how much of the name was typed, how much of what was typed is in the name, and
 * how close together its words stand there. Rare words weigh more than "university". `isMade`: initials or domain, which are
 * believed when they are all that was typed, or stand there in capitals.
 */
export function fit(typed: Typed, name: readonly string[], isMade = false): number {
  const weights = name.map(weightOf);
  // The rarest word is placed first; the faint ones then look for a place near it.
  const rarest = weights.indexOf(Math.max(...weights));
  const anchor = bestMatch(typed.words, name[rarest] ?? '', 0)?.place ?? 0;
  const matches = name.map((word) => bestMatch(typed.words, word, anchor));
  const places = new Map(matches.filter((match) => match !== null).map((match) => [match.place, match.like]));
  if (places.size === 0) return 0;

  const ofName = sum(matches.map((match, index) => (match?.like ?? 0) * (weights[index] ?? 0))) / sum(weights);
  const ofTyped = sum([...places].map(([place, like]) => like * weightOf(typed.words[place] ?? ''))) / sum(typed.words.map(weightOf));
  const span = Math.max(...places.keys()) - Math.min(...places.keys()) + 1;
  const tightness = Math.min(1, places.size / span);
  if (isMade && name.length === 1) {
    const isShouted = typed.words.length > 1 && typed.shouted.has(name[0] ?? '');
    return 0.97 * ofName * (isShouted ? Math.max(ofTyped, ACRONYM_SHARE) : ofTyped);
  }
  return ofName * (0.55 + 0.45 * tightness) * (0.35 + 0.65 * Math.sqrt(ofTyped));
}
