import type { Column, Columns } from './columns.js';
import { bitOf, filterNames, NEARNESS, READABLE } from './index-row.js';

/** Whoever searches, as far as counting has to know. */
export interface Asking {
  scholarId: string;
  isStaff: boolean;
  /** Numbers of his cohorts. */
  cohorts: ReadonlySet<number>;
  /** For each filter one byte a value, 1 where it is pressed; null where nothing is. */
  pressed: readonly (Uint8Array | null)[];
}

const COHORT = filterNames.indexOf('cohort');
const bits = filterNames.map(bitOf);
const NONE = -1;
const MORE_THAN_ONE = -2;

/**
 * Goes through the rows once.
 * @param order row numbers in the order wanted, all or some; null for all by name
 * @returns rows that match, in that order, and how many each value of each filter would give
 */
export function countColumns(columns: Columns, asking: Asking, order: Int32Array | null): { rows: number[]; counts: Int32Array[] } {
  const { entries, filters } = columns;
  const counts = filters.map((column) => new Int32Array(column.size));
  const isPressed = asking.pressed.some((pressed) => pressed !== null);
  const rows: number[] = [];
  const length = order ? order.length : entries.length;
  for (let turn = 0; turn < length; turn += 1) {
    const row = order ? (order[turn] as number) : turn;
    const mask = maskOf(columns, asking, row);
    if ((mask & READABLE) === 0) continue;
    const missed = isPressed ? missedBy(filters, asking.pressed, row, mask) : NONE;
    if (missed === NONE) {
      rows.push(row);
      for (let place = 0; place < filters.length; place += 1)
        if ((mask & (bits[place] as number)) !== 0) add(filters[place] as Column, counts[place] as Int32Array, row);
    } else if (missed !== MORE_THAN_ONE && (mask & (bits[missed] as number)) !== 0) {
      // It fails one filter alone: that filter's other values count it all the same.
      add(filters[missed] as Column, counts[missed] as Int32Array, row);
    }
  }
  return { rows, counts };
}

function add({ starts, values }: Column, counts: Int32Array, row: number): void {
  const end = starts[row + 1] as number;
  for (let at = starts[row] as number; at < end; at += 1) {
    const value = values[at] as number;
    counts[value] = (counts[value] as number) + 1;
  }
}

function maskOf({ entries, masks, filters, proposals }: Columns, { scholarId, isStaff, cohorts }: Asking, row: number): number {
  const at = row * 4;
  if (isStaff || cohorts.size > 0 || proposals.has(row) || masks[at] !== masks[at + NEARNESS.me]) {
    const entry = entries[row];
    if (entry?.id === scholarId) return masks[at + NEARNESS.me] as number;
    const isHidden = !isStaff && proposals.has(row) && entry?.institutionProposedBy !== scholarId;
    const mask = nearMask(masks, filters[COHORT] as Column, isStaff, cohorts, row);
    return isHidden ? mask & ~bitOf('institution') : mask;
  }
  return masks[at] as number;
}

function nearMask(masks: Uint8Array, { starts, values }: Column, isStaff: boolean, cohorts: ReadonlySet<number>, row: number): number {
  const at = row * 4;
  if (isStaff) return masks[at + NEARNESS.staff] as number;
  // Mostly both are alike, and nobody has to look whether a cohort is shared.
  if (masks[at] === masks[at + NEARNESS.cohorts]) return masks[at] as number;
  const end = starts[row + 1] as number;
  for (let place = starts[row] as number; place < end; place += 1)
    if (cohorts.has(values[place] as number)) return masks[at + NEARNESS.cohorts] as number;
  return masks[at] as number;
}

/** Which filter a row does not pass: none, the one at this place, or more than one. What is not seen passes no filter. */
function missedBy(filters: readonly Column[], pressed: readonly (Uint8Array | null)[], row: number, mask: number): number {
  let missed = NONE;
  for (let place = 0; place < filters.length; place += 1) {
    const wanted = pressed[place];
    if (!wanted || ((mask & (bits[place] as number)) !== 0 && holds(filters[place] as Column, wanted, row))) continue;
    if (missed !== NONE) return MORE_THAN_ONE;
    missed = place;
  }
  return missed;
}

function holds({ starts, values }: Column, wanted: Uint8Array, row: number): boolean {
  const end = starts[row + 1] as number;
  for (let at = starts[row] as number; at < end; at += 1) if (wanted[values[at] as number] === 1) return true;
  return false;
}
