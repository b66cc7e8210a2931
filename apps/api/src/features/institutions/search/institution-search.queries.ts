import { Injectable } from '@nestjs/common';
import type { InstitutionStatus } from '@scholars-commons/shared/institutions';
import { isStaffAudience, type Viewer } from '../../../common/auth/viewer.js';
import { SearchDatabase } from '../../../common/search/search-database.js';
import { findableSql } from '../institution.policy.js';

export interface CandidateRow {
  id: string;
  name: string;
  country_code: string | null;
  city: string | null;
  main_count: number;
  matched: string;
  kind: 'main' | 'label' | 'alias' | 'acronym';
  search_name: string;
  status: InstitutionStatus;
  /** The open one that goes on with the work of a closed one. */
  next: Pick<CandidateRow, 'id' | 'name' | 'country_code' | 'city' | 'main_count'> | null;
}

const MOST_CANDIDATES = 400;

/**
 * Names that hold any of the words, or words like them, the strongest first. That words are few is said by a condition that always holds: of a list whose length it does not know Postgres expects so many that it would rather walk through all names.
 */
const alikeSql = (isWanted: string) => `probe AS MATERIALIZED (
  SELECT word, weight FROM unnest($3::text[], $4::real[]) AS typed (word, weight) WHERE weight BETWEEN 0 AND 1
), alike AS (
  SELECT n.id
  FROM probe JOIN institution_name n ON probe.word <% n.search_name
  WHERE ${isWanted}
  GROUP BY n.id
  ORDER BY sum(probe.weight * word_similarity(probe.word, n.search_name)) DESC, length(min(n.search_name)), n.id
  LIMIT ${MOST_CANDIDATES}
)`;

const candidatesOf = (
  hits: string,
) => `SELECT i.id, i.name, i.country_code, i.city, i.main_count, n.name AS matched, n.kind, n.search_name, i.status,
  CASE WHEN next.id IS NOT NULL THEN jsonb_build_object('id', next.id, 'name', next.name, 'country_code', next.country_code, 'city', next.city,
    'main_count', next.main_count) END AS next
FROM (${hits}) AS hit JOIN institution_name n ON n.id = hit.id JOIN institution i ON i.id = n.institution_id
  LEFT JOIN institution next ON next.id = i.successor_id
WHERE ${findableSql('i')}`;

/**
 * Names that hold any of the words, or words like them. Fetched widely and ranked in code, where a fit can be told better than by letters
 * in common. Parameters: viewer and staff as `findableSql`, words, their weights.
 */
export const candidatesSql = `WITH ${alikeSql('true')}
${candidatesOf('SELECT id FROM alike')}`;

/** Where so many names are spelled as it was typed, what is meant is among them, and no other is compared letter by letter. */
const ENOUGH_SPELLED = 50;
/** The shortest, of which most was typed. */
const MOST_SPELLED = 60;

/**
 * The same while somebody types: names with words that begin as those typed, where there are enough of them; else all that are like it.
 * Parameters: those of `candidatesSql`, all that was typed, and of that the word that tells most.
 */
export const suggestedSql = `WITH spelled AS MATERIALIZED (
  SELECT n.id FROM institution_name n
  WHERE n.search_name LIKE '%' || $6::text || '%' AND ' ' || n.search_name LIKE '% ' || $6::text || '%'
    AND (cardinality($5::text[]) = 1 OR NOT EXISTS (SELECT FROM unnest($5::text[]) AS typed (word) WHERE ' ' || n.search_name NOT LIKE '% ' || typed.word || '%'))
  ORDER BY length(n.search_name), n.id LIMIT ${MOST_SPELLED}
), ${alikeSql(`(SELECT count(*) FROM spelled) < ${ENOUGH_SPELLED}`)}
${candidatesOf('SELECT id FROM spelled UNION SELECT id FROM alike')}`;

const MOST_LOOKED_AT = 1_000;

/**
 * Of the institutions where most of ours work, those with a name of which a word begins so: the search ends as soon as there are
 * enough, however many there are. Parameters: viewer and staff as `findableSql`, the beginning (letters alone), how many.
 */
export const largestSql = `SELECT i.id, i.name, i.country_code, i.city, i.main_count, n.name AS matched, n.kind, n.search_name, i.status, NULL AS next
FROM (SELECT i.id, i.name, i.country_code, i.city, i.main_count, i.status FROM institution i
    WHERE i.status = 'active' AND i.main_count > 0 AND ${findableSql('i')} ORDER BY i.main_count DESC, i.id LIMIT ${MOST_LOOKED_AT}) i
  CROSS JOIN LATERAL (SELECT n.name, n.kind, n.search_name FROM institution_name n
    WHERE n.institution_id = i.id AND ' ' || n.search_name LIKE '% ' || $3::text || '%' ORDER BY n.kind = 'main' DESC, n.name LIMIT 1) n
ORDER BY i.main_count DESC, i.id LIMIT $4`;

@Injectable()
export class InstitutionSearchQueries {
  constructor(private readonly searches: SearchDatabase) {}

  /** Null when the search took too long. */
  candidates(viewer: Viewer, words: readonly string[], weights: readonly number[]): Promise<CandidateRow[] | null> {
    return this.searches.search<CandidateRow>(candidatesSql, [viewer.scholarId, isStaffAudience(viewer), words, weights]);
  }

  /** Null when the search took too long. */
  suggested(viewer: Viewer, probes: readonly string[], weights: readonly number[], typed: readonly string[], telling: string) {
    return this.searches.search<CandidateRow>(suggestedSql, [viewer.scholarId, isStaffAudience(viewer), probes, weights, typed, telling]);
  }

  /** Null when the search took too long. */
  largest(viewer: Viewer, word: string, limit: number): Promise<CandidateRow[] | null> {
    return this.searches.search<CandidateRow>(largestSql, [viewer.scholarId, isStaffAudience(viewer), word, limit]);
  }
}
