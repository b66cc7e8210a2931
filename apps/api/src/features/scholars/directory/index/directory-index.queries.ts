import { Injectable } from '@nestjs/common';
import type { OpenTo, ScholarState } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import { audiencesOf, type CardRow } from '../../projection/card.sql.js';
import { countedAtSql } from '../../../institutions/institution-choice.service.js';
import type { IndexFacts } from './index-row.js';

/** $1: these scholars, or null for all. Arrays come sorted, so that the same facts are the same row. */
export const indexSql = `SELECT s.id, s.state, s.is_listed, s.sort_name, s.country_code, s.profession_code, s.open_to,
  coalesce(to_char(s.claimed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '') AS claimed_at,
  s.audience_about, s.audience_place, s.audience_positions, s.audience_enrollments, s.audience_achievements, s.audience_interests, s.audience_photo,
  main.institution_id, main.proposed_by_id,
  ARRAY(SELECT DISTINCT c.program_id FROM enrollment e JOIN cohort c ON c.id = e.cohort_id WHERE e.scholar_id = s.id) AS programs,
  ARRAY(SELECT e.cohort_id FROM enrollment e WHERE e.scholar_id = s.id) AS cohorts,
  ARRAY(SELECT st.topic_slug FROM scholar_topic st WHERE st.scholar_id = s.id) AS topics
FROM scholar s LEFT JOIN LATERAL (
  SELECT ${countedAtSql('i')} AS institution_id, CASE WHEN i.is_proposed THEN i.proposed_by_id END AS proposed_by_id
  FROM position p JOIN institution i ON i.id = p.institution_id WHERE p.scholar_id = s.id AND p.is_main
) AS main ON true
WHERE s.state <> 'merged' AND ($1::uuid[] IS NULL OR s.id = ANY($1))`;

/**
 * Transactions below `up_to` have ended: whoever asks again asks from there, and misses none that was still on its way. $2: those
 * above it whose changes are known already; a transaction's changes appear all at once, when it commits.
 */
export const changesSql = `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS up_to,
  (SELECT jsonb_object_agg(xid::text, scholar_ids) FROM (
    SELECT xid, array_agg(DISTINCT scholar_id) AS scholar_ids FROM directory_change
    WHERE xid >= $1::text::xid8 AND xid::text <> ALL($2::text[]) GROUP BY xid
  ) AS changed) AS changes`;

interface IndexRow extends Pick<CardRow, Extract<keyof CardRow, `audience_${string}`>> {
  id: string;
  state: ScholarState;
  is_listed: boolean;
  sort_name: string;
  claimed_at: string;
  country_code: string | null;
  profession_code: string | null;
  open_to: OpenTo[];
  institution_id: string | null;
  proposed_by_id: string | null;
  programs: string[];
  cohorts: string[];
  topics: string[];
}

@Injectable()
export class DirectoryIndexQueries {
  constructor(private readonly database: DataSource) {}

  async facts(scholarIds: readonly string[] | null): Promise<IndexFacts[]> {
    const rows = await this.database.query<IndexRow[]>(indexSql, [scholarIds]);
    return rows.map((row) => ({
      id: row.id,
      state: row.state,
      isListed: row.is_listed,
      audiences: audiencesOf(row),
      sortName: row.sort_name,
      claimedAt: row.claimed_at,
      country: row.country_code,
      profession: row.profession_code,
      institution: row.institution_id,
      institutionProposedBy: row.proposed_by_id,
      programs: row.programs,
      cohorts: row.cohorts,
      topics: row.topics,
      openTo: row.open_to,
    }));
  }

  /** What changed, by transaction. */
  async changes(since: string, known: readonly string[]): Promise<{ upTo: string; changes: Record<string, string[]> }> {
    const [row] = await this.database.query<[{ up_to: string; changes: Record<string, string[]> | null }]>(changesSql, [since, known]);
    return { upTo: row.up_to, changes: row.changes ?? {} };
  }

  /** Changes that every process has long read, or will not read because it starts anew after such a pause. */
  async forget(): Promise<void> {
    await this.database.query(`DELETE FROM directory_change WHERE at < now() - interval '2 days'`);
  }
}
