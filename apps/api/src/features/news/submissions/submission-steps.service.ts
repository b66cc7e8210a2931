import { Injectable } from '@nestjs/common';
import type { ReviewOutcome } from '@scholars-commons/shared/review';
import type { JudgeSubmission, SubmissionView } from '@scholars-commons/shared/news';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { NotificationsService } from '../../notifications/notifications.service.js';
import { SubmissionCases } from './submission-cases.js';
import { SubmissionWrites } from './submission-writes.js';
import { submissionPolicy } from './submission.policy.js';
import { factsOf } from './submission.view.js';
import { type HeldSubmission, SubmissionsQueries } from './submissions.queries.js';
import { assertWhole } from './whole-submission.js';

const JUDGED = {
  return: { to: 'returned', kind: 'news-returned' },
  decline: { to: 'declined', kind: 'news-declined' },
} as const;

/** The way of a submission to the desk and back; what makes it public is `PublishingService`. */
@Injectable()
export class SubmissionStepsService {
  constructor(
    private readonly queries: SubmissionsQueries,
    private readonly writes: SubmissionWrites,
    private readonly cases: SubmissionCases,
    private readonly notifications: NotificationsService,
    private readonly limits: Limits,
  ) {}

  /** @throws ProblemException 400 with a pointer for each thing that a draft still lacks */
  async submit(viewer: Viewer, submissionId: string, version: number): Promise<SubmissionView> {
    // A retry is no new one, and counts no second time.
    const row = await this.queries.byId(submissionId);
    if (row && submissionPolicy.allows(viewer, factsOf(row), 'submit')) await this.limits.consume('post', viewer.scholarId);
    return this.writes.act(viewer, submissionId, {
      act: 'submit',
      version,
      stands: ({ state }) => state === 'submitted' || state === 'in-review',
      make: async (tx, held) => {
        assertWhole(held);
        await this.writes.take(tx, held, { to: 'submitted', verb: 'submit', actorId: viewer.scholarId });
        return [await this.cases.open(tx, held)];
      },
    });
  }

  /** Also out of the hands of the desk, up to the moment that it is public. */
  withdraw(viewer: Viewer, submissionId: string, version: number): Promise<SubmissionView> {
    return this.writes.act(viewer, submissionId, {
      act: 'withdraw',
      version,
      stands: ({ state }) => state === 'withdrawn',
      make: async (tx, held) => {
        await this.writes.take(tx, held, { to: 'withdrawn', verb: 'withdraw', actorId: viewer.scholarId });
        return [await this.cases.settle(tx, held, 'withdraw', { byId: viewer.scholarId })];
      },
    });
  }

  /** An editor begins to read: the submitter hears that it is looked at. */
  open(viewer: Viewer, submissionId: string, version: number): Promise<SubmissionView> {
    return this.writes.act(viewer, submissionId, {
      act: 'open',
      version,
      stands: ({ state }) => state === 'in-review',
      make: async (tx, held) => {
        await this.writes.take(tx, held, { to: 'in-review', verb: 'open', actorId: viewer.scholarId });
        return [await this.tell(tx, viewer, held, 'news-opened', null)];
      },
    });
  }

  /** Back to its submitter with what is to be mended, or the end of it. The same words by the same editor are the same act. */
  judge(viewer: Viewer, submissionId: string, decision: 'return' | 'decline', { version, note }: JudgeSubmission): Promise<SubmissionView> {
    const { to, kind } = JUDGED[decision];
    return this.writes.act(viewer, submissionId, {
      act: decision,
      version,
      stands: (held) => held.last_step === to && held.last_actor_id === viewer.scholarId && held.last_note === note,
      make: async (tx, held) => {
        await this.writes.take(tx, held, { to, verb: decision, actorId: viewer.scholarId, note });
        // What was scheduled had been decided: this is a decision of its own.
        await this.cases.open(tx, held);
        return [await this.settle(tx, viewer, held, decision, note), await this.tell(tx, viewer, held, kind, note)];
      },
    });
  }

  private settle(tx: EntityManager, viewer: Viewer, held: HeldSubmission, decision: ReviewOutcome['decision'], words: string) {
    return this.cases.settle(tx, held, decision, { byId: viewer.scholarId, words });
  }

  private tell(
    tx: EntityManager,
    viewer: Viewer,
    held: HeldSubmission,
    kind: 'news-opened' | 'news-returned' | 'news-declined',
    text: string | null,
  ): Promise<() => void> {
    const { id: submissionId, submitter_id } = held;
    return this.notifications.tell(tx, { scholarIds: [submitter_id], kind, actorId: viewer.scholarId, submissionId, text });
  }
}
