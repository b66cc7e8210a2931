import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Whom counts mean: the living of the community, those who show nothing too; not staff who are no alumni. */
const isCounted = `s.state NOT IN ('deceased', 'merged') AND NOT (s.is_staff AND NOT s.is_listed)`;

const lockSql = 'SELECT id FROM institution WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE';
const recountSql = `UPDATE institution SET
  main_count = (SELECT count(*) FROM position p JOIN scholar s ON s.id = p.scholar_id
    WHERE p.institution_id = institution.id AND p.is_main AND p.to_date IS NULL AND ${isCounted}),
  sent_count = (SELECT count(DISTINCT e.scholar_id) FROM enrollment e JOIN scholar s ON s.id = e.scholar_id
    WHERE e.institution_id = institution.id AND s.state <> 'merged')
  WHERE id = ANY($1::uuid[])`;

const recountAllSql = `UPDATE institution SET main_count = counted.main, sent_count = counted.sent
  FROM (
    SELECT i.id, coalesce(main.count, 0)::int AS main, coalesce(sent.count, 0)::int AS sent
    FROM institution i
    LEFT JOIN (
      SELECT p.institution_id, count(*) FROM position p JOIN scholar s ON s.id = p.scholar_id
      WHERE p.is_main AND p.to_date IS NULL AND ${isCounted} GROUP BY p.institution_id
    ) AS main ON main.institution_id = i.id
    LEFT JOIN (
      SELECT e.institution_id, count(DISTINCT e.scholar_id) FROM enrollment e JOIN scholar s ON s.id = e.scholar_id
      WHERE s.state <> 'merged' GROUP BY e.institution_id
    ) AS sent ON sent.institution_id = i.id
  ) AS counted
  WHERE counted.id = institution.id AND (institution.main_count, institution.sent_count) IS DISTINCT FROM (counted.main, counted.sent)`;

/** Keeps how many work at an institution, which makes it a hub at five, and how many it sent. */
@Injectable()
export class HubCounts {
  /**
   * Counts anew, in the transaction of the change. Locked first, in order, so that two who move at once count each other.
   * Ids that are null are left out.
   */
  async recount(tx: EntityManager, institutionIds: readonly (string | null | undefined)[]): Promise<void> {
    const ids = [...new Set(institutionIds.filter((id) => id != null))];
    if (ids.length === 0) return;
    await tx.query(lockSql, [ids]);
    await tx.query(recountSql, [ids]);
  }

  /** Counts all of them: after a seed, or an import of people. */
  async recountAll(tx: Pick<EntityManager, 'query'>): Promise<void> {
    await tx.query(recountAllSql);
  }
}
