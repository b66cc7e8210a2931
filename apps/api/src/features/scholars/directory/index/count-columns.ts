import type { Column, Columns } from './columns.js';
import { bitOf, countedNames, filterNames, NEARNESS, READABLE } from './index-row.js';

/** Whoever searches, as far as counting has to know. */
export interface Asking {
  scholarId: string;
  /** His own row, or -1. */
  me: number;
  isStaff: boolean;
  /** Numbers of his cohorts. */
  cohorts: ReadonlySet<number>;
  /** For each filter one byte a value, 1 where it is pressed; null where nothing is. */
  pressed: readonly (Uint8Array | null)[];
}

const COHORT = filterNames.indexOf('cohort');
const bits = countedNames.map(bitOf);
const INSTITUTION = bitOf('institution');
const NONE = -1;
const MORE_THAN_ONE = -2;

/**
 * Goes through some rows once, and adds to the counts how many each value of each filter would give.
 * @param rows row numbers in the order wanted
 * @returns those that match, in that order
 */
export function countColumns(columns: Columns, asking: Asking, rows: Int32Array, counts: readonly Int32Array[]): Int32Array {
  const { filters } = columns;
  const isPressed = asking.pressed.some((pressed) => pressed !== null);
  const matches = new Int32Array(rows.length);
  let count = 0;
  for (let turn = 0; turn < rows.length; turn += 1) {
    const row = rows[turn] as number;
    const mask = maskOf(columns, asking, row);
    if ((mask & READABLE) === 0) continue;
    const missed = isPressed ? missedBy(filters, asking.pressed, row, mask) : NONE;
    if (missed === NONE) {
      matches[count] = row;
      count += 1;
      addAll(filters, counts, row, mask, 1);
    } else if (missed !== MORE_THAN_ONE && (mask & (bits[missed] as number)) !== 0) {
      // It fails one filter alone: that filter's other values count it all the same.
      add(filters[missed] as Column, counts[missed] as Int32Array, row, 1);
    }
  }
  return matches.subarray(0, count);
}

/** Adds a row to the counts of every filter that its mask shows, or takes it out again. */
export function addAll(filters: readonly Column[], counts: readonly Int32Array[], row: number, mask: number, by: 1 | -1): void {
  for (let place = 0; place < counts.length; place += 1)
    if ((mask & (bits[place] as number)) !== 0) add(filters[place] as Column, counts[place] as Int32Array, row, by);
}

function add({ starts, ends, values }: Column, counts: Int32Array, row: number, by: 1 | -1): void {
  const end = ends[row] as number;
  for (let at = starts[row] as number; at < end; at += 1) {
    const value = values[at] as number;
    counts[value] = (counts[value] as number) + by;
  }
}

/** What of a row counts for whoever asks. */
export function maskOf(columns: Columns, { scholarId, me, isStaff, cohorts }: Asking, row: number): number {
  const { masks, filters, proposals } = columns;
  const at = row * 4;
  if (row === me) return masks[at + NEARNESS.me] as number;
  if (isStaff) return masks[at + NEARNESS.staff] as number;
  const near = sharesOne(filters[COHORT] as Column, cohorts, row, masks[at] !== masks[at + NEARNESS.cohorts]);
  const mask = masks[at + (near ? NEARNESS.cohorts : NEARNESS.network)] as number;
  const isHidden = proposals.size > 0 && proposals.has(row) && proposals.get(row) !== scholarId;
  return isHidden ? mask & ~INSTITUTION : mask;
}

/** Mostly nothing hangs on it, and nobody has to look. */
function sharesOne({ starts, ends, values }: Column, cohorts: ReadonlySet<number>, row: number, doesMatter: boolean): boolean {
  if (!doesMatter || cohorts.size === 0) return false;
  const end = ends[row] as number;
  for (let place = starts[row] as number; place < end; place += 1) if (cohorts.has(values[place] as number)) return true;
  return false;
}

/** Which filter a row does not pass: none, the one at this place, or more than one. What is not seen passes no filter. */
function missedBy(filters: readonly Column[], pressed: readonly (Uint8Array | null)[], row: number, mask: number): number {
  let missed = NONE;
  for (let place = 0; place < pressed.length; place += 1) {
    const wanted = pressed[place];
    if (!wanted || ((mask & (bits[place] as number)) !== 0 && holds(filters[place] as Column, wanted, row))) continue;
    if (missed !== NONE) return MORE_THAN_ONE;
    missed = place;
  }
  return missed;
}

/** Whether a row has one of the pressed values. */
function holds({ starts, ends, values }: Column, wanted: Uint8Array, row: number): boolean {
  const end = ends[row] as number;
  for (let at = starts[row] as number; at < end; at += 1) if (wanted[values[at] as number] === 1) return true;
  return false;
}
