import { Injectable } from '@nestjs/common';
import type { ReviewKind, ReviewState } from '@scholars-commons/shared/review';
import { DataSource } from 'typeorm';
import type { Runner } from '../../database/round-trips.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { followsLatest, followsOldest, microsOf } from '../../common/paging/keyset.js';
import { pageLength } from '../../common/paging/page-length.js';
import { caseColumns, caseJoins, type CaseRow, HELD, judgeableBy, judgeParameters, ofAllDesks } from './review.sql.js';

/**
 * Of what a page is made: what it is sorted by, which way, and where the next one begins. The page is cut first, and only its cases pay for
 * what they are about: Postgres would else join all that wait, and sort them then.
 */
const listOf =
  (state: ReviewState, column: 'opened_at' | 'decided_at', follows: typeof followsLatest, way: 'ASC' | 'DESC') => (limit: number) =>
    `WITH page AS (
    ${ofAllDesks(
      (desk) => `SELECT r.id, r.${column} FROM review r
    WHERE r.state = '${state}' AND ${judgeableBy(desk)} AND ($4::text IS NULL OR r.kind = $4)
      AND ${follows({ by: [`r.${column}`, 'r.id'], after: ['$5', '$6'] })}
    ORDER BY r.${column} ${way}, r.id ${way} LIMIT ${pageLength(limit)}`,
    )}
    ORDER BY ${column} ${way}, id ${way} LIMIT ${pageLength(limit)}
  )
  SELECT ${caseColumns}, ${microsOf(`r.${column}`)}::text AS place
  FROM page JOIN review r ON r.id = page.id ${caseJoins}
  ORDER BY r.${column} ${way}, r.id ${way}`;

const LISTS: Record<ReviewState, (limit: number) => string> = {
  waiting: listOf('waiting', 'opened_at', followsOldest, 'ASC'),
  decided: listOf('decided', 'decided_at', followsLatest, 'DESC'),
};

/** Of more the usual time is no other, and they would all be read for each look at the queue. */
const MOST_OF_MEDIAN = 200;

/** What was decided where it stood, without ever waiting, took nobody's time. */
const COUNTERS = `WITH waiting AS (
    ${ofAllDesks((desk) => `SELECT r.opened_at FROM review r WHERE r.state = 'waiting' AND ${judgeableBy(desk)} AND ($4::text IS NULL OR r.kind = $4)`)}
  ), latest AS (
    ${ofAllDesks(
      (desk) => `SELECT r.id, r.decided_at, r.decided_at - r.opened_at AS took FROM review r
    WHERE r.state = 'decided' AND r.decided_at > now() - interval '30 days' AND r.opened_at < r.decided_at
      AND ${judgeableBy(desk)} AND ($4::text IS NULL OR r.kind = $4)
    ORDER BY r.decided_at DESC, r.id DESC LIMIT ${MOST_OF_MEDIAN}`,
    )}
    ORDER BY decided_at DESC, id DESC LIMIT ${MOST_OF_MEDIAN}
  )
  SELECT count(*)::int AS waiting, min(opened_at) AS oldest_at,
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM took) / 3600) FROM latest) AS median_hours
  FROM waiting`;

const ONE = `SELECT ${caseColumns} FROM review r ${caseJoins} WHERE r.id = $1`;

const NEWS_OF = `SELECT r.id, r.kind, r.state, r.subject_id, r.against_id, h.id AS held_by_id, h.name AS held_by_name
  FROM review r LEFT JOIN scholar h ON h.id = r.held_by_id AND ${HELD} WHERE r.id = $1`;

/** A courtesy to whoever came first: only a hold that is over is taken over. Answers whether pages must hear of it. */
const HOLD = `WITH held AS (
    UPDATE review r SET held_by_id = $2::uuid, held_at = now() FROM review was
    WHERE r.id = $1::uuid AND was.id = r.id AND r.state = 'waiting'
      AND (r.held_by_id IS NULL OR r.held_by_id = $2 OR NOT ${HELD})
    RETURNING was.held_by_id IS DISTINCT FROM $2 OR was.held_at < now() - interval '5 minutes' AS is_new
  ) SELECT is_new FROM held`;

const RELEASE = `WITH released AS (
    UPDATE review SET held_by_id = NULL, held_at = NULL WHERE id = $1::uuid AND held_by_id = $2::uuid RETURNING id
  ) SELECT id FROM released`;

/** Where a page begins: microseconds of the last case before it, and its id. */
export interface CasePlace {
  micros: string;
  id: string;
}

export interface CountersRow {
  waiting: number;
  oldest_at: Date | null;
  median_hours: number | null;
}

export type CaseNews = Pick<CaseRow, 'id' | 'kind' | 'state' | 'subject_id' | 'against_id' | 'held_by_id' | 'held_by_name'>;

/** The queue: its pages, one case, and who has it open. */
@Injectable()
export class ReviewQueries {
  constructor(private readonly database: DataSource) {}

  async page(
    viewer: Viewer,
    { state, kind }: { state: ReviewState; kind: ReviewKind | null },
    after: CasePlace | null,
    limit: number,
  ): Promise<(CaseRow & { place: string })[]> {
    const values = [...judgeParameters(viewer), kind, after?.micros ?? null, after?.id ?? null];
    return (await this.database.query<(CaseRow & { place: string })[]>(LISTS[state](limit), values)).slice(0, limit);
  }

  async counters(viewer: Viewer, kind: ReviewKind | null): Promise<CountersRow> {
    const [row] = await this.database.query<CountersRow[]>(COUNTERS, [...judgeParameters(viewer), kind]);
    return row ?? { waiting: 0, oldest_at: null, median_hours: null };
  }

  async one(reviewId: string, tx: Runner = this.database): Promise<CaseRow | null> {
    const [row] = await tx.query<CaseRow[]>(ONE, [reviewId]);
    return row ?? null;
  }

  /** What others hear of a case. */
  async newsOf(reviewId: string): Promise<CaseNews | null> {
    const [row] = await this.database.query<CaseNews[]>(NEWS_OF, [reviewId]);
    return row ?? null;
  }

  /** @returns whether anything changed that others see */
  async hold(reviewId: string, scholarId: string): Promise<boolean> {
    const [row] = await this.database.query<{ is_new: boolean }[]>(HOLD, [reviewId, scholarId]);
    return row?.is_new ?? false;
  }

  async release(reviewId: string, scholarId: string): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(RELEASE, [reviewId, scholarId]);
    return rows.length > 0;
  }
}
