import { Injectable } from '@nestjs/common';
import type { ReviewOutcome } from '@scholars-commons/shared/review';
import type { EntityManager } from 'typeorm';
import { EventBus } from '../../../common/events/event-bus.js';
import { ReviewQueue } from '../../review/review-queue.service.js';
import type { AfterCommit } from './submission-writes.js';
import type { HeldSubmission } from './submissions.queries.js';

type Of = Pick<HeldSubmission, 'id' | 'submitter_id'>;

/** The place of a submission in the queue of staff: it waits there from when it is sent until something is decided. */
@Injectable()
export class SubmissionCases {
  constructor(
    private readonly queue: ReviewQueue,
    private readonly events: EventBus,
  ) {}

  async open(tx: EntityManager, { id, submitter_id }: Of): Promise<AfterCommit> {
    const reviewId = await this.queue.open(tx, { kind: 'submission', id }, submitter_id);
    return this.changed(reviewId);
  }

  /** Closes the case that waits; where none does, nothing is left to close. */
  async settle(
    tx: EntityManager,
    { id, submitter_id }: Of,
    decision: ReviewOutcome['decision'],
    by: { byId: string | null; words?: string | null },
  ): Promise<AfterCommit> {
    const reviewId = await this.queue.waiting(tx, { kind: 'submission', id }, submitter_id);
    if (!reviewId) return () => {};
    await this.queue.settle(tx, reviewId, decision, by);
    return this.changed(reviewId);
  }

  private changed(reviewId: string): AfterCommit {
    return () => this.events.publish('review.changed', { reviewId });
  }
}
