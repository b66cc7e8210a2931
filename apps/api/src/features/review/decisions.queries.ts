import { Injectable } from '@nestjs/common';
import type { Decide, ReviewKind, ReviewOutcome, ReviewState } from '@scholars-commons/shared/review';
import { DataSource, type EntityManager } from 'typeorm';

type Tx = Pick<EntityManager, 'query'>;

const COLUMNS = `r.id, r.kind, r.state, r.subject_id, r.post_id, r.news_id, r.appeal_of_id, r.decision, r.decision_id, r.words, r.until, r.decided_by_id,
    r.undo_until, r.told_at, r.has_removed, r.has_suspended, r.undo_until > clock_timestamp() AS can_be_undone`;

const ONE = `SELECT ${COLUMNS} FROM review r WHERE r.id = $1`;
const LOCK = `${ONE} FOR UPDATE`;

const DECIDE = `UPDATE review SET state = 'decided', decision_id = $2, decision = $3, reason = $4, words = $5, until = $6, decided_by_id = $7,
    decided_at = now(), undo_until = now() + make_interval(secs => $8), has_removed = $9, has_suspended = $10, held_by_id = NULL, held_at = NULL
  WHERE id = $1`;

const REOPEN = `UPDATE review SET state = 'waiting', decision_id = NULL, decision = NULL, reason = NULL, words = NULL, until = NULL, decided_by_id = NULL,
    decided_at = NULL, undo_until = NULL, has_removed = false, has_suspended = false
  WHERE id = $1`;

/** Who flagged the thing again meanwhile opened a case anew; held, so that no flag joins it any more. */
const LATER = `SELECT l.id FROM review r JOIN review l ON l.kind = r.kind AND l.subject_id = r.subject_id AND l.state = 'waiting' AND l.id <> r.id
    AND l.post_id IS NOT DISTINCT FROM r.post_id AND l.news_id IS NOT DISTINCT FROM r.news_id
  WHERE r.id = $1 AND r.kind IN ('post', 'news', 'scholar') FOR UPDATE OF l`;

/** Its flags come to the one that waits again. */
const MERGE = `WITH moved AS (
    UPDATE flag SET review_id = $1::uuid WHERE review_id = $2::uuid RETURNING id
  )
  UPDATE review SET flag_count = flag_count + (SELECT count(*)::int FROM moved) WHERE id = $1::uuid`;

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

  async one(reviewId: string, tx: Tx = this.database): Promise<HeldCase | null> {
    const [row] = await tx.query<HeldCase[]>(ONE, [reviewId]);
    return row ?? null;
  }

  /** After whatever the decision changes: the thing before its case, as everywhere. */
  async lock(tx: Tx, reviewId: string): Promise<HeldCase | null> {
    const [row] = await tx.query<HeldCase[]>(LOCK, [reviewId]);
    return row ?? null;
  }

  async decide(tx: Tx, reviewId: string, byId: string, input: Decide, done: Done, undoSeconds: number): Promise<void> {
    const { id, decision, reason, words, until = null } = input;
    await tx.query(DECIDE, [reviewId, id, decision, reason, words, until, byId, undoSeconds, done.hasRemoved, done.hasSuspended]);
  }

  async reopen(tx: Tx, reviewId: string): Promise<void> {
    const [later] = await tx.query<{ id: string }[]>(LATER, [reviewId]);
    if (later) {
      await tx.query(MERGE, [reviewId, later.id]);
      await tx.query('DELETE FROM review WHERE id = $1', [later.id]);
    }
    // Whoever was suspended may have appealed at once: there is nothing to appeal against any more.
    await tx.query('DELETE FROM review WHERE appeal_of_id = $1', [reviewId]);
    await tx.query(REOPEN, [reviewId]);
  }

  async told(tx: Tx, reviewId: string): Promise<void> {
    await tx.query(TOLD, [reviewId]);
  }
}
