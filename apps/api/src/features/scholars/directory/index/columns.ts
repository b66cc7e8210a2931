import { bitOf, type CountedName, countedNames, NEARNESS } from './index-row.js';
import { grown } from './grown.js';
import { Postings } from './postings.js';

/** One scholar in the index: what sorts, who sees what, and the values of each filter as numbers. */
export interface Entry {
  id: string;
  sortName: string;
  claimedAt: string;
  masks: readonly [number, number, number, number];
  values: Readonly<Record<CountedName, readonly number[]>>;
  lat: number | null;
  lon: number | null;
  /** Somebody who came, and no staff: a new colleague to those who were there before. */
  isColleague: boolean;
  /** Who proposed the institution, where staff have not accepted it yet. */
  institutionProposedBy: string | null;
}

const FIRST_ROWS = 1_024;
const INSTITUTION = bitOf('institution');

const showsMoreNear = ({ masks }: Entry) => masks[NEARNESS.cohorts] !== masks[NEARNESS.network];

/** The values of one filter: those of row `n` stand from `starts[n]` up to `ends[n]`. A row that changes gets a new place at the end. */
export class Column {
  starts = new Int32Array(FIRST_ROWS);
  ends = new Int32Array(FIRST_ROWS);
  values = new Int32Array(FIRST_ROWS);
  private used = 0;
  private live = 0;

  set(row: number, values: readonly number[]): void {
    if (row >= this.starts.length) {
      this.starts = grown(this.starts, row + 1);
      this.ends = grown(this.ends, row + 1);
    }
    this.live += values.length - ((this.ends[row] ?? 0) - (this.starts[row] ?? 0));
    if (this.used > FIRST_ROWS && this.used > this.live * 2) this.tidy(row);
    if (this.used + values.length > this.values.length) this.values = grown(this.values, this.used + values.length);
    this.values.set(values, this.used);
    this.starts[row] = this.used;
    this.used += values.length;
    this.ends[row] = this.used;
  }

  /** Leaves out what no row holds any more, and what this one held. */
  private tidy(changing: number): void {
    const kept = new Int32Array(this.values.length);
    let used = 0;
    for (let row = 0; row < this.starts.length; row += 1) {
      const held = row === changing ? new Int32Array() : this.values.subarray(this.starts[row], this.ends[row]);
      kept.set(held, used);
      this.starts[row] = used;
      used += held.length;
      this.ends[row] = used;
    }
    this.values = kept;
    this.used = used;
  }
}

/**
 * The index as counting wants it: plain numbers side by side. A scholar keeps the row once given, so a change touches one row and
 * nothing is built anew.
 */
export class Columns {
  readonly entries: (Entry | null)[] = [];
  /** Four masks a row, one for each nearness. */
  masks = new Uint8Array(FIRST_ROWS * 4);
  /** Rows whose institution is somebody's proposal, and whose. */
  readonly proposals = new Map<number, string>();
  readonly filters: readonly Column[] = countedNames.map(() => new Column());
  readonly postings: readonly Postings[] = countedNames.map(() => new Postings());
  /** By cohort, who shows more to it than to the network. */
  private readonly nearer = new Postings();
  private readonly rows = new Map<string, number>();

  /** The row of a scholar who is in the index now. */
  rowOf(id: string): number | undefined {
    const row = this.rows.get(id);
    return row !== undefined && this.entries[row] ? row : undefined;
  }

  put(entry: Entry): number {
    const row = this.rows.get(entry.id) ?? this.entries.length;
    this.rows.set(entry.id, row);
    this.entries[row] = entry;
    if (row * 4 >= this.masks.length) {
      const larger = new Uint8Array(this.masks.length * 2);
      larger.set(this.masks);
      this.masks = larger;
    }
    this.masks.set(entry.masks, row * 4);
    for (const [place, name] of countedNames.entries()) {
      this.filters[place]?.set(row, entry.values[name]);
      for (const value of entry.values[name]) this.postings[place]?.add(value, row);
    }
    if (showsMoreNear(entry)) for (const cohort of entry.values.cohort) this.nearer.add(cohort, row);
    if (entry.institutionProposedBy === null) this.proposals.delete(row);
    else this.proposals.set(row, entry.institutionProposedBy);
    return row;
  }

  /** What counts of a row for staff, or for somebody who shares no cohort with anybody. */
  maskFromAfar(row: number, isStaff: boolean): number {
    const mask = this.masks[row * 4 + (isStaff ? NEARNESS.staff : NEARNESS.network)] as number;
    return !isStaff && this.proposals.size > 0 && this.proposals.has(row) ? mask & ~INSTITUTION : mask;
  }

  /** Rows of people who show more to any of these cohorts than to the network, and some of them twice. */
  *nearerIn(cohorts: Iterable<number>): Generator<number> {
    for (const cohort of cohorts) yield* this.nearer.of(cohort);
  }

  /** The row stays empty: who is back gets it again. */
  remove(row: number): void {
    const entry = this.entries[row];
    if (entry && showsMoreNear(entry)) for (const cohort of entry.values.cohort) this.nearer.remove(cohort, row);
    for (const [place, name] of countedNames.entries())
      for (const value of entry?.values[name] ?? []) this.postings[place]?.remove(value, row);
    this.entries[row] = null;
    this.masks.fill(0, row * 4, row * 4 + 4);
    this.proposals.delete(row);
  }
}
