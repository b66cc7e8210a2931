import { Injectable } from '@nestjs/common';
import type { ReviewKind, ReviewOutcome } from '@scholars-commons/shared/review';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import type { Runner } from '../../database/round-trips.js';
import { Jobs } from '../../common/jobs/jobs.js';
import { tellDecision, UNDO_SECONDS } from './tell-decision.js';

/** The thing a case is about, by its kind. Appeals come by a way of their own. */
export interface ReviewThingRef {
  kind: Exclude<ReviewKind, 'appeal'>;
  id: string;
}

const COLUMN: Record<ReviewThingRef['kind'], string> = {
  post: 'post_id',
  news: 'news_id',
  submission: 'submission_id',
  scholar: 'subject_id',
};

const OPEN = `INSERT INTO review (kind, subject_id, post_id, news_id, submission_id)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id`;

const SETTLE = `UPDATE review SET state = 'decided', decision = $2, words = $3, decided_by_id = $4, decided_at = now(), told_at = now(),
    held_by_id = NULL, held_at = NULL
  WHERE id = $1 AND state = 'waiting' RETURNING id`;

/** No time to undo it at the desk: it is taken back where it was done. */
const SETTLE_IN_PLACE = `UPDATE review SET state = 'decided', held_by_id = NULL, held_at = NULL, decision = 'remove', reason = 'other', words = $2,
    decided_by_id = $3, decision_id = $4, decided_at = now(), has_removed = true
  WHERE id = $1`;
const MAKE_IN_PLACE = `INSERT INTO review (kind, subject_id, post_id, news_id, submission_id, state, decision, reason, words, decided_by_id, decision_id,
    decided_at, has_removed)
  VALUES ($1, $2, $3, $4, $5, 'decided', 'remove', 'other', $6, $7, $8, now(), true) RETURNING id`;

/** A removal alone, of which nobody was told yet. */
const UNTOLD = `SELECT id, decided_by_id FROM review WHERE post_id = $1 AND state = 'decided' AND decision = 'remove' AND has_removed AND told_at IS NULL
  ORDER BY decided_at DESC LIMIT 1 FOR UPDATE`;

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

const APPEAL = `INSERT INTO review (id, kind, subject_id, appeal_of_id, against_id, appeal_words)
  VALUES ($1, 'appeal', $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id`;

/** What those who asked staff to look hear of it: what came of it, not of whom it was. */
const TELL_FLAGGERS = `INSERT INTO notification (scholar_id, kind, text)
  SELECT scholar_id, 'flag-settled', $2 FROM flag WHERE review_id = $1 RETURNING scholar_id`;
const OUTCOMES = {
  kept: 'We looked at what you told us of, and it is within our guidelines. Thank you for asking.',
  removed: 'We looked at what you told us of, and removed it. Thank you for telling us.',
  'spoken-to': 'We looked at what you told us of, and did something about it. Thank you for telling us.',
} as const;

/** What a moderator did where the thing stands, in words that its author reads. */
export interface Removal {
  words: string;
  byId: string;
}

/** What somebody has against a decision: the case it is of, or null for a suspension that no case led to, and who decided. */
export interface NewAppealCase {
  id: string;
  subjectId: string;
  ofId: string | null;
  againstId: string | null;
  words: string;
}

/** post_id, news_id and submission_id of a case about a thing. */
const columnsOf = ({ kind, id }: ReviewThingRef): (string | null)[] =>
  (['post', 'news', 'submission'] as const).map((each) => (each === kind ? id : null));

/**
 * What waits for staff. Whatever brings something to judge opens a case here in its own transaction, and whatever settles it by itself
 * (an editor who publishes, a submitter who withdraws) says so here.
 */
@Injectable()
export class ReviewQueue {
  constructor(private readonly jobs: Jobs) {}

  /**
   * Opens a case, or finds the one that waits for this thing already.
   * @returns its id
   */
  async open(tx: Runner, thing: ReviewThingRef, subjectId: string): Promise<string> {
    const waiting = await this.waiting(tx, thing, subjectId);
    if (waiting) return waiting;
    const [made] = await tx.query<{ id: string }[]>(OPEN, [thing.kind, subjectId, ...columnsOf(thing)]);
    // Two at once: whoever came second waited for the first, and finds its case now.
    const id = made?.id ?? (await this.waiting(tx, thing, subjectId));
    if (!id) throw new Error('A case could neither be opened nor found');
    return id;
  }

