import { Injectable } from '@nestjs/common';
import type { Runner } from '../../database/round-trips.js';

/** Whom a cohort counts: everybody of its roster, those who show nothing too; not staff who are no alumni. */
const counted = `SELECT count(*) FROM enrollment e JOIN scholar s ON s.id = e.scholar_id
  WHERE e.cohort_id = cohort.id AND s.state <> 'merged' AND NOT (s.is_staff AND NOT s.is_listed)`;

/** Of a program each once, however many of its cohorts they were in. */
const countedOnce = `SELECT count(DISTINCT e.scholar_id) FROM cohort c JOIN enrollment e ON e.cohort_id = c.id JOIN scholar s ON s.id = e.scholar_id
  WHERE c.program_id = program.id AND s.state <> 'merged' AND NOT (s.is_staff AND NOT s.is_listed)`;
const programsOf = 'SELECT program_id FROM cohort WHERE id = ANY($1::uuid[])';

/** Keeps how many a cohort has, and its program. */
@Injectable()
export class CohortCounts {
  /** Counts anew, in the transaction of the change; locked first, in order, so that two at once count each other. */
  async recount(tx: Runner, cohortIds: readonly string[]): Promise<void> {
    const ids = [...new Set(cohortIds)];
    await tx.query('SELECT id FROM cohort WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
    await tx.query(`UPDATE cohort SET scholar_count = (${counted}) WHERE id = ANY($1::uuid[])`, [ids]);
    await tx.query(`SELECT id FROM program WHERE id IN (${programsOf}) ORDER BY id FOR NO KEY UPDATE`, [ids]);
    await tx.query(`UPDATE program SET scholar_count = (${countedOnce}) WHERE id IN (${programsOf})`, [ids]);
  }

  /** Cohorts that count wrongly just now, or whose program does: for `recount`, which holds them before it counts. */
  async wrong(tx: Runner): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `SELECT id FROM cohort WHERE scholar_count IS DISTINCT FROM (${counted})
         OR program_id IN (SELECT id FROM program WHERE scholar_count IS DISTINCT FROM (${countedOnce})) ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Counts all of them, where nobody writes meanwhile: after a seed, or an import of people. */
  async recountAll(tx: Runner): Promise<void> {
    await tx.query(`UPDATE cohort SET scholar_count = (${counted}) WHERE scholar_count IS DISTINCT FROM (${counted})`);
    await tx.query(`UPDATE program SET scholar_count = (${countedOnce}) WHERE scholar_count IS DISTINCT FROM (${countedOnce})`);
  }
}
