import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';

export interface Act {
  /** Null where the machine acts by itself. */
  actorId: string | null;
  /** `thing.verb`, as `post.remove`. */
  act: string;
  thing: { kind: string; id: string | null };
  /** Field names, ids and values that are not personal. */
  changes?: Record<string, unknown>;
  /** Personal values, which erasure can empty. */
  detail?: { subjectId: string; before?: Record<string, unknown>; after?: Record<string, unknown> };
}

/** Writes down who did what, in the transaction of the act itself. */
export async function audit(tx: EntityManager, { actorId, act, thing, changes = {}, detail }: Act): Promise<void> {
  const id = randomUUID();
  await tx.query('INSERT INTO audit (id, actor_id, act, thing_kind, thing_id, changes) VALUES ($1, $2, $3, $4, $5, $6)', [
    id,
    actorId,
    act,
    thing.kind,
    thing.id,
    JSON.stringify(changes),
  ]);
  if (!detail) return;
  await tx.query('INSERT INTO audit_detail (audit_id, subject_id, before, after) VALUES ($1, $2, $3, $4)', [
    id,
    detail.subjectId,
    JSON.stringify(detail.before ?? {}),
    JSON.stringify(detail.after ?? {}),
  ]);
}
