import { Injectable } from '@nestjs/common';
import type { DecisionView, NewAppeal } from '@scholars-commons/shared/review';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../common/auth/viewer.js';
import { EventBus } from '../../common/events/event-bus.js';
import { assertVisible } from '../../common/policy/policy.js';
import { idTaken, ProblemException } from '../../common/problem/problem-exception.js';
import { ReviewQueue } from '../review/review-queue.service.js';
import { type OwnDecisionRow, OwnDecisionsQueries } from './own-decisions.queries.js';

export const appealedAlready = () =>
  new ProblemException(409, { detail: 'You have appealed against this already. Another moderator looks at it; you will hear from us.' });

/** Decisions on what is mine, and what I have against them. */
@Injectable()
export class OwnDecisionsService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: OwnDecisionsQueries,
    private readonly queue: ReviewQueue,
    private readonly events: EventBus,
  ) {}

  /** Only for the person concerned, and not before he is told. */
  async get(viewer: Viewer, reviewId: string): Promise<DecisionView> {
    return decisionView(await this.find(viewer, reviewId));
  }

  /** Once for each decision; the same appeal again is no second one. Somebody else than who decided will judge it. */
  async appeal(viewer: Viewer, reviewId: string, { id, words }: NewAppeal): Promise<{ view: DecisionView; isNew: boolean }> {
    const { decided_by_id: againstId } = await this.find(viewer, reviewId);
    const appeal = { id, subjectId: viewer.scholarId, ofId: reviewId, againstId, words };
    const isNew = await this.database.transaction((tx) => this.queue.appeal(tx, appeal));
    const row = await this.find(viewer, reviewId);
    if (row.appeal_id === null) throw idTaken();
    if (row.appeal_id !== id) throw appealedAlready();
    if (isNew) this.events.publish('review.changed', { reviewId: id });
    return { view: decisionView(row), isNew };
  }

  private async find(viewer: Viewer, reviewId: string): Promise<OwnDecisionRow> {
    const row = await this.queries.one(viewer, reviewId);
    assertVisible(row !== null);
    return row;
  }
}

const decisionView = (row: OwnDecisionRow): DecisionView => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  decision: row.decision,
  reason: row.reason,
  words: row.words,
  at: row.decided_at.toISOString(),
  text: row.text,
  thread:
    row.thread_id !== null && row.thread_title !== null && row.thread_slug !== null
      ? { id: row.thread_id, title: row.thread_title, slug: row.thread_slug, isClosed: row.is_closed }
      : null,
  submissionId: row.submission_id,
  appeal:
    row.appealed_at !== null && row.appeal_words !== null
      ? { at: row.appealed_at.toISOString(), words: row.appeal_words, outcome: row.appeal_outcome, answer: row.appeal_answer }
      : null,
  can: { appeal: row.appeal_id === null },
});
