import { followsLatest, microsOf } from '../../../common/paging/keyset.js';
import { pageLength } from '../../../common/paging/page-length.js';
import { findableSql } from '../../institutions/institution-choice.service.js';
import { sightSql } from '../../scholars/projection/scholar-sight.service.js';
import { cardColumns } from './items.sql.js';

/** By what a list is narrowed, in the order of its parameters. */
export const newsFilters = ['kind', 'country', 'institution', 'scholar'] as const;
export type NewsFilter = (typeof newsFilters)[number];

/** What `scholar s` shows of himself to this viewer. */
const personConditions: Record<Exclude<NewsFilter, 'kind'>, (value: string) => string> = {
  country: (value) => `s.country_code = ${value}::text AND ${sightSql.counted.country}`,
  institution: (value) => `${sightSql.counted.institution} AND EXISTS (SELECT FROM position p JOIN institution i ON i.id = p.institution_id
        WHERE p.scholar_id = s.id AND p.is_main AND p.institution_id = ${value}::uuid AND ${findableSql('i')})`,
  scholar: (value) => `s.id = ${value}::uuid`,
};

/** Of the people of an item only those who stand in it count. */
const someone = (condition: string) => `SELECT FROM news_person np JOIN scholar s ON s.id = np.scholar_id
      WHERE np.submission_id = ns.id AND np.answer = 'agreed' AND ${sightSql.read} AND ${condition}`;

const conditionOf = (filter: NewsFilter, value: string) =>
  filter === 'kind' ? `ns.kind = ${value}::text` : `EXISTS (${someone(personConditions[filter](value))})`;

/** The newest that fit. */
const pageSql = (conditions: readonly string[], limit: number) => `SELECT ni.id, ni.published_at
  FROM news_item ni JOIN news_submission ns ON ns.id = ni.submission_id
  WHERE ni.unpublished_at IS NULL AND ($2::boolean, $3::uuid[]) IS NOT NULL
    AND ${followsLatest({ by: ['ni.published_at', 'ni.id'], after: ['$4', '$5'] })}
    ${conditions.map((condition) => `AND ${condition}`).join('\n    ')}
  ORDER BY ni.published_at DESC, ni.id DESC LIMIT ${pageLength(limit)}`;

const FEW = 1_000;

/**
 * News of a place: of so few people all news are gathered; where more are, the newest are soon found among the newest of all. Which of the
 * two it is is known as it runs, and the other part is not touched. `OFFSET 0`: there it is asked item by item, and not of all people first.
 */
const placeSql = (condition: string, others: readonly string[], limit: number) => `few AS MATERIALIZED (
  SELECT s.id FROM scholar s WHERE ${sightSql.read} AND ${condition} LIMIT ${FEW + 1}
), page AS (
  (${pageSql([`(SELECT count(*) FROM few) > ${FEW}`, ...others, `EXISTS (${someone(condition)} OFFSET 0)`], limit)})
  UNION ALL
  (${pageSql(
    [
      `(SELECT count(*) FROM few) <= ${FEW}`,
      ...others,
      `ns.id IN (SELECT np.submission_id FROM few JOIN news_person np ON np.scholar_id = few.id WHERE np.answer = 'agreed')`,
    ],
    limit,
  )})
)`;

/** $1 to $3: `sightParams`; $4, $5: the last one before the page; then the filters that are given. */
export function newsListSql(given: readonly NewsFilter[], limit: number): string {
  const valueOf = (filter: NewsFilter) => `$${given.indexOf(filter) + 6}`;
  const allBut = (place?: NewsFilter) => given.filter((filter) => filter !== place).map((filter) => conditionOf(filter, valueOf(filter)));
  // Of one scholar there are few anyway; an institution has fewer people than a country.
  const place = given.includes('scholar') ? undefined : (['institution', 'country'] as const).find((filter) => given.includes(filter));
  const page = place ? placeSql(personConditions[place](valueOf(place)), allBut(place), limit) : `page AS (${pageSql(allBut(), limit)})`;
  return `WITH ${page}
SELECT ${cardColumns}, ${microsOf('ni.published_at')}::text AS place
FROM page JOIN news_item ni ON ni.id = page.id JOIN news_submission ns ON ns.id = ni.submission_id
ORDER BY ni.published_at DESC, ni.id DESC`;
}
