import type { Columns } from './columns.js';
import { addAll } from './count-columns.js';
import { grown } from './grown.js';
import { type CountedName, countedNames, READABLE } from './index-row.js';

/**
 * What somebody sees who shares no cohort with anybody: counted once, and kept counted. Whoever searches is such a person, or staff,
 * but for the few rows that he stands nearer to; so a list without filters costs the same however many people there are.
 */
export class SeenFromAfar {
  private readonly sums: Int32Array[] = countedNames.map(() => new Int32Array(64));
  private readable = 0;

  /** @param isStaff whether it is staff who look, and see what staff see */
  constructor(
    private readonly columns: Columns,
    private readonly isStaff: boolean,
  ) {}

  /** How many the directory lists. */
  get total(): number {
    return this.readable;
  }

  add(row: number): void {
    this.count(row, 1);
  }

  /** Before the row goes or changes. */
  remove(row: number): void {
    this.count(row, -1);
  }

  maskOf(row: number): number {
    return this.columns.maskFromAfar(row, this.isStaff);
  }

  /** How many have each value; to be read only, and it may be shorter than the list of values. */
  sumsOf(name: CountedName): Int32Array {
    return this.sums[countedNames.indexOf(name)] ?? new Int32Array();
  }

  /** A copy to count on with, as long as each filter has values. */
  copied(sizes: readonly number[]): Int32Array[] {
    return sizes.map((size, place) => {
      const copy = new Int32Array(size);
      copy.set((this.sums[place] as Int32Array).subarray(0, size));
      return copy;
    });
  }

  private count(row: number, by: 1 | -1): void {
    const mask = this.maskOf(row);
    if ((mask & READABLE) === 0) return;
    this.readable += by;
    for (const [place, { starts, ends, values }] of this.columns.filters.entries()) {
      const most = values.subarray(starts[row], ends[row]).reduce((one, other) => Math.max(one, other), -1);
      const sums = this.sums[place] as Int32Array;
      if (most >= sums.length) this.sums[place] = grown(sums, most + 1);
    }
    addAll(this.columns.filters, this.sums, row, mask, by);
  }
}
