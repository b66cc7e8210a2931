import type { ScholarsQuery } from '@scholars-commons/shared/scholars';
import type { Viewer } from '../../../common/auth/viewer.js';
import { sightParams, sightSql } from '../projection/sight.sql.js';
import { nameConditions, nameTokens } from './name-search.js';

/** The filters in the order of their parameters, which follow those of `sightSql`. */
export const filterNames = ['country', 'profession', 'institution', 'program', 'cohort', 'topic', 'openTo'] as const;
export type FilterName = (typeof filterNames)[number];

const { counted } = sightSql;

/** Each filter as a condition on `scholar s`. What this viewer may not see filters nothing: the record then does not match. */
export const filterSql: Record<FilterName, string> = {
  country: `($4::text[] IS NULL OR (${counted.country} AND s.country_code = ANY($4)))`,
  profession: `($5::text[] IS NULL OR (${counted.profession} AND s.profession_code = ANY($5)))`,
  institution: `($6::uuid[] IS NULL OR (${counted.institution}
    AND EXISTS (SELECT FROM position p WHERE p.scholar_id = s.id AND p.is_main AND p.institution_id = ANY($6))))`,
  program: `($7::uuid[] IS NULL OR (${counted.cohort}
    AND EXISTS (SELECT FROM enrollment e JOIN cohort c ON c.id = e.cohort_id WHERE e.scholar_id = s.id AND c.program_id = ANY($7))))`,
  cohort: `($8::uuid[] IS NULL OR (${counted.cohort}
    AND EXISTS (SELECT FROM enrollment e WHERE e.scholar_id = s.id AND e.cohort_id = ANY($8))))`,
  topic: `($9::text[] IS NULL OR (${counted.topic}
    AND EXISTS (SELECT FROM scholar_topic st WHERE st.scholar_id = s.id AND st.topic_slug = ANY($9))))`,
  openTo: `($10::text[] IS NULL OR (${counted.openTo} AND s.open_to && $10))`,
};

export const FIRST_TOKEN = 11;

/** What a search asks of the directory: the values of the statements, and how many words the name has to hold. */
export interface DirectorySearch {
  /** Nothing can match: words were asked for, and none of them could be a name. */
  isVoid: boolean;
  tokens: readonly string[];
  params: unknown[];
}

export function directorySearch(viewer: Viewer, query: ScholarsQuery): DirectorySearch {
  const tokens = nameTokens(query.q);
  const filters = filterNames.map((name) => (query[name].length > 0 ? query[name] : null));
  return { isVoid: tokens?.length === 0, tokens: tokens ?? [], params: [...sightParams(viewer), ...filters, ...(tokens ?? [])] };
}

/** Every condition of a search but the filters. */
export const searchSql = (tokenCount: number): string => `${sightSql.read}${nameConditions(tokenCount, FIRST_TOKEN)}`;
