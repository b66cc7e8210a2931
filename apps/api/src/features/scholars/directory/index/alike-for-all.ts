import { type Columns, grown } from './columns.js';
import { addAll } from './count-columns.js';
import { filterNames, READABLE } from './index-row.js';

/**
 * Rows that every viewer sees alike, and most are: counted once and kept counted, so that a list without filters has to go through
 * the others alone.
 */
export class AlikeForAll {
  private readonly counts: Int32Array[] = filterNames.map(() => new Int32Array(64));
  private readonly others = new Set<number>();
  private othersNow: Int32Array | null = null;
  private readable = 0;

  constructor(private readonly columns: Columns) {}

  /** How many of them the directory lists. */
  get total(): number {
    return this.readable;
  }

  /** Rows that some viewers see otherwise than others. */
  get rest(): Int32Array {
    this.othersNow ??= Int32Array.from(this.others);
    return this.othersNow;
  }

  add(row: number): void {
    if (this.isAlike(row)) this.count(row, 1);
    else {
      this.others.add(row);
      this.othersNow = null;
    }
  }

  /** Before the row goes or changes. */
  remove(row: number): void {
    if (this.others.delete(row)) this.othersNow = null;
    else this.count(row, -1);
  }

  /** A copy to count on with, as long as each filter has values. */
  copied(sizes: readonly number[]): Int32Array[] {
    return sizes.map((size, place) => {
      const copy = new Int32Array(size);
      copy.set((this.counts[place] as Int32Array).subarray(0, size));
      return copy;
    });
  }

  private count(row: number, by: 1 | -1): void {
    const { filters, masks } = this.columns;
    const mask = masks[row * 4] as number;
    if ((mask & READABLE) === 0) return;
    this.readable += by;
    for (const [place, { starts, ends, values }] of filters.entries()) {
      const most = values.subarray(starts[row], ends[row]).reduce((one, other) => Math.max(one, other), -1);
      const counts = this.counts[place] as Int32Array;
      if (most >= counts.length) this.counts[place] = grown(counts, most + 1);
    }
    addAll(filters, this.counts, row, mask, by);
  }

  private isAlike(row: number): boolean {
    const { masks, proposals } = this.columns;
    const at = row * 4;
    return masks[at] === masks[at + 1] && masks[at] === masks[at + 2] && masks[at] === masks[at + 3] && !proposals.has(row);
  }
}
