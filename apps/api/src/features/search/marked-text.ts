import type { MarkedText } from '@scholars-commons/shared/search';
import { UNSPACED } from './asked-words.js';

/** What Postgres puts around words it found; people's text cannot hold these. */
export const FOUND = { start: '\u0002', stop: '\u0003' };
/** Set by `bare_words` around letters that are words of their own. */
const APART = '\u0001';

const BLANK = /^\s$/;
const ACCENTS = /^\p{M}+/u;
const MOST_ACCENTS = 8;
const ONE_APART = new RegExp(`^${UNSPACED}\\p{M}*$`, 'u');

const LONGEST = 240;
/** Words before the first mark, so that it is read in its sentence. */
const BEFORE = 60;
const NEAR = 30;

interface Mark {
  start: number;
  stop: number;
}

/**
 * A text with single blanks, and where in it words were found.
 * @param text as people see it
 * @param found the same, signs replaced by blanks, marked by Postgres; null where it was not looked through
 * @returns places in UTF-16 units; none if the two do not match, since a wrong mark is worse than none
 */
function withMarks(text: string, found: string | null): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  const letters = text[Symbol.iterator]();
  let shown = '';
  for (const sign of found ?? '') {
    const open = marks.at(-1);
    if (sign === APART) continue;
    else if (sign === FOUND.start) marks.push({ start: shown.length, stop: -1 });
    else if (sign === FOUND.stop && open) open.stop = shown.length;
    else {
      const letter = letters.next().value;
      if (letter === undefined) return unmarked(text);
      if (!BLANK.test(letter)) shown += letter;
      else if (shown !== '' && !shown.endsWith(' ')) shown += ' ';
    }
  }
  const isWhole = letters.next().done === true && marks.every(({ stop }) => stop >= 0);
  return isWhole ? { text: shown, marks: joined(shown, marks) } : unmarked(text);
}
const unmarked = (text: string) => ({ text: text.replace(/\s+/g, ' ').trim(), marks: [] });

/** Marks with nothing between them are one, and take their accents along: letters of scripts that set no blanks. */
function joined(text: string, marks: readonly Mark[]): Mark[] {
  const all: Mark[] = [];
  for (const { start, stop } of marks) {
    const last = all.at(-1);
    const end = stop + (ACCENTS.exec(text.slice(stop, stop + MOST_ACCENTS))?.[0].length ?? 0);
    if (last?.stop === start) last.stop = end;
    else all.push({ start, stop: end });
  }
  // Postgres marks each letter of a phrase wherever it stands; alone it says nothing beside those that stand together.
  const words = all.filter(({ start, stop }) => !ONE_APART.test(text.slice(start, stop)));
  return words.length > 0 ? words : all;
}

function pieces(text: string, marks: readonly Mark[]): MarkedText {
  const parts: MarkedText = [];
  let at = 0;
  const add = (until: number, isMarked: boolean) => {
    if (until > at) parts.push({ text: text.slice(at, until), isMarked });
    at = until;
  };
  for (const { start, stop } of marks) {
    add(start, false);
    add(stop, true);
  }
  add(text.length, false);
  return parts;
}

/** The stretch with the most marks, the first of such; without marks the beginning. */
function stretch(text: string, marks: readonly Mark[]): { from: number; to: number } {
  let best = { from: 0, count: 0 };
  for (const [index, mark] of marks.entries()) {
    const from = index === 0 && mark.stop <= LONGEST ? 0 : Math.max(0, mark.start - BEFORE);
    const count = marks.filter(({ start, stop }) => start >= from && stop <= from + LONGEST).length;
    if (count > best.count) best = { from, count };
  }
  return { from: edge(text, best.from, 1), to: edge(text, best.from + LONGEST, -1) };
}

/** The next end of a word from there, if it is near; else the next whole character as people see it. */
function edge(text: string, at: number, direction: 1 | -1): number {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  const blank = direction === 1 ? text.indexOf(' ', at) + 1 : text.lastIndexOf(' ', at);
  if (blank > 0 && Math.abs(blank - at) < NEAR) return blank;
  const begin = Math.max(0, at - NEAR);
  return begin + (new Intl.Segmenter().segment(text.slice(begin, at + NEAR)).containing(at - begin)?.index ?? 0);
}

/** A whole text with its marks: a title. */
export function marked(title: string, found: string | null): MarkedText {
  const { text, marks } = withMarks(title, found);
  return pieces(text, marks);
}

/** The part of a text that shows best why it was found. */
export function snippet(whole: string, found: string): MarkedText {
  const { text, marks } = withMarks(whole, found);
  const { from, to } = stretch(text, marks);
  const inside = marks
    .filter(({ start, stop }) => stop > from && start < to)
    .map(({ start, stop }) => ({ start: Math.max(start, from) - from, stop: Math.min(stop, to) - from }));
  const parts = pieces(text.slice(from, to).trimEnd(), inside);
  return [...(from > 0 ? [{ text: '… ', isMarked: false }] : []), ...parts, ...(to < text.length ? [{ text: ' …', isMarked: false }] : [])];
}
