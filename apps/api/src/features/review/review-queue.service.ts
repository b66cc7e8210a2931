import { Injectable } from '@nestjs/common';
import type { ReviewKind, ReviewOutcome } from '@scholars-commons/shared/review';
import type { EntityManager } from 'typeorm';

type Tx = Pick<EntityManager, 'query'>;

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

/** post_id, news_id and submission_id of a case about a thing. */
const columnsOf = ({ kind, id }: ReviewThingRef): (string | null)[] =>
  (['post', 'news', 'submission'] as const).map((each) => (each === kind ? id : null));

/**
 * What waits for staff. Whatever brings something to judge opens a case here in its own transaction, and whatever settles it by itself
 * (an editor who publishes, a submitter who withdraws) says so here.
 */
@Injectable()
export class ReviewQueue {
  /**
   * Opens a case, or finds the one that waits for this thing already.
   * @returns its id
   */
  async open(tx: Tx, thing: ReviewThingRef, subjectId: string): Promise<string> {
    const waiting = await this.waiting(tx, thing, subjectId);
    if (waiting) return waiting;
    const [made] = await tx.query<{ id: string }[]>(OPEN, [thing.kind, subjectId, ...columnsOf(thing)]);
    // Two at once: whoever came second waited for the first, and finds its case now.
    const id = made?.id ?? (await this.waiting(tx, thing, subjectId));
    if (!id) throw new Error('A case could neither be opened nor found');
    return id;
  }

  /** The case that waits for a thing, if one does. */
  async waiting(tx: Tx, thing: ReviewThingRef, subjectId: string): Promise<string | null> {
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
    tx: Tx,
    reviewId: string,
    decision: ReviewOutcome['decision'],
    { words = null, byId }: { words?: string | null; byId: string | null },
  ): Promise<boolean> {
    const rows = await tx.query<unknown>(SETTLE, [reviewId, decision, words, byId]);
    // An UPDATE answers its rows and how many they are.
    return Array.isArray(rows) && Array.isArray(rows[0]) && rows[0].length > 0;
  }
}
