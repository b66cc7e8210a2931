import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { type CardRow, ScholarSight } from '../../scholars/projection/scholar-sight.service.js';
import { countedAtSql } from '../institution.policy.js';
import { institutionColumns, type InstitutionListRow } from './institution-list.queries.js';

export interface KinRow {
  kind: 'parent' | 'predecessor' | 'successor';
  id: string | null;
  name: string;
}

export interface InstitutionFacts extends InstitutionListRow {
  ror_id: string | null;
  web_page: string | null;
  domains: string[];
  kind: string | null;
  lat: number | null;
  lon: number | null;
  proposed_by_id: string | null;
  other_names: { name: string; lang: string | null }[] | null;
  successor_id: string | null;
  successor_name: string | null;
  kin: KinRow[] | null;
}

export interface PeopleCounts {
  shown: number;
  professions: { code: string; name: string; count: number }[] | null;
  cohorts: { id: string; name: string; year: number; program_id: string; program_name: string; slug: string; count: number }[] | null;
}

const MOST_KIN = 30;

/** Above, before and after institution `i`, as either side says. What stands below it may be hundreds, and stands on their pages. */
const kinSql = `SELECT DISTINCT ON (said.kind, said.ror_id) said.kind, said.ror_id, said.name FROM (
      SELECT r.kind, r.other_ror_id AS ror_id, r.other_name AS name
      FROM institution_relation r WHERE r.institution_id = i.id AND r.kind IN ('parent', 'predecessor', 'successor')
      UNION ALL
      SELECT CASE r.kind WHEN 'child' THEN 'parent' WHEN 'successor' THEN 'predecessor' ELSE 'successor' END, by.ror_id, by.name
      FROM institution_relation r JOIN institution by ON by.id = r.institution_id
      WHERE r.other_ror_id = i.ror_id AND r.kind IN ('child', 'predecessor', 'successor')
    ) AS said ORDER BY said.kind, said.ror_id LIMIT ${MOST_KIN}`;

export const institutionSql = `SELECT ${institutionColumns}, 0 AS place, i.ror_id, i.web_page, i.domains, i.kind, i.lat, i.lon, i.proposed_by_id,
  (SELECT jsonb_agg(jsonb_build_object('name', n.name, 'lang', n.lang) ORDER BY n.name)
    FROM institution_name n WHERE n.institution_id = i.id AND n.kind IN ('alias', 'label')) AS other_names,
  next.id AS successor_id, next.name AS successor_name,
  (SELECT jsonb_agg(jsonb_build_object('kind', kin.kind, 'id', other.id, 'name', coalesce(other.name, kin.name)) ORDER BY coalesce(other.name, kin.name))
    FROM (${kinSql}) AS kin LEFT JOIN institution other ON other.ror_id = kin.ror_id) AS kin
FROM institution i LEFT JOIN institution next ON next.id = i.successor_id WHERE i.id = $1::uuid`;

const MOST_SHOWN = 60;

/** Who works at one institution, as far as a viewer may see it. $4: the institution. */
@Injectable()
export class InstitutionPageQueries {
  readonly peopleSql: string;
  readonly countsSql: string;

  constructor(
    private readonly database: DataSource,
    private readonly sight: ScholarSight,
  ) {
    const { sql, cardColumns, cardJoins } = sight;
    // Whose position is hidden is counted by the institution, and named nowhere.
    const shown = `p.institution_id = ANY(ARRAY(SELECT part.id FROM institution part WHERE ${countedAtSql('part')} = $4::uuid)) AND p.is_main AND s.state <> 'deceased' AND ${sql.read} AND ${sql.counted.institution}`;
    this.peopleSql = `WITH page AS (
  SELECT s.id FROM position p JOIN scholar s ON s.id = p.scholar_id WHERE ${shown} ORDER BY s.sort_name, s.id LIMIT ${MOST_SHOWN}
)
SELECT ${cardColumns} FROM page JOIN scholar s ON s.id = page.id ${cardJoins} ORDER BY s.sort_name, s.id`;
    this.countsSql = `WITH shown AS MATERIALIZED (
  SELECT s.id, CASE WHEN ${sql.counted.profession} THEN s.profession_code END AS profession, ${sql.counted.cohort} AS shows_cohort
  FROM position p JOIN scholar s ON s.id = p.scholar_id WHERE ${shown}
)
SELECT (SELECT count(*)::int FROM shown) AS shown,
  (SELECT jsonb_agg(jsonb_build_object('code', code, 'name', name, 'count', count) ORDER BY count DESC, name)
    FROM (SELECT pr.code, pr.name, count(*)::int AS count FROM shown JOIN profession pr ON pr.code = shown.profession GROUP BY pr.code) AS counted) AS professions,
  (SELECT jsonb_agg(to_jsonb(counted) ORDER BY year DESC, program_name, name)
    FROM (SELECT c.id, c.name, c.year, g.id AS program_id, g.name AS program_name, g.slug, count(*)::int AS count
      FROM shown JOIN enrollment e ON e.scholar_id = shown.id JOIN cohort c ON c.id = e.cohort_id JOIN program g ON g.id = c.program_id
      WHERE shown.shows_cohort GROUP BY c.id, g.id) AS counted) AS cohorts`;
  }

  async institution(institutionId: string): Promise<InstitutionFacts | null> {
    const [row] = await this.database.query<InstitutionFacts[]>(institutionSql, [institutionId]);
    return row ?? null;
  }

  people(viewer: Viewer, institutionId: string): Promise<CardRow[]> {
    return this.database.query(this.peopleSql, [...this.sight.params(viewer), institutionId]);
  }

  async counts(viewer: Viewer, institutionId: string): Promise<PeopleCounts> {
    const [row] = await this.database.query<[PeopleCounts]>(this.countsSql, [...this.sight.params(viewer), institutionId]);
    return row;
  }
}
