import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../common/auth/viewer.js';
import { findableSql } from '../institutions/institution-choice.service.js';
import { type CardRow, ScholarSight } from '../scholars/projection/scholar-sight.service.js';

export interface RosterRow extends CardRow {
  sort_name: string;
  role: 'participant' | 'faculty' | 'director' | 'fellow';
  sent_by_id: string | null;
  sent_by_name: string | null;
}

export interface RosterCounts {
  shown: number;
  countries: { code: string; count: number }[] | null;
  professions: { code: string; name: string; count: number }[] | null;
}

export type RosterPlace = readonly [sortName: string, id: string];

/** Who is in a cohort, as far as a viewer may see it. $4: the cohort. */
@Injectable()
export class RosterQueries {
  readonly pageSql: string;
  readonly countsSql: string;

  constructor(
    private readonly database: DataSource,
    private readonly sight: ScholarSight,
  ) {
    const { sql, cardColumns, cardJoins } = sight;
    const shown = `e.cohort_id = $4::uuid AND ${sql.read} AND ${sql.counted.cohort}`;
    this.pageSql = `WITH page AS (
  SELECT s.id, e.role, e.institution_id
  FROM enrollment e JOIN scholar s ON s.id = e.scholar_id
  WHERE ${shown} AND ($5::text IS NULL OR (s.sort_name, s.id) > ($5 COLLATE "und-x-icu", $6::uuid))
  ORDER BY s.sort_name, s.id
  LIMIT $7
)
SELECT s.sort_name, page.role, sent_by.id AS sent_by_id, sent_by.name AS sent_by_name, ${cardColumns}
FROM page JOIN scholar s ON s.id = page.id
LEFT JOIN institution sent_by ON sent_by.id = page.institution_id AND ${findableSql('sent_by')} ${cardJoins}
ORDER BY s.sort_name, s.id`;
    this.countsSql = `WITH shown AS MATERIALIZED (
  SELECT CASE WHEN ${sql.counted.country} THEN s.country_code END AS country, CASE WHEN ${sql.counted.profession} THEN s.profession_code END AS profession
  FROM enrollment e JOIN scholar s ON s.id = e.scholar_id WHERE ${shown}
)
SELECT (SELECT count(*)::int FROM shown) AS shown,
  (SELECT jsonb_agg(to_jsonb(counted) ORDER BY count DESC, code)
    FROM (SELECT country AS code, count(*)::int AS count FROM shown WHERE country IS NOT NULL GROUP BY country) AS counted) AS countries,
  (SELECT jsonb_agg(to_jsonb(counted) ORDER BY count DESC, name)
    FROM (SELECT pr.code, pr.name, count(*)::int AS count FROM shown JOIN profession pr ON pr.code = shown.profession GROUP BY pr.code) AS counted) AS professions`;
  }

  page(viewer: Viewer, cohortId: string, after: RosterPlace | null, limit: number): Promise<RosterRow[]> {
    return this.database.query(this.pageSql, [...this.sight.params(viewer), cohortId, after?.[0] ?? null, after?.[1] ?? null, limit]);
  }

  async counts(viewer: Viewer, cohortId: string): Promise<RosterCounts> {
    const [row] = await this.database.query<[RosterCounts]>(this.countsSql, [...this.sight.params(viewer), cohortId]);
    return row;
  }
}
