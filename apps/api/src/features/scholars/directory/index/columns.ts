import type { Dictionary } from './dictionary.js';
import { type FilterName, filterNames } from './index-row.js';

/** One scholar in the index: what sorts, who sees what, and the values of each filter as numbers. */
export interface Entry {
  id: string;
  sortName: string;
  claimedAt: string;
  masks: readonly [number, number, number, number];
  values: Readonly<Record<FilterName, readonly number[]>>;
  /** Who proposed the institution, where staff have not accepted it yet. */
  institutionProposedBy: string | null;
}

/** The values of one filter, row after row: those of row `n` stand from `starts[n]` up to `starts[n + 1]`. */
export interface Column {
  starts: Int32Array;
  values: Int32Array;
  /** How many different values there are. */
  size: number;
}

/** The index as counting wants it: plain numbers side by side, in the order of names. */
export interface Columns {
  entries: readonly Entry[];
  /** Four masks a row, one for each nearness. */
  masks: Uint8Array;
  /** Rows whose institution is somebody's proposal. */
  proposals: ReadonlySet<number>;
  /** Row numbers, newest first. */
  recent: Int32Array;
  /** Where in that order a row stands. */
  arrival: Int32Array;
  rowOf: ReadonlyMap<string, number>;
  filters: readonly Column[];
}

export function columnsOf(
  byName: readonly Entry[],
  recent: readonly Entry[],
  dictionaries: Readonly<Record<FilterName, Dictionary>>,
): Columns {
  const masks = new Uint8Array(byName.length * 4);
  const proposals = new Set<number>();
  const rowOf = new Map<string, number>();
  for (const [row, entry] of byName.entries()) {
    masks.set(entry.masks, row * 4);
    rowOf.set(entry.id, row);
    if (entry.institutionProposedBy !== null) proposals.add(row);
  }
  const newest = Int32Array.from(recent, (entry) => rowOf.get(entry.id) ?? 0);
  const arrival = new Int32Array(newest.length);
  newest.forEach((row, turn) => {
    arrival[row] = turn;
  });
  return {
    entries: byName,
    masks,
    proposals,
    recent: newest,
    arrival,
    rowOf,
    filters: filterNames.map((name) => columnOf(byName, name, dictionaries[name].size)),
  };
}

function columnOf(entries: readonly Entry[], name: FilterName, size: number): Column {
  const starts = new Int32Array(entries.length + 1);
  for (const [row, entry] of entries.entries()) starts[row + 1] = (starts[row] ?? 0) + entry.values[name].length;
  const values = new Int32Array(starts[entries.length] ?? 0);
  for (const [row, entry] of entries.entries()) values.set(entry.values[name], starts[row]);
  return { starts, values, size };
}
