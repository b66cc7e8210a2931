import { Injectable } from '@nestjs/common';
import type { Grant } from '@scholars-commons/shared/accounts';
import type { ScholarState } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import type { Runner } from '../../../database/round-trips.js';

const FACTS = `SELECT s.id, s.state, s.is_listed, s.suspended_until, s.suspended_reason,
    ARRAY(SELECT g.kind FROM staff_grant g WHERE g.scholar_id = s.id) AS grants
  FROM scholar s WHERE s.id = $1 AND s.state <> 'merged'`;

const SUSPEND = `UPDATE scholar SET state = 'suspended', suspended_reason = $2, suspended_until = $3, updated_at = now() WHERE id = $1`;
const LIFT = `UPDATE scholar SET state = 'claimed', suspended_reason = NULL, suspended_until = NULL, updated_at = now() WHERE id = $1`;
const OVERDUE = `SELECT id FROM scholar WHERE state = 'suspended' AND suspended_until <= now() ORDER BY id LIMIT 500 FOR NO KEY UPDATE SKIP LOCKED`;

/** Once for each suspension: who was suspended anew may appeal anew. */
const HAS_APPEALED = `SELECT EXISTS (
    SELECT FROM review r WHERE r.kind = 'appeal' AND r.subject_id = $1 AND r.opened_at >= coalesce(
      (SELECT max(x.at) FROM audit x WHERE x.thing_kind = 'scholar' AND x.thing_id = $1 AND x.act = 'scholar.suspend'), '-infinity')
  ) AS has_appealed`;

/** The case that led to the suspension as it stands, if one did, and who decided. */
const LED_BY = `SELECT c.id AS review_id, coalesce(c.decided_by_id, act.actor_id) AS by_id
  FROM scholar s
  LEFT JOIN LATERAL (
    SELECT actor.id AS actor_id, x.at FROM audit x LEFT JOIN scholar actor ON actor.id = x.actor_id
    WHERE x.thing_kind = 'scholar' AND x.thing_id = s.id AND x.act = 'scholar.suspend' ORDER BY x.at DESC LIMIT 1
  ) act ON true
  LEFT JOIN LATERAL (
    SELECT r.id, r.decided_by_id FROM review r WHERE r.subject_id = s.id AND r.has_suspended AND r.words = s.suspended_reason
      AND r.decided_at > act.at - interval '1 minute' AND NOT EXISTS (SELECT FROM review ap WHERE ap.appeal_of_id = r.id)
    ORDER BY r.decided_at DESC LIMIT 1
  ) c ON true
  WHERE s.id = $1`;

/** Whether a decision of the desk led to it that can still be taken back without a word. */
const IS_UNTOLD = `SELECT EXISTS (
    SELECT FROM review r JOIN scholar s ON s.id = r.subject_id
    WHERE r.subject_id = $1 AND r.state = 'decided' AND r.has_suspended AND r.told_at IS NULL AND r.words = s.suspended_reason
  ) AS is_untold`;

export interface SuspensionRow {
  id: string;
  state: ScholarState;
  is_listed: boolean;
  suspended_until: Date | null;
  suspended_reason: string | null;
  grants: Grant[];
}

/** Suspensions, which are a state of the scholar. */
@Injectable()
export class SuspensionQueries {
  constructor(private readonly database: DataSource) {}

  async of(scholarId: string, tx: Runner = this.database): Promise<SuspensionRow | null> {
    const [row] = await tx.query<SuspensionRow[]>(FACTS, [scholarId]);
    return row ?? null;
  }

  async suspend(tx: Runner, scholarId: string, reason: string, until: string | null): Promise<void> {
    await tx.query(SUSPEND, [scholarId, reason, until]);
  }

  async lift(tx: Runner, scholarId: string): Promise<void> {
    await tx.query(LIFT, [scholarId]);
  }

  /** Those whose time is over, held. */
  async overdue(tx: Runner): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(OVERDUE);
    return rows.map(({ id }) => id);
  }

  async hasAppealed(tx: Runner, scholarId: string): Promise<boolean> {
    const [row] = await tx.query<{ has_appealed: boolean }[]>(HAS_APPEALED, [scholarId]);
    return row?.has_appealed ?? false;
  }

  async isUntold(tx: Runner, scholarId: string): Promise<boolean> {
    const [row] = await tx.query<{ is_untold: boolean }[]>(IS_UNTOLD, [scholarId]);
    return row?.is_untold ?? false;
  }

  async ledBy(tx: Runner, scholarId: string): Promise<{ reviewId: string | null; byId: string | null }> {
    const [row] = await tx.query<{ review_id: string | null; by_id: string | null }[]>(LED_BY, [scholarId]);
    return { reviewId: row?.review_id ?? null, byId: row?.by_id ?? null };
  }
}
