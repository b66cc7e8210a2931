import { Injectable } from '@nestjs/common';
import type { Decide, ReviewCase } from '@scholars-commons/shared/review';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../common/audit/audit.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { EventBus } from '../../common/events/event-bus.js';
import { Jobs } from '../../common/jobs/jobs.js';
import { assertVisible, authorize } from '../../common/policy/policy.js';
import { badField } from '../../common/problem/problem-exception.js';
import { sqlState } from '../../common/problem/problem-of.js';
import { SuspensionService } from '../accounts/suspension/suspension.service.js';
import { CasesService, DECISIONS, factsOf } from './cases.service.js';
import { Consequences } from './consequences.js';
import { decidedAlready, tooLate } from './decided.js';
import { DecisionsQueries, type HeldCase } from './decisions.queries.js';
import { reviewPolicy } from './review.policy.js';
import { ReviewQueue } from './review-queue.service.js';
import { tellDecision, UNDO_SECONDS } from './tell-decision.js';

type Outcome = (() => void) | 'same' | 'refused';

/** Deciding cases, and taking a decision back before anybody hears of it. Each is one transaction with all that it does. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly database: DataSource,
    private readonly cases: CasesService,
    private readonly queries: DecisionsQueries,
    private readonly consequences: Consequences,
    private readonly queue: ReviewQueue,
    private readonly suspensions: SuspensionService,
    private readonly jobs: Jobs,
    private readonly events: EventBus,
  ) {}

  /** The same decision again is no second one; another one on what is decided meets the outcome (409), and both are on record. */
  async decide(viewer: Viewer, reviewId: string, input: Decide): Promise<ReviewCase> {
    const found = await this.held(viewer, reviewId);
    this.assertFits(found, input);
    const isAboutSuspension = input.decision === 'suspend';
    const outcome = await this.database.transaction(async (tx): Promise<Outcome> => {
      await this.consequences.lock(tx, found, { isAboutSuspension });
      const held = await this.queries.lock(tx, reviewId);
      assertVisible(held !== null);
      if (held.state === 'decided') {
        if (held.decision_id === input.id && held.decided_by_id === viewer.scholarId) return 'same';
        // Who meets his own decision, in a second window, met nobody.
        if (held.decided_by_id !== viewer.scholarId)
          await this.record(tx, viewer, held, 'review.decide-refused', { decision: input.decision, reason: input.reason });
        return 'refused';
      }
      const done = await this.consequences.bring(tx, viewer, held, input);
      await this.queries.decide(tx, reviewId, viewer.scholarId, input, done, UNDO_SECONDS);
      await this.record(tx, viewer, held, 'review.decide', { decision: input.decision, reason: input.reason }, input.words);
      await this.jobs.send(tx, tellDecision, { reviewId, decisionId: input.id }, { startAfter: UNDO_SECONDS });
      return done.publish;
    });
    return this.answer(viewer, reviewId, outcome, decidedAlready);
  }

  /** Only who decided, and only until it is told. What was removed comes back, a suspension is lifted, and the case waits again. */
  async undo(viewer: Viewer, reviewId: string): Promise<ReviewCase> {
    const found = await this.held(viewer, reviewId);
    const outcome = await this.onceMore(async (tx): Promise<Outcome> => {
      await this.consequences.lock(tx, found, { isAboutSuspension: found.has_suspended });
      const held = await this.queries.lock(tx, reviewId);
      assertVisible(held !== null);
      if (held.state === 'waiting') return 'same';
      authorize(held.decided_by_id === viewer.scholarId);
      if (held.told_at !== null || !held.can_be_undone) return 'refused';
      // Decided anew while this waited: what that changed is not held here.
      if (held.decision_id !== found.decision_id) return 'refused';
      const publish = await this.consequences.takeBack(tx, held, viewer.scholarId);
      await this.queue.reopen(tx, reviewId);
      await this.record(tx, viewer, held, 'review.undo', { decision: held.decision });
      return publish;
    });
    return this.answer(viewer, reviewId, outcome, tooLate);
  }

  /** Whoever flags the same thing in this moment opens the next case: a case that waits again finds it there at the second try. */
  private async onceMore(work: (tx: EntityManager) => Promise<Outcome>): Promise<Outcome> {
    try {
      return await this.database.transaction(work);
    } catch (cause) {
      if (sqlState(cause) !== '23505') throw cause;
      return this.database.transaction(work);
    }
  }

  /** The case of whoever may decide it; submissions have acts of their own. */
  private async held(viewer: Viewer, reviewId: string): Promise<HeldCase> {
    const row = await this.cases.judgeable(viewer, reviewId);
    authorize(reviewPolicy.decide(viewer, factsOf(row)));
    const held = await this.queries.one(reviewId);
    assertVisible(held !== null);
    return held;
  }

  private assertFits({ kind }: HeldCase, { decision, until }: Decide): void {
    if (!DECISIONS[kind].includes(decision)) throw badField('/decision', 'Not a decision on a case of this kind');
    if (decision !== 'suspend') {
      if (until !== undefined && until !== null) throw badField('/until', 'Only a suspension has an end');
      return;
    }
    if (until === undefined) throw badField('/until', 'Say when the suspension ends, or that it lasts until somebody lifts it');
    this.suspensions.assertSensible(until);
  }

  private async answer(viewer: Viewer, reviewId: string, outcome: Outcome, refusal: (current: ReviewCase) => Error): Promise<ReviewCase> {
    if (typeof outcome === 'function') {
      outcome();
      this.events.publish('review.changed', { reviewId });
    }
    const current = await this.cases.get(viewer, reviewId);
    if (outcome === 'refused') throw refusal(current);
    return current;
  }

  private record(
    tx: EntityManager,
    viewer: Viewer,
    { id, kind, post_id, news_id, subject_id }: HeldCase,
    act: string,
    changes: Record<string, unknown>,
    words?: string,
  ): Promise<void> {
    return audit(tx, {
      actorId: viewer.scholarId,
      act,
      thing: { kind: 'review', id },
      changes: {
        ...changes,
        kind,
        subjectId: subject_id,
        ...(post_id ? { postId: post_id } : {}),
        ...(news_id ? { newsId: news_id } : {}),
      },
      ...(words ? { detail: { subjectId: subject_id, after: { words } } } : {}),
    });
  }
}
