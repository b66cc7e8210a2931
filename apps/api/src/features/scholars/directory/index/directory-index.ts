import { Dictionary } from './dictionary.js';
import { bitOf, type FilterName, filterNames, type IndexFacts, masksOf, NEARNESS, READABLE } from './index-row.js';

interface Entry {
  id: string;
  sortName: string;
  claimedAt: string;
  masks: readonly [number, number, number, number];
  /** Numbers of the dictionaries, in the order of `filterNames`. */
  values: readonly (readonly number[])[];
  institutionProposedBy: string | null;
}

/** Whoever searches, as far as the index has to know. */
export interface Searcher {
  scholarId: string;
  isStaff: boolean;
  cohortIds: readonly string[];
}

/** Pressed values by filter: any value within one filter, all filters together. */
export type Pressed = Readonly<Record<FilterName, readonly string[]>>;
/** The only ones who come into question. */
export type Among = Pick<ReadonlySet<string>, 'has'>;

export interface Found {
  entries: readonly IndexEntry[];
  counts: Record<FilterName, Map<string, number>>;
}

/** What a list sorts by. */
export type IndexEntry = Pick<Entry, 'id' | 'sortName' | 'claimedAt'>;

const collator = new Intl.Collator('und');
const COHORT = filterNames.indexOf('cohort');

const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : Number(one.id > other.id));

/** As people sort names, in every script; equal names by id. */
export const byName = (one: Pick<IndexEntry, 'id' | 'sortName'>, other: Pick<IndexEntry, 'id' | 'sortName'>): number =>
  collator.compare(one.sortName, other.sortName) || byId(one, other);

/** Who came last first; who has not come yet at the end. */
export const byArrival = (one: Pick<IndexEntry, 'id' | 'claimedAt'>, other: Pick<IndexEntry, 'id' | 'claimedAt'>): number =>
  one.claimedAt === other.claimedAt ? byId(other, one) : one.claimedAt < other.claimedAt ? 1 : -1;

const orders = { name: byName, recent: byArrival };
export type IndexOrder = keyof typeof orders;

/**
 * The directory as a table of small numbers: who is in it, what may be filtered by, and who may see that. It holds no word that is
 * shown; cards are read from Postgres.
 */
export class DirectoryIndex {
  private readonly entries = new Map<string, Entry>();
  private readonly dictionaries = filterNames.map(() => new Dictionary());
  private readonly sorted = new Map<IndexOrder, Entry[]>();

  get size(): number {
    return this.entries.size;
  }

  put(facts: IndexFacts): void {
    const numbers = (name: FilterName, texts: readonly (string | null)[]) =>
      texts.flatMap((text) => (text === null ? [] : [this.dictionary(name).number(text)]));
    this.remove(facts.id);
    const entry: Entry = {
      id: facts.id,
      sortName: facts.sortName,
      claimedAt: facts.claimedAt,
      masks: masksOf(facts),
      values: [
        numbers('country', [facts.country]),
        numbers('profession', [facts.profession]),
        numbers('institution', [facts.institution]),
        numbers('program', facts.programs),
        numbers('cohort', facts.cohorts),
        numbers('topic', facts.topics),
        numbers('openTo', facts.openTo),
      ],
      institutionProposedBy: facts.institutionProposedBy,
    };
    this.entries.set(entry.id, entry);
    for (const [order, list] of this.sorted) list.splice(placeOf(list, entry, orders[order]), 0, entry);
  }

  remove(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    for (const [order, list] of this.sorted) list.splice(placeOf(list, entry, orders[order]), 1);
  }

  /**
   * Who matches, in the order asked for, and how many each value of each filter would give if its filter's own presses were others.
   * @param among null for everybody
   */
  search(who: Searcher, pressed: Pressed, among: Among | null, order: IndexOrder = 'name'): Found {
    const presses = filterNames.map((name, index) =>
      pressed[name].length > 0 ? new Set(pressed[name].map((text) => this.dictionaries[index]?.find(text) ?? -1)) : null,
    );
    const cohorts = new Set(who.cohortIds.map((cohort) => this.dictionary('cohort').find(cohort)));
    const counts = this.dictionaries.map((dictionary) => new Int32Array(dictionary.size));
    const entries: Entry[] = [];
    for (const entry of this.ordered(order)) {
      if (among && !among.has(entry.id)) continue;
      const mask = maskFor(entry, who, cohorts);
      if (!(mask & READABLE)) continue;
      const missed = misses(entry, mask, presses);
      if (missed === MORE_THAN_ONE) continue;
      if (missed === NONE) entries.push(entry);
      count(entry, mask, missed, counts);
    }
    return { entries, counts: this.named(counts) };
  }

  private dictionary(name: FilterName): Dictionary {
    return this.dictionaries[filterNames.indexOf(name)] as Dictionary;
  }

  private ordered(order: IndexOrder): readonly Entry[] {
    const known = this.sorted.get(order) ?? [...this.entries.values()].sort(orders[order]);
    this.sorted.set(order, known);
    return known;
  }

  private named(counts: readonly Int32Array[]): Found['counts'] {
    const named = filterNames.map((name, index) => {
      const dictionary = this.dictionary(name);
      const texts = new Map<string, number>();
      counts[index]?.forEach((sum, number) => sum > 0 && texts.set(dictionary.text(number), sum));
      return [name, texts] as const;
    });
    return Object.fromEntries(named) as Found['counts'];
  }
}

const NONE = -1;
const MORE_THAN_ONE = -2;

function maskFor(entry: Entry, who: Searcher, cohorts: ReadonlySet<number>): number {
  const { masks } = entry;
  if (entry.id === who.scholarId) return masks[NEARNESS.me];
  let mask = masks[NEARNESS.network];
  if (who.isStaff) mask = masks[NEARNESS.staff];
  // Mostly both are alike, and nobody has to look whether a cohort is shared.
  else if (mask !== masks[NEARNESS.cohorts] && entry.values[COHORT]?.some((cohort) => cohorts.has(cohort))) mask = masks[NEARNESS.cohorts];
  const isHiddenProposal = entry.institutionProposedBy !== null && entry.institutionProposedBy !== who.scholarId && !who.isStaff;
  return isHiddenProposal ? mask & ~bitOf('institution') : mask;
}

/** Which filter an entry does not pass: none, the one at this place, or more than one. */
function misses(entry: Entry, mask: number, presses: readonly (ReadonlySet<number> | null)[]): number {
  let missed = NONE;
  for (let place = 0; place < presses.length; place += 1) {
    const wanted = presses[place];
    if (!wanted) continue;
    const isSeen = (mask & bitOf(filterNames[place] as FilterName)) !== 0;
    if (isSeen && entry.values[place]?.some((value) => wanted.has(value))) continue;
    if (missed !== NONE) return MORE_THAN_ONE;
    missed = place;
  }
  return missed;
}

function count(entry: Entry, mask: number, missed: number, counts: readonly Int32Array[]): void {
  for (let place = 0; place < counts.length; place += 1) {
    if (missed !== NONE && missed !== place) continue;
    if (!(mask & bitOf(filterNames[place] as FilterName))) continue;
    const sums = counts[place] as Int32Array;
    for (const value of entry.values[place] ?? []) sums[value] = (sums[value] ?? 0) + 1;
  }
}

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
