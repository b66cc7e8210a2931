const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The instant that such a parameter names. */
export const instantOf = (micros: string): string => `(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond')`;

/** An instant as whole microseconds, which Postgres keeps and JavaScript does not: so it travels in cursors. */
export const microsOf = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;

/** Which rows a page takes: the columns that the list is sorted by, and the parameters that tell the last row before it. */
export interface Keyset {
  /** The instant and the id, as columns. */
  by: readonly [at: string, id: string];
  /** The same of the last row before the page, as parameters: microseconds and id; both null for the first page. */
  after: readonly [micros: string, id: string];
}

/**
 * Rows that follow in a list with the latest first. The first page begins at infinity and not without the condition: one plan serves
 * all pages then, and an index is entered where the page begins.
 */
export const followsLatest = ({ by: [at, id], after: [micros, lastId] }: Keyset): string =>
  `(${at}, ${id}) < (coalesce(${instantOf(micros)}, 'infinity'), coalesce(${lastId}::uuid, '${LAST_ID}'))`;

/** Rows that follow in a list with the oldest first. */
export const followsOldest = ({ by: [at, id], after: [micros, lastId] }: Keyset): string =>
  `(${at}, ${id}) > (coalesce(${instantOf(micros)}, '-infinity'), coalesce(${lastId}::uuid, '${FIRST_ID}'))`;
