import type { EntityManager } from 'typeorm';
import { notFound } from '../../../common/policy/policy.js';
import { badField, idTaken } from '../../../common/problem/problem-exception.js';

/** The row that is meant, or 404: also for one that this viewer cannot see. */
export function rowOf<T extends { id: string }>(rows: readonly T[], rowId: string): T {
  const row = rows.find((each) => each.id === rowId);
  if (!row) throw notFound();
  return row;
}

/** @throws ProblemException 400 once a page holds as much as a page can */
export function assertRoom(rows: readonly unknown[], most: number): void {
  if (rows.length >= most) throw badField('/id', `There is room for ${most} of these`);
}

/** Runs an INSERT that ends in RETURNING id; an id that stands elsewhere is 409, telling nothing. */
export async function insertNew(tx: EntityManager, text: string, values: unknown[]): Promise<void> {
  const rows = await tx.query<unknown[]>(`${text} ON CONFLICT (id) DO NOTHING RETURNING id`, values);
  if (rows.length === 0) throw idTaken();
}
