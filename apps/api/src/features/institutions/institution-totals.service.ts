import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isStaffAudience, type Viewer } from '../../common/auth/viewer.js';

/** How many institutions of one country a viewer finds. */
export interface CountryTotal {
  /** Null: of no country that is known. */
  country: string | null;
  institutions: number;
  hubs: number;
  /** Where people work, or from where they were sent. */
  withPeople: number;
}

/**
 * What triggers keep of all entries, and the proposals that this viewer finds (`findableSql`), which are few. $1 the viewer's scholar,
 * $2 whether staff.
 */
export const totalsSql = `SELECT nullif(country_code, '') AS country, sum(institutions)::int AS institutions, sum(hubs)::int AS hubs, sum(with_people)::int AS "withPeople"
FROM (
  SELECT country_code, institutions, hubs, with_people FROM institution_total
  UNION ALL
  SELECT coalesce(country_code, ''), 1, is_hub::int, (main_count > 0 OR sent_count > 0)::int FROM institution WHERE is_proposed AND proposed_by_id = $1::uuid
  UNION ALL
  SELECT coalesce(country_code, ''), 1, is_hub::int, (main_count > 0 OR sent_count > 0)::int FROM institution
  WHERE $2::boolean AND is_proposed AND proposed_by_id IS DISTINCT FROM $1::uuid
) AS found
GROUP BY 1 HAVING sum(institutions) > 0`;

const countedSql = `SELECT coalesce(country_code, '') AS country_code, count(*)::int AS institutions, (count(*) FILTER (WHERE is_hub))::int AS hubs,
  (count(*) FILTER (WHERE main_count > 0 OR sent_count > 0))::int AS with_people FROM institution WHERE NOT is_proposed GROUP BY 1`;
const wrongSql = `SELECT 1 FROM (${countedSql}) AS counted FULL JOIN institution_total kept USING (country_code)
  WHERE (coalesce(counted.institutions, 0), coalesce(counted.hubs, 0), coalesce(counted.with_people, 0))
    IS DISTINCT FROM (coalesce(kept.institutions, 0), coalesce(kept.hubs, 0), coalesce(kept.with_people, 0)) LIMIT 1`;

/** How many institutions there are, of each country: kept, not counted. */
@Injectable()
export class InstitutionTotals {
  constructor(private readonly database: DataSource) {}

  /** As this viewer finds them, in no order. */
  byCountry(viewer: Viewer): Promise<CountryTotal[]> {
    return this.database.query(totalsSql, [viewer.scholarId, isStaffAudience(viewer)]);
  }

  /** Counts anew where what is kept is not what is there: rows may have been brought in past the triggers. Whoever changes an institution waits. */
  async mend(): Promise<void> {
    if ((await this.database.query<unknown[]>(wrongSql)).length === 0) return;
    await this.database.transaction(async (tx) => {
      await tx.query('LOCK TABLE institution IN SHARE MODE');
      await tx.query('DELETE FROM institution_total');
      await tx.query(`INSERT INTO institution_total (country_code, institutions, hubs, with_people) ${countedSql}`);
    });
  }
}
