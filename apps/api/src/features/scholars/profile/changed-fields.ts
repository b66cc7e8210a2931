import type { Changed } from './profile-writes.js';

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * What of `wanted` differs from `present`; fields that were not sent stay as they are.
 * @returns null when nothing would change
 */
export function changedFields(act: string, present: Record<string, unknown>, wanted: Record<string, unknown>): Changed | null {
  const fields = Object.keys(wanted).filter((field) => wanted[field] !== undefined && !isSame(present[field], wanted[field]));
  if (fields.length === 0) return null;
  const pick = (values: Record<string, unknown>) => Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
  return { act, fields, before: pick(present), after: pick(wanted) };
}
