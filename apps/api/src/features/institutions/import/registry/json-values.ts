import { RefusedRow } from '../institution-row.js';

export type Members = Readonly<Record<string, unknown>>;

export const asRecord = (value: unknown): Members | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;

/** Text as text, and numbers as they are written; anything else is nothing. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/**
 * A member that is a list, empty where it is missing.
 * @throws RefusedRow where it is something else
 */
export function listOf(given: Members, member: string): readonly unknown[] {
  const value = given[member];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new RefusedRow(`"${member}" is no list`);
  return value;
}

/** Numbers that JSON does not have, and some writers of it do. Only outside of texts. */
const strayNumbers = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * One entry as a value; `NaN`, as Python writes it, is nothing.
 * @throws RefusedRow for what is no JSON
 */
export function parseEntry(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(text.replace(strayNumbers, (found) => (found.startsWith('"') ? found : 'null')));
    } catch {
      throw new RefusedRow('Not readable as JSON');
    }
  }
}
