import { Columns, type Entry } from './columns.js';
import { addAll, type Asking, countColumns, maskOf } from './count-columns.js';
import { Dictionary } from './dictionary.js';
import { type CountedName, countedNames, type FilterName, filterNames, type IndexFacts, masksOf, READABLE } from './index-row.js';
import { type MapBounds, PlacePoints, placeText, showsPlace, type Whereabouts } from './place-points.js';
import { firstWhere, RowOrder } from './row-order.js';
import { SeenFromAfar } from './seen-from-afar.js';

/** Whoever searches, as far as the index has to know. */
export interface Searcher {
  scholarId: string;
  isStaff: boolean;
  cohortIds: readonly string[];
}

/** Pressed values by filter: any value within one filter, all filters together. */
export type Pressed = Readonly<Record<FilterName, readonly string[]>>;
export const nothingPressed: Pressed = Object.fromEntries(filterNames.map((name) => [name, []])) as unknown as Pressed;
/** What a list sorts by. */
export type IndexEntry = Pick<Entry, 'id' | 'sortName' | 'claimedAt'>;

export interface Found {
  total: number;
  /** The first so many in order, or of those for which it holds; it must hold for all that come after one. */
  first: (most: number, isAfter?: (entry: IndexEntry) => boolean) => IndexEntry[];
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
  private readonly dictionaries = Object.fromEntries(countedNames.map((name) => [name, new Dictionary()])) as Record<
    CountedName,
    Dictionary
  >;
  private readonly columns = new Columns();
  private readonly afar = { network: new SeenFromAfar(this.columns, false), staff: new SeenFromAfar(this.columns, true) };
  private readonly points = {
    network: new PlacePoints(this.columns, this.dictionaries.place, false),
    staff: new PlacePoints(this.columns, this.dictionaries.place, true),
  };
  private readonly orders = {
    name: new RowOrder(this.columns.entries, byName),
    recent: new RowOrder(this.columns.entries, byArrival),
  };

