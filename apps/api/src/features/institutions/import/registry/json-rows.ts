import { UnreadableList } from '../unreadable-list.js';

/** One entry of the list as it stands in the file; null where it is longer than anything that could be an organization. */
export interface JsonRow {
  index: number;
  text: string | null;
}

/** The longest known entries have thousands of relations, in a few hundred kilobytes. */
const LONGEST_ROW = 2 * 1024 * 1024;
const LONGEST_KEY = 64;
/** Entries are ten deep at most; thousands of brackets are an attack or an accident. */
const DEEPEST = 200;
/** Where the entries stand: the file is an array, `{ items }`, or an answer of the registry's search, `hits.hits[]`. */
const PLACES: readonly string[] = ['', 'items', 'hits.hits'];

interface Container {
  opened: '{' | '[';
  /** Names of the members that lead to it, with dots; null where no list is looked for. */
  path: string | null;
}

/**
 * Cuts a JSON text that comes in pieces into the entries of its list, and keeps no more of it than one entry. What is inside an
 * entry is read later, by JSON.parse; here brackets and quotes are counted alone.
 */
export class JsonRows {
  private readonly stack: Container[] = [];
  /** How deep the list itself is; 0 before it begins, and after its end. */
  private listDepth = 0;
  private isFound = false;
  private isEnded = false;
  private inString = false;
  private isEscaped = false;
  private key = '';
  private inRow = false;
  private needsComma = false;
  private parts: string[] = [];
  private length = 0;
  private index = 0;
  private read = 0;

  /** @param keeps false: entries are counted only, to see whether the file is whole */
  constructor(private readonly keeps = true) {}

  /** How many entries began. */
  get rows(): number {
    return this.index;
  }

  /** @throws UnreadableList where the text is no JSON, as far as this looks */
  *scan(text: string): Generator<JsonRow> {
    let from = 0;
    for (let at = 0; at < text.length; ) {
      if (this.inString) {
        at = this.throughString(text, at);
        // A text as an entry is no organization, but an entry all the same.
        if (!this.inString && this.inRow && this.stack.length === this.listDepth) yield this.cut(text.slice(from, at));
        continue;
      }
      const token = this.inRow && this.stack.length > this.listDepth ? bracketsAndQuotes : tokens;
      token.lastIndex = at;
      const match = token.exec(text);
      if (!match) break;
      const [found] = match;
      at = match.index + found.length;
      const wasInRow = this.inRow;
      this.take(found, match.index);
      if (!wasInRow && this.inRow) from = match.index;
      else if (wasInRow && this.stack.length < this.listDepth) {
        // A bare word ends with the list.
        yield this.cut(text.slice(from, match.index));
        this.leaveList();
      } else if (wasInRow && this.stack.length === this.listDepth && (found === ',' || isClosing(found))) {
        yield this.cut(text.slice(from, found === ',' ? match.index : at));
        if (found === ',') this.needsComma = false;
      }
    }
    if (this.inRow) this.keep(text.slice(from));
    this.read += text.length;
  }

  /** @throws UnreadableList when the file was cut, or holds no list */
  end(): void {
    if (this.stack.length > 0 || this.inString)
      throw new UnreadableList(`The file ends in the middle, after ${this.index} entries: it was cut off, or is still being written`);
    if (!this.isEnded) throw new UnreadableList('The list is empty');
    if (!this.isFound)
      throw new UnreadableList('There is no list in it: an array is expected, or { items: [] }, or { hits: { hits: [] } }');
  }

  private throughString(text: string, from: number): number {
    let at = from;
    if (this.isEscaped) {
      this.isEscaped = false;
      at += 1;
    }
    for (;;) {
      stringEnd.lastIndex = at;
      const match = stringEnd.exec(text);
      if (!this.inRow && this.key.length < LONGEST_KEY)
        this.key += text.slice(from, match ? match.index : text.length).slice(0, LONGEST_KEY);
      if (!match) return text.length;
      if (match[0] === '"') {
        this.inString = false;
        return match.index + 1;
      }
      at = match.index + 2;
      if (at <= text.length) continue;
      this.isEscaped = true;
      return text.length;
    }
  }

  private take(found: string, at: number): void {
    if (/\s/.test(found)) return;
    if (this.isEnded) throw this.bad(at);
    switch (found) {
      case '"':
        this.begin(at);
        this.inString = true;
        this.key = '';
        return;
      case '{':
      case '[':
        this.begin(at);
        if (this.stack.length >= DEEPEST) throw this.bad(at);
        this.open(found);
        return;
      case '}':
      case ']':
        this.close(found, at);
        return;
      case ',':
        if (this.stack.length === this.listDepth && !this.inRow && this.listDepth > 0) {
          if (!this.needsComma) throw this.bad(at);
          this.needsComma = false;
        }
        return;
      case ':':
        return;
      default:
        if (this.stack.length === 0) throw this.bad(at);
        this.begin(at);
    }
  }

  /** Something begins; directly in the list it is an entry. */
  private begin(at: number): void {
    if (this.listDepth === 0 || this.inRow || this.stack.length !== this.listDepth) return;
    if (this.needsComma) throw this.bad(at);
    this.inRow = true;
    this.needsComma = true;
  }

  private open(opened: '{' | '['): void {
    const parent = this.stack.at(-1);
    const path = this.isFound ? null : pathBelow(parent, this.key);
    this.stack.push({ opened, path });
    if (opened !== '[' || path === null || !PLACES.includes(path)) return;
    this.isFound = true;
    this.listDepth = this.stack.length;
    this.needsComma = false;
  }

  private close(found: '}' | ']', at: number): void {
    const last = this.stack.pop();
    if (last?.opened !== (found === '}' ? '{' : '[')) throw this.bad(at);
    if (this.stack.length < this.listDepth && !this.inRow) this.leaveList();
    this.isEnded = this.stack.length === 0;
  }

  private leaveList(): void {
    this.listDepth = 0;
  }

  private keep(text: string): void {
    this.length += text.length;
    if (this.keeps && this.length <= LONGEST_ROW) this.parts.push(text);
    else this.parts = [];
  }

  private cut(last: string): JsonRow {
    this.keep(last);
    const row = { index: this.index, text: this.length <= LONGEST_ROW ? this.parts.join('').trim() : null };
    this.index += 1;
    this.inRow = false;
    this.parts = [];
    this.length = 0;
    return row;
  }

  private bad(at: number): UnreadableList {
    return new UnreadableList(`This is no JSON at character ${this.read + at + 1}, after ${this.index} entries`);
  }
}

const bracketsAndQuotes = /["{}[\]]/g;
const tokens = /["{}[\],:]|[^\s"{}[\],:]+/g;
const stringEnd = /["\\]/g;
const isClosing = (found: string) => found === '}' || found === ']';

/** Lists are looked for two members deep. */
function pathBelow(parent: Container | undefined, key: string): string | null {
  if (!parent) return '';
  if (parent.opened !== '{' || parent.path === null || parent.path.includes('.')) return null;
  return parent.path ? `${parent.path}.${key}` : key;
}
