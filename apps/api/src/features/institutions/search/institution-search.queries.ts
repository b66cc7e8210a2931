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
 * Names that hold any of the words, or words like them, the strongest first. Fetched widely and ranked in code, where a fit can be
 * told better than by letters in common. All weights lie in that range: it is there to tell Postgres that
 * words are few, as of a list whose length it does not know it expects so many that it would rather walk through all names. Parameters: viewer and staff as `findableSql`, words, their weights.
 */
export const candidatesSql = `WITH probe AS MATERIALIZED (
  SELECT word, weight FROM unnest($3::text[], $4::real[]) AS typed (word, weight) WHERE weight BETWEEN 0 AND 1
), hit AS (
  SELECT n.id, sum(probe.weight * word_similarity(probe.word, n.search_name)) AS strength
  FROM probe JOIN institution_name n ON probe.word <% n.search_name
  GROUP BY n.id
  ORDER BY strength DESC, length(min(n.search_name)), n.id
  LIMIT ${MOST_CANDIDATES}
)
SELECT i.id, i.name, i.country_code, i.city, i.main_count, n.name AS matched, n.kind, n.search_name, i.status,
  CASE WHEN next.id IS NOT NULL THEN jsonb_build_object('id', next.id, 'name', next.name, 'country_code', next.country_code, 'city', next.city,
    'main_count', next.main_count) END AS next
FROM hit JOIN institution_name n ON n.id = hit.id JOIN institution i ON i.id = n.institution_id
  LEFT JOIN institution next ON next.id = i.successor_id
WHERE ${findableSql('i')}`;

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
  largest(viewer: Viewer, word: string, limit: number): Promise<CandidateRow[] | null> {
    return this.searches.search<CandidateRow>(largestSql, [viewer.scholarId, isStaffAudience(viewer), word, limit]);
  }
}