  /** The case that waits for a thing, if one does. */
  async waiting(tx: Runner, thing: ReviewThingRef, subjectId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }[]>(
      `SELECT id FROM review WHERE state = 'waiting' AND kind = $1 AND subject_id = $2 AND ${COLUMN[thing.kind]} = $3::uuid`,
      [thing.kind, subjectId, thing.id],
    );
    return row?.id ?? null;
  }

  /**
   * Closes a case by what was done elsewhere; its subject is told there.
   * @returns whether it was still waiting
   */
  async settle(
    tx: Runner,
    reviewId: string,
    decision: ReviewOutcome['decision'],
    { words = null, byId }: { words?: string | null; byId: string | null },
  ): Promise<boolean> {
    const rows = await tx.query<unknown>(SETTLE, [reviewId, decision, words, byId]);
    // An UPDATE answers its rows and how many they are.
    return Array.isArray(rows) && Array.isArray(rows[0]) && rows[0].length > 0;
  }

  /**
   * A thing that a moderator removed where it stands: closes the case that waits for it, or makes one that is decided, so that the author
   * can appeal. He and whoever flagged it are told once it can no longer be taken back without a word.
   * @returns the case
   */
  async removedInPlace(tx: EntityManager, thing: ReviewThingRef, subjectId: string, { words, byId }: Removal): Promise<string> {
    const decisionId = uuidV7();
    const waiting = await this.waiting(tx, thing, subjectId);
    if (waiting) await tx.query(SETTLE_IN_PLACE, [waiting, words, byId, decisionId]);
    const [made] = waiting
      ? [{ id: waiting }]
      : await tx.query<{ id: string }[]>(MAKE_IN_PLACE, [thing.kind, subjectId, ...columnsOf(thing), words, byId, decisionId]);
    if (!made) throw new Error('A case that was not stored');
    await this.jobs.send(tx, tellDecision, { reviewId: made.id, decisionId }, { startAfter: UNDO_SECONDS });
    return made.id;
  }

  /**
   * A post is brought back: a removal that nobody was told of never was. What somebody flagged waits again.
   * @returns the case, or null where there was none, or its people know of it
   */
  async broughtBack(tx: Runner, postId: string): Promise<string | null> {
    const untold = await this.untold(tx, postId);
    if (!untold) return null;
    await this.reopen(tx, untold.id);
    // Nobody had asked to look at it: there is nothing to wait for.
    await tx.query('DELETE FROM review WHERE id = $1 AND flag_count = 0', [untold.id]);
    return untold.id;
  }

  /** The case by which a post was removed, and no more than that, as long as nobody was told; held. */
  async untold(tx: Runner, postId: string): Promise<{ id: string; byId: string | null } | null> {
    const [row] = await tx.query<{ id: string; decided_by_id: string | null }[]>(UNTOLD, [postId]);
    return row ? { id: row.id, byId: row.decided_by_id } : null;
  }

  /** A decided case, held, waits again as if nobody had decided. */
  async reopen(tx: Runner, reviewId: string): Promise<void> {
    const [later] = await tx.query<{ id: string }[]>(LATER, [reviewId]);
    if (later) {
      await tx.query(MERGE, [reviewId, later.id]);
      await tx.query('DELETE FROM review WHERE id = $1', [later.id]);
    }
    // Whoever was suspended may have appealed at once: there is nothing to appeal against any more.
    await tx.query('DELETE FROM review WHERE appeal_of_id = $1', [reviewId]);
    await tx.query(REOPEN, [reviewId]);
  }

  /** Opens the case of an appeal. @returns whether it is new: there is one for each decision, and one for each id */
  async appeal(tx: Runner, { id, subjectId, ofId, againstId, words }: NewAppealCase): Promise<boolean> {
    const rows = await tx.query<unknown[]>(APPEAL, [id, subjectId, ofId, againstId, words]);
    return rows.length > 0;
  }

  /** Puts before whoever flagged what came of it; why something was kept, in the words of whoever kept it. @returns who was told */
  async tellFlaggers(tx: Runner, reviewId: string, outcome: keyof typeof OUTCOMES, words: string | null = null): Promise<string[]> {
    const rows = await tx.query<{ scholar_id: string }[]>(TELL_FLAGGERS, [reviewId, words ?? OUTCOMES[outcome]]);
    return rows.map(({ scholar_id }) => scholar_id);
  }
}
