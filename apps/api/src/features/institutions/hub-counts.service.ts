import { Injectable } from '@nestjs/common';
import type { Runner } from '../../database/round-trips.js';
import { countedAtSql } from './institution.policy.js';

/** Whom counts mean: the living of the community, those who show nothing too; not staff who are no alumni. */
const isCounted = `s.state NOT IN ('deceased', 'merged') AND NOT (s.is_staff AND NOT s.is_listed)`;

const lockSql = `SELECT id FROM institution
  WHERE id = ANY($1::uuid[]) OR id IN (SELECT successor_id FROM institution WHERE id = ANY($1::uuid[])) ORDER BY id FOR NO KEY UPDATE`;
/** Positions and enrollments of a closed institution count at the one that goes on with its work; it has none itself. */
const recountSql = `UPDATE institution SET
  main_count = (SELECT count(*) FROM institution part JOIN position p ON p.institution_id = part.id JOIN scholar s ON s.id = p.scholar_id
    WHERE ${countedAtSql('part')} = institution.id AND p.is_main AND p.to_date IS NULL AND ${isCounted}),
  sent_count = (SELECT count(DISTINCT e.scholar_id)
    FROM institution part JOIN enrollment e ON e.institution_id = part.id JOIN scholar s ON s.id = e.scholar_id
    WHERE ${countedAtSql('part')} = institution.id AND s.state <> 'merged')
  WHERE id = ANY($1::uuid[])`;

const countedSql = `(
    SELECT i.id, coalesce(main.count, 0)::int AS main, coalesce(sent.count, 0)::int AS sent
    FROM institution i
    LEFT JOIN (
      SELECT ${countedAtSql('part')} AS id, count(*)
      FROM institution part JOIN position p ON p.institution_id = part.id JOIN scholar s ON s.id = p.scholar_id
      WHERE p.is_main AND p.to_date IS NULL AND ${isCounted} GROUP BY 1
    ) AS main ON main.id = i.id
    LEFT JOIN (
      SELECT ${countedAtSql('part')} AS id, count(DISTINCT e.scholar_id)
      FROM institution part JOIN enrollment e ON e.institution_id = part.id JOIN scholar s ON s.id = e.scholar_id
      WHERE s.state <> 'merged' GROUP BY 1
    ) AS sent ON sent.id = i.id
  ) AS counted`;
const isWrong = `counted.id = institution.id AND (institution.main_count, institution.sent_count) IS DISTINCT FROM (counted.main, counted.sent)`;
const recountAllSql = `UPDATE institution SET main_count = counted.main, sent_count = counted.sent FROM ${countedSql} WHERE ${isWrong}`;
const wrongSql = `SELECT institution.id FROM institution, ${countedSql} WHERE ${isWrong} ORDER BY 1`;

/** Keeps how many work at an institution, which makes it a hub at five, and how many it sent. */
@Injectable()
export class HubCounts {
  /**
   * Counts anew, in the transaction of the change, at these institutions and where their people are counted now. Locked first, in
   * order, so that two who move at once count each other. Ids that are null are left out.
   */
  async recount(tx: Runner, institutionIds: readonly (string | null | undefined)[]): Promise<void> {
    const ids = [...new Set(institutionIds.filter((id) => id != null))];
    if (ids.length === 0) return;
    const counted = await tx.query<{ id: string }[]>(lockSql, [ids]);
    await tx.query(recountSql, [counted.map(({ id }) => id)]);
  }

  /** Institutions that count wrongly just now: for `recount`, which holds them before it counts. */
  async wrong(tx: Runner): Promise<string[]> {
    return (await tx.query<{ id: string }[]>(wrongSql)).map(({ id }) => id);
  }

  /** Counts all of them, where nobody writes meanwhile: after a seed, or an import of people. */
  async recountAll(tx: Runner): Promise<void> {
    await tx.query(recountAllSql);
  }
}
