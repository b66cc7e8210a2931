import { type Columns, columnsOf, type Entry } from './columns.js';
import { countColumns } from './count-columns.js';
import { Dictionary } from './dictionary.js';
import { type FilterName, filterNames, type IndexFacts, masksOf } from './index-row.js';

/** Whoever searches, as far as the index has to know. */
export interface Searcher {
  scholarId: string;
  isStaff: boolean;
  cohortIds: readonly string[];
}

/** Pressed values by filter: any value within one filter, all filters together. */
export type Pressed = Readonly<Record<FilterName, readonly string[]>>;
/** What a list sorts by. */
export type IndexEntry = Pick<Entry, 'id' | 'sortName' | 'claimedAt'>;

export interface Found {
  entries: readonly IndexEntry[];
  /** The values of a filter that would give the most, with how many: at most so many, pressed ones always. */
  largest: (name: FilterName, most: number) => [value: string, count: number][];
}

const collator = new Intl.Collator('und');
const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : Number(one.id > other.id));

/** As people sort names, in every script; equal names by id. */
export const byName = (one: Pick<IndexEntry, 'id' | 'sortName'>, other: Pick<IndexEntry, 'id' | 'sortName'>): number =>
  collator.compare(one.sortName, other.sortName) || byId(one, other);

/** Who came last first; who has not come yet at the end. */
export const byArrival = (one: Pick<IndexEntry, 'id' | 'claimedAt'>, other: Pick<IndexEntry, 'id' | 'claimedAt'>): number =>
  one.claimedAt === other.claimedAt ? byId(other, one) : one.claimedAt < other.claimedAt ? 1 : -1;

/**
 * The directory as a table of small numbers: who is in it, what may be filtered by, and who may see that. It holds no word that is
 * shown; cards are read from Postgres.
 */
export class DirectoryIndex {
  private readonly entries = new Map<string, Entry>();
  private readonly dictionaries = Object.fromEntries(filterNames.map((name) => [name, new Dictionary()])) as Record<FilterName, Dictionary>;
  /** Sorted once, then kept sorted: sorting names anew is the dearest thing here. */
  private sorted: { byName: Entry[]; recent: Entry[] } | null = null;
  private columns: Columns | null = null;

  put(facts: IndexFacts): void {
    this.remove(facts.id);
    const numbers = (name: FilterName, texts: readonly (string | null)[]) =>
      texts.flatMap((text) => (text === null ? [] : [this.dictionaries[name].number(text)]));
    const entry: Entry = {
      id: facts.id,
      sortName: facts.sortName,
      claimedAt: facts.claimedAt,
      masks: masksOf(facts),
      values: {
        country: numbers('country', [facts.country]),
        profession: numbers('profession', [facts.profession]),
        institution: numbers('institution', [facts.institution]),
        program: numbers('program', facts.programs),
        cohort: numbers('cohort', facts.cohorts),
        topic: numbers('topic', facts.topics),
        openTo: numbers('openTo', facts.openTo),
      },
      institutionProposedBy: facts.institutionProposedBy,
    };
    this.entries.set(entry.id, entry);
    this.columns = null;
    this.sorted?.byName.splice(placeOf(this.sorted.byName, entry, byName), 0, entry);
    this.sorted?.recent.splice(placeOf(this.sorted.recent, entry, byArrival), 0, entry);
  }

  remove(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    this.columns = null;
    this.sorted?.byName.splice(placeOf(this.sorted.byName, entry, byName), 1);
    this.sorted?.recent.splice(placeOf(this.sorted.recent, entry, byArrival), 1);
  }

  /**
   * Who matches, in the order asked for, and how many each value of each filter would give if its filter's own presses were others.
   * @param among ids of the only ones who come into question; null for everybody
   */
  search(who: Searcher, pressed: Pressed, among: Iterable<string> | null, order: 'name' | 'recent' = 'name'): Found {
    const columns = this.built();
    const asking = {
      scholarId: who.scholarId,
      isStaff: who.isStaff,
      cohorts: new Set(who.cohortIds.map((cohort) => this.dictionaries.cohort.find(cohort)).filter((number) => number >= 0)),
      pressed: filterNames.map((name) => this.presses(name, pressed[name])),
    };
    const { rows, counts } = countColumns(
      columns,
      asking,
      among ? rowsOf(columns, among, order) : order === 'recent' ? columns.recent : null,
    );
    return {
      entries: rows.map((row) => columns.entries[row] as Entry),
      largest: (name, most) => this.largest(name, counts[filterNames.indexOf(name)] ?? new Int32Array(), pressed[name], most),
    };
  }

  private built(): Columns {
    if (this.columns) return this.columns;
    const all = [...this.entries.values()];
    this.sorted ??= { byName: all.toSorted(byName), recent: all.toSorted(byArrival) };
    this.columns = columnsOf([...this.sorted.byName], this.sorted.recent, this.dictionaries);
    return this.columns;
  }

  private presses(name: FilterName, values: readonly string[]): Uint8Array | null {
    if (values.length === 0) return null;
    const dictionary = this.dictionaries[name];
    const pressed = new Uint8Array(dictionary.size);
    for (const value of values) {
      const number = dictionary.find(value);
      if (number >= 0) pressed[number] = 1;
    }
    return pressed;
  }

  private largest(name: FilterName, counts: Int32Array, pressed: readonly string[], most: number): [string, number][] {
    const dictionary = this.dictionaries[name];
    const kept = new Map(pressed.map((value) => [value, counts[dictionary.find(value)] ?? 0]));
    const others: [string, number][] = [];
    counts.forEach((count, number) => {
      const value = dictionary.text(number);
      if (count > 0 && !kept.has(value)) others.push([value, count]);
    });
    return [...kept, ...others.sort(bySize).slice(0, Math.max(0, most - kept.size))].sort(bySize);
  }
}

/** Rows of some scholars, in order; who is not in the index is in no list. */
function rowsOf({ rowOf, arrival }: Columns, ids: Iterable<string>, order: 'name' | 'recent'): Int32Array {
  const rows: number[] = [];
  for (const id of ids) {
    const row = rowOf.get(id);
    if (row !== undefined) rows.push(row);
  }
  const turn = (row: number) => (order === 'recent' ? (arrival[row] ?? 0) : row);
  return Int32Array.from(rows.sort((one, other) => turn(one) - turn(other)));
}

const bySize = ([one, countOne]: readonly [string, number], [other, countOther]: readonly [string, number]): number =>
  countOther - countOne || (one < other ? -1 : 1);

/** Where an entry stands, or would stand, in a sorted list. */
function placeOf(sorted: readonly Entry[], entry: Entry, compare: (one: Entry, other: Entry) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle] as Entry, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