  put(facts: IndexFacts): void {
    this.remove(facts.id);
    const numbers = (name: CountedName, texts: readonly (string | null)[]) =>
      texts.flatMap((text) => (text === null ? [] : [this.dictionaries[name].number(text)]));
    const row = this.columns.put({
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
        place: numbers('place', [placeText(facts)]),
      },
      lat: facts.lat,
      lon: facts.lon,
      isColleague: !facts.isStaff && (facts.state === 'claimed' || facts.state === 'suspended'),
      institutionProposedBy: facts.institutionProposedBy,
    });
    this.afar.network.add(row);
    this.afar.staff.add(row);
    this.points.network.changed(row);
    this.points.staff.changed(row);
    this.orders.name.add(row);
    this.orders.recent.add(row);
  }

  remove(id: string): void {
    const row = this.columns.rowOf(id);
    if (row === undefined) return;
    this.afar.network.remove(row);
    this.afar.staff.remove(row);
    this.points.network.changed(row);
    this.points.staff.changed(row);
    this.orders.name.remove(row);
    this.orders.recent.remove(row);
    this.columns.remove(row);
  }

  /**
   * Who matches, in the order asked for, and how many each value of each filter would give if its filter's own presses were others.
   * @param among ids of the only ones who come into question; null for everybody
   */
  search(who: Searcher, pressed: Pressed, among: Iterable<string> | null, order: 'name' | 'recent' = 'name'): Found {
    const asking = this.askingOf(who, pressed);
    const places = asking.pressed.flatMap((values, place) => (values ? [place] : []));
    if (!among && places.length === 0) return this.everybody(asking, pressed, order);

    const counts: Int32Array[] = filterNames.map((name) => new Int32Array(this.dictionaries[name].size));
    const candidates = among ? this.rowsAmong(among) : this.rowsWithAny(asking, places);
    const rows = countColumns(this.columns, asking, this.orders[order].inOrder(candidates), counts);
    // With one filter pressed, its other values count those who have none of the pressed ones, as if nothing were.
    const [only, ...more] = places;
    if (!among && only !== undefined && more.length === 0) counts[only] = this.countsOfAll(asking).counts[only] ?? new Int32Array();
    return {
      total: rows.length,
      first: (most, isAfter) => this.entriesOf(rows, most, isAfter, () => true),
      largest: (name, most) => this.largest(name, counts, pressed, most),
    };
  }

  /** Where the living are, as far as somebody may see it. */
  places(who: Searcher, bounds: MapBounds): Whereabouts {
    const asking = this.askingOf(who);
    const whose = who.isStaff ? 'staff' : 'network';
    const sight = {
      afar: this.afar[whose].sumsOf('place'),
      counts: this.countsOfAll(asking).counts[PLACE] ?? new Int32Array(),
      nearRows: this.nearRows(asking),
      isShown: (row: number) => showsPlace(maskOf(this.columns, asking, row)),
    };
    return this.points[whose].of(sight, bounds);
  }

  /** Who came since, and was nobody's colleague before; the viewer apart. */
  newcomers(who: Searcher, since: Date): number {
    // To the microsecond, as the entries are.
    const instant = since.toISOString().replace('Z', '000Z');
    const asking = this.askingOf(who);
    const rows = this.orders.recent.rows();
    const { entries } = this.columns;
    let count = 0;
    for (const row of rows) {
      const entry = entries[row];
      if (!entry || entry.claimedAt <= instant) break;
      if (entry.isColleague && row !== asking.me && (maskOf(this.columns, asking, row) & READABLE) !== 0) count += 1;
    }
    return count;
  }

  private askingOf(who: Searcher, pressed?: Pressed): Asking {
    return {
      scholarId: who.scholarId,
      me: this.columns.rowOf(who.scholarId) ?? -1,
      isStaff: who.isStaff,
      cohorts: new Set(who.cohortIds.map((cohort) => this.dictionaries.cohort.find(cohort)).filter((number) => number >= 0)),
      pressed: filterNames.map((name) => (pressed ? this.presses(name, pressed[name]) : null)),
    };
  }

  /** Nothing is looked for: who is seen alike by all has been counted before, and no list of everybody is made. */
  private everybody(asking: Asking, pressed: Pressed, order: 'name' | 'recent'): Found {
    const { total, counts } = this.countsOfAll(asking);
    const isReadable = (row: number) => (maskOf(this.columns, asking, row) & READABLE) !== 0;
    return {
      total,
      first: (most, isAfter) => this.entriesOf(this.orders[order].rows(), most, isAfter, isReadable),
      largest: (name, most) => this.largest(name, counts, pressed, most),
    };
  }

  private countsOfAll(asking: Asking): { total: number; counts: Int32Array[] } {
    const { total, counts, maskFromAfar } = this.fromAfar(asking);
    let more = 0;
    for (const row of this.nearRows(asking)) {
      const [afar, near] = [maskFromAfar(row), maskOf(this.columns, asking, row)];
      if (afar === near) continue;
      more += ((near & READABLE) === 0 ? 0 : 1) - ((afar & READABLE) === 0 ? 0 : 1);
      if ((afar & READABLE) !== 0) addAll(this.columns.filters, counts, row, afar, -1);
      if ((near & READABLE) !== 0) addAll(this.columns.filters, counts, row, near, 1);
    }
    return { total: total + more, counts };
  }

  private fromAfar({ isStaff }: Asking) {
    const afar = this.afar[isStaff ? 'staff' : 'network'];
    const counts = afar.copied(countedNames.map((name) => this.dictionaries[name].size));
    return { total: afar.total, counts, maskFromAfar: (row: number) => afar.maskOf(row) };
  }

  /** Rows that somebody may see otherwise than from afar: his own, those of his cohorts who show it more, and those at institutions he proposed. */
  private nearRows({ scholarId, me, isStaff, cohorts }: Asking): Set<number> {
    const rows = new Set<number>(isStaff ? [] : this.columns.nearerIn(cohorts));
    if (me >= 0) rows.add(me);
    if (!isStaff) for (const [row, proposer] of this.columns.proposals) if (proposer === scholarId) rows.add(row);
    return rows;
  }

  private entriesOf(
    rows: Int32Array,
    most: number,
    isAfter: ((entry: IndexEntry) => boolean) | undefined,
    isShown: (row: number) => boolean,
  ): IndexEntry[] {
    const { entries } = this.columns;
    const found: IndexEntry[] = [];
    const start = isAfter ? firstWhere(rows, (row) => isAfter(entries[row] ?? GONE)) : 0;
    for (let at = start; at < rows.length && found.length < most; at += 1) {
      const row = rows[at] as number;
      const entry = entries[row];
      if (entry && isShown(row)) found.push(entry);
    }
    return found;
  }

  /** Rows of some scholars; who is not in the index is in no list. */
  private rowsAmong(ids: Iterable<string>): Int32Array {
    const rows: number[] = [];
    for (const id of ids) {
      const row = this.columns.rowOf(id);
      if (row !== undefined) rows.push(row);
    }
    return Int32Array.from(rows);
  }

  /** Rows with a pressed value of any pressed filter. Others fail all of them, and count for nothing but a single filter. */
  private rowsWithAny({ pressed }: Asking, places: readonly number[]): Int32Array {
    const lists = places.flatMap((place) => {
      const values = [...(pressed[place] ?? [])].flatMap((isPressed, value) => (isPressed ? [value] : []));
      return values.map((value) => this.columns.postings[place]?.of(value) ?? new Int32Array());
    });
    const [only, ...more] = lists;
    if (more.length === 0) return only ?? new Int32Array();
    const rows = new Set<number>();
    for (const list of lists) for (const row of list) rows.add(row);
    return Int32Array.from(rows);
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

  private largest(name: FilterName, allCounts: readonly Int32Array[], allPressed: Pressed, most: number): [string, number][] {
    const [dictionary, counts, pressed] = [
      this.dictionaries[name],
      allCounts[filterNames.indexOf(name)] ?? new Int32Array(),
      allPressed[name],
    ];
    const kept = new Map(pressed.map((value) => [value, counts[dictionary.find(value)] ?? 0]));
    // Of thousands of values few are wanted: numbers are sorted fast, and only as large ones get their words.
    const least = Math.max(1, counts.length > most ? (counts.toSorted()[counts.length - most - kept.size] ?? 1) : 1);
    const others: [string, number][] = [];
    counts.forEach((count, number) => {
      if (count < least) return;
      const value = dictionary.text(number);
      if (!kept.has(value)) others.push([value, count]);
    });
    return [...kept, ...others.sort(bySize).slice(0, Math.max(0, most - kept.size))].sort(bySize);
  }
}

/** Who left between the search and the reading of its page; comes before everybody. */
const GONE: IndexEntry = { id: '', sortName: '', claimedAt: '\uFFFF' };

const PLACE = countedNames.indexOf('place');

const bySize = ([one, countOne]: readonly [string, number], [other, countOther]: readonly [string, number]): number =>
  countOther - countOne || (one < other ? -1 : 1);
