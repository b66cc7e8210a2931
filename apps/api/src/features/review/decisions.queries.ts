import { Injectable } from '@nestjs/common';
import type { Decide, ReviewKind, ReviewOutcome, ReviewState } from '@scholars-commons/shared/review';
import { DataSource } from 'typeorm';
import type { Runner } from '../../database/round-trips.js';

const COLUMNS = `r.id, r.kind, r.state, r.subject_id, r.post_id, r.news_id, r.appeal_of_id, r.decision, r.decision_id, r.words, r.until, r.decided_by_id, r.decided_at,
    r.undo_until, r.told_at, r.has_removed, r.has_suspended, r.undo_until > clock_timestamp() AS can_be_undone`;

const ONE = `SELECT ${COLUMNS} FROM review r WHERE r.id = $1`;
const LOCK = `${ONE} FOR UPDATE`;

const DECIDE = `UPDATE review SET state = 'decided', decision_id = $2, decision = $3, reason = $4, words = $5, until = $6, decided_by_id = $7,
    decided_at = now(), undo_until = now() + make_interval(secs => $8), has_removed = $9, has_suspended = $10, held_by_id = NULL, held_at = NULL
  WHERE id = $1`;

const TOLD = 'UPDATE review SET told_at = now() WHERE id = $1';

/** A case with what deciding hangs on. */
export interface HeldCase {
  id: string;
  kind: ReviewKind;
  state: ReviewState;
  subject_id: string;
  post_id: string | null;
  news_id: string | null;
  appeal_of_id: string | null;
  decision: ReviewOutcome['decision'] | null;
  decision_id: string | null;
  words: string | null;
  until: Date | null;
  decided_by_id: string | null;
  decided_at: Date | null;
  undo_until: Date | null;
  told_at: Date | null;
  has_removed: boolean;
  has_suspended: boolean;
  can_be_undone: boolean | null;
}

/** What a decision did, beside standing in the table. */
export interface Done {
  hasRemoved: boolean;
  hasSuspended: boolean;
}

/** Writes of decisions; each wants the case held. */
@Injectable()
export class DecisionsQueries {
  constructor(private readonly database: DataSource) {}

  async one(reviewId: string, tx: Runner = this.database): Promise<HeldCase | null> {
    const [row] = await tx.query<HeldCase[]>(ONE, [reviewId]);
    return row ?? null;
  }

  /** After whatever the decision changes: the thing before its case, as everywhere. */
  async lock(tx: Runner, reviewId: string): Promise<HeldCase | null> {
    const [row] = await tx.query<HeldCase[]>(LOCK, [reviewId]);
    return row ?? null;
  }

  async decide(tx: Runner, reviewId: string, byId: string, input: Decide, done: Done, undoSeconds: number): Promise<void> {
    const { id, decision, reason, words, until = null } = input;
    await tx.query(DECIDE, [reviewId, id, decision, reason, words, until, byId, undoSeconds, done.hasRemoved, done.hasSuspended]);
  }

  async told(tx: Runner, reviewId: string): Promise<void> {
    await tx.query(TOLD, [reviewId]);
  }
}
