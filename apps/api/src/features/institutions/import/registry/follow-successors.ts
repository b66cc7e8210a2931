import type { EntityManager } from 'typeorm';
import { HubCounts } from '../../hub-counts.service.js';

/**
 * Which open institution each closed one leads to: its only successor, or that one's, and so on. Where it was divided among several,
 * or nobody open stands at the end, or the registry leads in a circle, it leads nowhere: whom its people belong to now is not ours
 * to guess. Either side may have said it.
 */
const followSql = `WITH RECURSIVE link AS (
  SELECT r.institution_id AS from_id, next.id AS to_id
  FROM institution_relation r JOIN institution next ON next.ror_id = r.other_ror_id WHERE r.kind = 'successor'
  UNION
  SELECT before.id, r.institution_id
  FROM institution_relation r JOIN institution before ON before.ror_id = r.other_ror_id WHERE r.kind = 'predecessor'
), next AS (
  SELECT closed.id, min(link.to_id::text)::uuid AS next_id
  FROM institution closed JOIN link ON link.from_id = closed.id AND link.to_id <> closed.id
  WHERE closed.status <> 'active' GROUP BY closed.id HAVING count(*) = 1
), chain AS (
  SELECT id, next_id, ARRAY[id] AS path FROM next
  UNION ALL
  SELECT chain.id, next.next_id, chain.path || next.id FROM chain JOIN next ON next.id = chain.next_id WHERE NOT next.id = ANY(chain.path)
), led AS (
  SELECT chain.id, last.id AS successor_id FROM chain JOIN institution last ON last.id = chain.next_id AND last.status = 'active'
), wrong AS (
  SELECT i.id, i.successor_id AS was, led.successor_id AS now FROM institution i LEFT JOIN led ON led.id = i.id
  WHERE (i.successor_id IS NOT NULL OR led.id IS NOT NULL) AND i.successor_id IS DISTINCT FROM led.successor_id
), mended AS (
  UPDATE institution SET successor_id = wrong.now, updated_at = now() FROM wrong WHERE institution.id = wrong.id
)
SELECT id, was, now FROM wrong`;

/**
 * After a registry's list: people of closed institutions count where its work goes on. Positions stay as people wrote them.
 * @returns how many institutions lead elsewhere than before
 */
export async function followSuccessors(tx: EntityManager): Promise<number> {
  // Nobody takes up or leaves a position between the change and the counting of it.
  await tx.query('LOCK TABLE position, enrollment IN SHARE ROW EXCLUSIVE MODE');
  const changed = await tx.query<{ id: string; was: string | null; now: string | null }[]>(followSql);
  await new HubCounts().recount(
    tx,
    changed.flatMap(({ id, was, now }) => [id, was, now]),
  );
  return changed.length;
}
