import { sightSql } from '../../src/features/scholars/projection/sight.sql.js';

/**
 * The directory's filters and counts as one statement, written apart from the index that serves them: slow, but plain to read
 * beside the rules. Parameters: those of `sightParams`, then the seven filters as arrays or null.
 */
const names = ['country', 'profession', 'institution', 'program', 'cohort', 'topic', 'openTo'] as const;
type Name = (typeof names)[number];
const { counted } = sightSql;

const fits: Record<Name, string> = {
  country: `($4::text[] IS NULL OR (${counted.country} AND s.country_code = ANY($4)))`,
  profession: `($5::text[] IS NULL OR (${counted.profession} AND s.profession_code = ANY($5)))`,
  institution: `($6::uuid[] IS NULL OR (${counted.institution} AND EXISTS (SELECT FROM position p JOIN institution i ON i.id = coalesce((SELECT o.successor_id FROM institution o WHERE o.id = p.institution_id), p.institution_id)
    WHERE p.scholar_id = s.id AND p.is_main AND i.id = ANY($6) AND (NOT i.is_proposed OR i.proposed_by_id = $1 OR $2))))`,
  program: `($7::uuid[] IS NULL OR (${counted.cohort} AND EXISTS (SELECT FROM enrollment e JOIN cohort c ON c.id = e.cohort_id
    WHERE e.scholar_id = s.id AND c.program_id = ANY($7))))`,
  cohort: `($8::uuid[] IS NULL OR (${counted.cohort} AND EXISTS (SELECT FROM enrollment e WHERE e.scholar_id = s.id AND e.cohort_id = ANY($8))))`,
  topic: `($9::text[] IS NULL OR (${counted.topic} AND EXISTS (SELECT FROM scholar_topic st WHERE st.scholar_id = s.id AND st.topic_slug = ANY($9))))`,
  openTo: `($10::text[] IS NULL OR (${counted.openTo} AND s.open_to && $10))`,
};

/** Each facet on its own: the rows that pass all other filters, grouped by its value. */
const others = (name: Name) =>
  names
    .filter((other) => other !== name)
    .map((other) => `coalesce(${fits[other]}, false)`)
    .join(' AND ');
const values: Record<Name, [value: string, joins: string, seen: string]> = {
  country: ['s.country_code', '', counted.country],
  profession: ['s.profession_code', '', counted.profession],
  institution: [
    'i.id',
    'JOIN position p ON p.scholar_id = s.id AND p.is_main JOIN institution i ON i.id = coalesce((SELECT o.successor_id FROM institution o WHERE o.id = p.institution_id), p.institution_id) AND (NOT i.is_proposed OR i.proposed_by_id = $1 OR $2)',
    counted.institution,
  ],
  program: ['c.program_id', 'JOIN enrollment e ON e.scholar_id = s.id JOIN cohort c ON c.id = e.cohort_id', counted.cohort],
  cohort: ['e.cohort_id', 'JOIN enrollment e ON e.scholar_id = s.id', counted.cohort],
  topic: ['st.topic_slug', 'JOIN scholar_topic st ON st.scholar_id = s.id', counted.topic],
  openTo: ['kind', 'CROSS JOIN LATERAL unnest(s.open_to) AS kind', counted.openTo],
};

export const countsSql = names
  .map((name) => {
    const [value, joins, seen] = values[name];
    return `SELECT '${name}' AS facet, ${value}::text AS value, count(DISTINCT s.id)::int AS count FROM scholar s ${joins}
      WHERE ${sightSql.read} AND ${others(name)} AND ${seen} AND ${value} IS NOT NULL GROUP BY ${value}`;
  })
  .join('\nUNION ALL\n');

export const idsSql = `SELECT s.id FROM scholar s WHERE ${sightSql.read} AND ${names.map((name) => `coalesce(${fits[name]}, false)`).join(' AND ')}`;

/** Where the living are. Somebody who stands nearer counts in a place; where the place is, those tell who show it to all of his kind. */
export const placesSql = `SELECT s.country_code AS country, s.city, count(*)::int AS scholars,
    coalesce(min(s.lat) FILTER (WHERE afar.shows), min(s.lat)) AS lat, coalesce(min(s.lon) FILTER (WHERE afar.shows), min(s.lon)) AS lon
  FROM scholar s CROSS JOIN LATERAL (
    SELECT CASE WHEN $2 THEN s.audience_place <> 'me' ELSE s.audience_place = 'network' AND s.is_listed END AS shows
  ) AS afar
  WHERE ${sightSql.read} AND s.state <> 'deceased' AND s.country_code IS NOT NULL AND ${counted.country} AND $3::uuid[] IS NOT NULL
  GROUP BY s.country_code, s.city`;

/** $4: since when. */
export const newcomersSql = `SELECT count(*)::int AS count FROM scholar s
  WHERE ${sightSql.read} AND s.state IN ('claimed', 'suspended') AND NOT s.is_staff AND s.id <> $1::uuid AND s.claimed_at > $4::timestamptz
    AND $3::uuid[] IS NOT NULL`;
