import { Injectable } from '@nestjs/common';
import type { OpenTo, ScholarState } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import { FIRST_ID } from '../../../../common/paging/keyset.js';
import { audiencesOf, type CardRow } from '../../projection/card.sql.js';
import { countedAtSql } from '../../../institutions/institution-choice.service.js';
import type { IndexFacts } from './index-row.js';

/** Arrays come sorted, so that the same facts are the same row. */
const factsOf = (
  which: string,
) => `SELECT s.id, s.state, s.is_listed, s.sort_name, s.country_code, s.city, s.lat, s.lon, s.is_staff, s.profession_code, s.open_to,
  coalesce(to_char(s.claimed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '') AS claimed_at,
  s.audience_about, s.audience_place, s.audience_positions, s.audience_enrollments, s.audience_achievements, s.audience_interests, s.audience_photo,
  main.institution_id, main.proposed_by_id,
  ARRAY(SELECT DISTINCT c.program_id FROM enrollment e JOIN cohort c ON c.id = e.cohort_id WHERE e.scholar_id = s.id) AS programs,
  ARRAY(SELECT e.cohort_id FROM enrollment e WHERE e.scholar_id = s.id) AS cohorts,
  ARRAY(SELECT st.topic_slug FROM scholar_topic st WHERE st.scholar_id = s.id) AS topics
FROM scholar s LEFT JOIN LATERAL (
  SELECT ${countedAtSql('i')} AS institution_id, CASE WHEN i.is_proposed THEN i.proposed_by_id END AS proposed_by_id
  FROM position p JOIN institution i ON i.id = p.institution_id WHERE p.scholar_id = s.id AND p.is_main OFFSET 0
) AS main ON true
WHERE s.state <> 'merged' AND ${which}`;

export const someSql = factsOf('s.id = ANY($1::uuid[])');
/** Part by part: a statement over everybody grows with the community, and ends at the longest that one may take. */
const PART = 5_000;
export const partSql = `${factsOf('s.id > $1::uuid')} ORDER BY s.id LIMIT ${PART}`;

/** By the clock that changes are forgotten by: ours stands still while the machine sleeps. */
const NOW_MS = 'extract(epoch FROM now())::float8 * 1000';

/**
 * Transactions below `up_to` have ended: whoever asks again asks from there, and misses none that was still on its way. $2: those
 * above it whose changes are known already; a transaction's changes appear all at once, when it commits. $3: no more rows than this;
 * where there are as many, not all of them are said. As json: jsonb puts long lists together in quadratic time.
 */
export const changesSql = `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS up_to, ${NOW_MS} AS at, sum(changed.rows)::int AS rows,
  json_object_agg(changed.xid::text, changed.scholar_ids) FILTER (WHERE changed.xid IS NOT NULL) AS changes
FROM (
  SELECT xid, array_agg(DISTINCT scholar_id) AS scholar_ids, count(*) AS rows FROM (
    SELECT xid, scholar_id FROM directory_change WHERE xid >= $1::text::xid8 AND xid::text <> ALL($2::text[]) LIMIT $3
  ) AS first GROUP BY xid
) AS changed`;

/** The same where all is read anew: transactions above it whose changes a later reading holds. */
export const nowSql = `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS up_to, ${NOW_MS} AS at,
  ARRAY(SELECT DISTINCT xid::text FROM directory_change WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())) AS ended`;

interface IndexRow extends Pick<CardRow, Extract<keyof CardRow, `audience_${string}`>> {
  id: string;
  state: ScholarState;
  is_listed: boolean;
  sort_name: string;
  claimed_at: string;
  country_code: string | null;
  city: string | null;
  lat: number | null;
  lon: number | null;
  is_staff: boolean;
  profession_code: string | null;
  open_to: OpenTo[];
  institution_id: string | null;
  proposed_by_id: string | null;
  programs: string[];
  cohorts: string[];
  topics: string[];
}

/** Up to which transaction was read, and when by the clock of the database. */
interface Moment {
  upTo: string;
  at: number;
}

@Injectable()
export class DirectoryIndexQueries {
  constructor(private readonly database: DataSource) {}

  async facts(scholarIds: readonly string[]): Promise<IndexFacts[]> {
    return (await this.database.query<IndexRow[]>(someSql, [scholarIds])).map(indexFacts);
  }

  /** Everybody, in parts. Who changes meanwhile is among the changes afterwards. */
  async *allFacts(): AsyncGenerator<IndexFacts[]> {
    for (let after: string = FIRST_ID; ; ) {
      const rows = await this.database.query<IndexRow[]>(partSql, [after]);
      yield rows.map(indexFacts);
      const last = rows.at(-1);
      if (!last || rows.length < PART) return;
      after = last.id;
    }
  }

  /** Up to where all transactions have ended, and which above it have. */
  async now(): Promise<Moment & { ended: string[] }> {
    const [row] = await this.database.query<[{ up_to: string; at: number; ended: string[] }]>(nowSql);
    return { upTo: row.up_to, at: row.at, ended: row.ended };
  }

  /** What changed, by transaction; null for the changes where they are more than `most` rows. */
  async changes(since: string, known: readonly string[], most: number): Promise<Moment & { changes: Record<string, string[]> | null }> {
    const [row] = await this.database.query<[{ up_to: string; at: number; rows: number | null; changes: Record<string, string[]> | null }]>(
      changesSql,
      [since, known, most + 1],
    );
    return { upTo: row.up_to, at: row.at, changes: (row.rows ?? 0) > most ? null : (row.changes ?? {}) };
  }

  /** Changes that every process has long read, or will not read because it starts anew after such a pause. */
  async forget(): Promise<void> {
    await this.database.query(`DELETE FROM directory_change WHERE at < now() - interval '2 days'`);
  }
}

const indexFacts = (row: IndexRow): IndexFacts => ({
  id: row.id,
  state: row.state,
  isListed: row.is_listed,
  audiences: audiencesOf(row),
  sortName: row.sort_name,
  claimedAt: row.claimed_at,
  country: row.country_code,
  city: row.city,
  lat: row.lat,
  lon: row.lon,
  isStaff: row.is_staff,
  profession: row.profession_code,
  institution: row.institution_id,
  institutionProposedBy: row.proposed_by_id,
  programs: row.programs,
  cohorts: row.cohorts,
  topics: row.topics,
  openTo: row.open_to,
});
