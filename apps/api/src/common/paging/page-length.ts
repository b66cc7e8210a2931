/** Lengths of pages that statements are written for; the last is a part of an export. */
const LENGTHS = [21, 51, 101, 1_000] as const;

/**
 * How many rows the statement of a list brings: as many as asked, or some more, of which the caller takes his. The number is part of
 * the text: with one as a parameter Postgres expects far more rows, and in a large table plans each run anew.
 */
export const pageLength = (limit: number): number => LENGTHS.find((most) => limit <= most) ?? limit;
