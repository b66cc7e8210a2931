import { Injectable } from '@nestjs/common';
import type { NotificationKind } from '@scholars-commons/shared/notifications';
import type { Runner } from '../../database/round-trips.js';

/** Something decided on what a scholar wrote. */
export interface Decision {
  scholarId: string;
  kind: Exclude<NotificationKind, 'reply'>;
  actorId: string | null;
  threadId: string;
  postId: string | null;
  reason: string | null;
  /** The case that it can be appealed by. */
  reviewId?: string | null;
}

const TELL = `INSERT INTO notification (scholar_id, kind, actor_id, thread_id, post_id, text, review_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** Puts a decision before the scholar it is about, in the transaction that makes it: he reads what, and why. */
@Injectable()
export class DecisionsQueries {
  async tell(tx: Runner, { scholarId, kind, actorId, threadId, postId, reason, reviewId = null }: Decision): Promise<void> {
    await tx.query(TELL, [scholarId, kind, actorId, threadId, postId, reason, reviewId]);
  }
}
