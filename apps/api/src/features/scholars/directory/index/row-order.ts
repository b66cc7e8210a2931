import type { Entry } from './columns.js';
import { grown } from './grown.js';

/** Rows in an order that people read: sorted once, then kept sorted. Sorting names is the dearest thing here. */
export class RowOrder {
  private sorted: Int32Array | null = null;
  private count = 0;
  private places: Int32Array | null = null;

  constructor(
    private readonly entries: readonly (Entry | null)[],
    private readonly compare: (one: Entry, other: Entry) => number,
  ) {}

  rows(): Int32Array {
    if (!this.sorted) {
      const present = this.entries.flatMap((entry, row) => (entry ? [row] : []));
      this.sorted = Int32Array.from(present.sort((one, other) => this.compareRows(one, other)));
      this.count = present.length;
    }
    return this.sorted.subarray(0, this.count);
  }

  /** Some rows, in order: sorted by themselves, or found among all where they are a good part of them. */
  inOrder(some: Int32Array): Int32Array {
    const all = this.rows();
    if (some.length * Math.log2(some.length + 2) < all.length) {
      const ranks = this.ranks();
      return some.slice().sort((one, other) => (ranks[one] as number) - (ranks[other] as number));
    }
    const isWanted = new Uint8Array(this.entries.length);
    for (const row of some) isWanted[row] = 1;
    return all.filter((row) => isWanted[row] === 1);
  }

  /** Where each row stands in the order. */
  ranks(): Int32Array {
    if (!this.places) {
      this.places = new Int32Array(this.entries.length);
      for (const [rank, row] of this.rows().entries()) this.places[row] = rank;
    }
    return this.places;
  }

  /** A row that is in the index now and was not before. */
  add(row: number): void {
    this.places = null;
    if (!this.sorted) return;
    const at = this.placeOf(row);
    if (this.count === this.sorted.length) this.sorted = grown(this.sorted, this.count + 1);
    this.sorted.copyWithin(at + 1, at, this.count);
    this.sorted[at] = row;
    this.count += 1;
  }

  /** Before the row's entry goes or changes. */
  remove(row: number): void {
    this.places = null;
    if (!this.sorted) return;
    this.sorted.copyWithin(this.placeOf(row), this.placeOf(row) + 1, this.count);
    this.count -= 1;
  }

  private placeOf(row: number): number {
    return firstWhere(this.rows(), (other) => this.compareRows(other, row) >= 0);
  }

  private compareRows(one: number, other: number): number {
    return this.compare(this.entries[one] as Entry, this.entries[other] as Entry);
  }
}

/** Where the first row stands for which it holds, when it holds for all that come after; by halves. */
export function firstWhere(rows: Int32Array, holds: (row: number) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(rows[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
