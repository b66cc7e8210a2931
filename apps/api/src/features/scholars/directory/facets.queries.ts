import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findableSql } from '../../institutions/institution-choice.service.js';
import { sightSql } from '../projection/sight.sql.js';
import { type DirectorySearch, type FilterName, filterNames, filterSql, searchSql } from './directory-filters.js';

export interface FacetRow {
  facet: FilterName | 'total';
  value: string | null;
  count: number;
}

const MOST_VALUES = 50;
const { counted } = sightSql;

const column: Record<FilterName, string> = {
  country: 'fits_country',
  profession: 'fits_profession',
  institution: 'fits_institution',
  program: 'fits_program',
  cohort: 'fits_cohort',
  topic: 'fits_topic',
  openTo: 'fits_open_to',
};
const pressed = Object.fromEntries(filterNames.map((name, index) => [name, `$${index + 4}`])) as Record<FilterName, string>;

/** Rows that pass all filters but perhaps this one: a facet counts what pressing another of its values would give. */
const passes = (name: FilterName) => `(misses = 0 OR NOT ${column[name]})`;

/** The largest values of a facet, pressed ones before all. */
const facet = (
  name: FilterName,
  value: string,
  from: string,
  type = 'text',
) => `(SELECT '${name}' AS facet, ${value}::text AS value, count(*)::int AS count
  FROM ${from}
  GROUP BY ${value}
  ORDER BY (${pressed[name]}::${type}[] IS NOT NULL AND ${value} = ANY(${pressed[name]}::${type}[])) DESC, 3 DESC, 2
  LIMIT ${MOST_VALUES})`;

/**
 * All facets and the total in one statement. A value counts only where this viewer may see it. OFFSET 0 keeps Postgres from
 * working out the same condition once for each facet.
 */
export const facetsSql = (tokenCount: number): string => `WITH fit AS MATERIALIZED (
  SELECT * FROM (
    SELECT *, ${filterNames.map((name) => `(NOT ${column[name]})::int`).join(' + ')} AS misses
    FROM (
      SELECT s.id,
        CASE WHEN ${counted.country} THEN s.country_code END AS country,
        CASE WHEN ${counted.profession} THEN s.profession_code END AS profession,
        CASE WHEN ${counted.openTo} THEN s.open_to ELSE '{}' END AS open_to,
        ${counted.institution} AS shows_institution,
        ${counted.cohort} AS shows_cohort,
        ${counted.topic} AS shows_topic,
        ${filterNames.map((name) => `coalesce(${filterSql[name]}, false) AS ${column[name]}`).join(',\n        ')}
      FROM scholar s
      WHERE ${searchSql(tokenCount)}
      OFFSET 0
    ) AS readable
    OFFSET 0
  ) AS counted
  WHERE misses <= 1
)
SELECT 'total' AS facet, NULL AS value, count(*)::int AS count FROM fit WHERE misses = 0
UNION ALL ${facet('country', 'country', `fit WHERE country IS NOT NULL AND ${passes('country')}`)}
UNION ALL ${facet('profession', 'profession', `fit WHERE profession IS NOT NULL AND ${passes('profession')}`)}
UNION ALL ${facet(
  'institution',
  'p.institution_id',
  `fit JOIN position p ON p.scholar_id = fit.id AND p.is_main JOIN institution i ON i.id = p.institution_id AND ${findableSql('i')}
  WHERE shows_institution AND ${passes('institution')}`,
  'uuid',
)}
UNION ALL ${facet(
  'program',
  'program_id',
  `(SELECT DISTINCT c.program_id, fit.id FROM fit JOIN enrollment e ON e.scholar_id = fit.id JOIN cohort c ON c.id = e.cohort_id
    WHERE shows_cohort AND ${passes('program')}) AS enrolled`,
  'uuid',
)}
UNION ALL ${facet('cohort', 'e.cohort_id', `fit JOIN enrollment e ON e.scholar_id = fit.id WHERE shows_cohort AND ${passes('cohort')}`, 'uuid')}
UNION ALL ${facet('topic', 'st.topic_slug', `fit JOIN scholar_topic st ON st.scholar_id = fit.id WHERE shows_topic AND ${passes('topic')}`)}
UNION ALL ${facet('openTo', 'kind', `fit CROSS JOIN LATERAL unnest(fit.open_to) AS kind WHERE ${passes('openTo')}`)}`;

@Injectable()
export class FacetsQueries {
  async count(tx: EntityManager, { tokens, params }: DirectorySearch): Promise<FacetRow[]> {
    return tx.query<FacetRow[]>(facetsSql(tokens.length), params);
  }
}
