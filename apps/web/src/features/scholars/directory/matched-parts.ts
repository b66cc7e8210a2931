/** Letters that Unicode does not take apart into a base and a mark, as the api folds them. */
const FOLDED: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' };

interface Folded {
  text: string;
  /** For each unit of `text`: where its letter begins in the name. */
  from: number[];
}

/** The name without accents and in small letters, with the way back to each letter. */
function fold(name: string): Folded {
  let text = '';
  const from: number[] = [];
  let at = 0;
  for (const letter of name) {
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (const unit of FOLDED[bare] ?? bare) {
      text += unit;
      for (let index = 0; index < unit.length; index++) from.push(at);
    }
    at += letter.length;
  }
  from.push(name.length);
  return { text, from };
}

/** Whether one letter more, less, other or swapped makes one word of the other. */
function isOneTypoAway(a: string, b: string): boolean {
  if (a.length > b.length) return isOneTypoAway(b, a);
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  if (a.slice(at + 1) === b.slice(at + 1)) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

type Span = [start: number, end: number];

function spanOf(word: string, { text, from }: Folded): Span | undefined {
  const back = (start: number, end: number): Span => [from[start] ?? 0, from[end] ?? 0];
  const beginning = new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').exec(text)?.index;
  const start = beginning ?? text.indexOf(word);
  if (start >= 0) return back(start, start + word.length);
  if (word.length < 4) return undefined;
  for (const { 0: part, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (isOneTypoAway(word, part) || (part.length > word.length && isOneTypoAway(word, part.slice(0, word.length))))
      return back(index, index + part.length);
  }
  return undefined;
}

export interface Part {
  text: string;
  isMatch: boolean;
}

/** The name cut into parts that fit what was searched for and parts that do not; words in any order, without accents, with one typo. */
export function matchedParts(name: string, searched: string): Part[] {
  const folded = fold(name);
  const words = fold(searched)
    .text.split(/[\s,]+/)
    .filter(Boolean);
  const spans = words.map((word) => spanOf(word, folded)).filter((span) => span !== undefined);
  spans.sort(([a], [b]) => a - b);
  const parts: Part[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (end <= at) continue;
    if (start > at) parts.push({ text: name.slice(at, start), isMatch: false });
    parts.push({ text: name.slice(Math.max(at, start), end), isMatch: true });
    at = end;
  }
  if (at < name.length) parts.push({ text: name.slice(at), isMatch: false });
  return parts;
}
