import { grown } from './grown.js';

/** Which rows have a value, for each value of one filter, in no order. */
export class Postings {
  private readonly lists: Int32Array[] = [];
  private readonly counts: number[] = [];

  of(value: number): Int32Array {
    return this.lists[value]?.subarray(0, this.counts[value]) ?? new Int32Array();
  }

  add(value: number, row: number): void {
    const count = this.counts[value] ?? 0;
    let list = this.lists[value];
    if (!list || count === list.length) this.lists[value] = list = grown(list ?? new Int32Array(2), count + 1);
    list[count] = row;
    this.counts[value] = count + 1;
  }

  remove(value: number, row: number): void {
    const rows = this.of(value);
    const at = rows.indexOf(row);
    if (at < 0) return;
    rows[at] = rows.at(-1) as number;
    this.counts[value] = rows.length - 1;
  }
}
