import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EventBus } from '../../common/events/event-bus.js';
import { SuspensionAppeals } from '../accounts/suspension/suspension-appeals.service.js';
import { SuspensionService } from '../accounts/suspension/suspension.service.js';
import { JudgedPosts } from '../discussions/posts/judged-posts.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { Consequences } from './consequences.js';
import { DecisionsQueries, type HeldCase } from './decisions.queries.js';
import { ReviewQueue } from './review-queue.service.js';

const isOf = (decisionId: string, held: HeldCase | null): held is HeldCase =>
  held !== null && held.decision_id === decisionId && held.told_at === null;

/** What the people concerned learn of a decision, and when an appeal takes effect: once nobody can take the decision back. */
@Injectable()
export class Verdicts {
  constructor(
    private readonly database: DataSource,
    private readonly queries: DecisionsQueries,
    private readonly consequences: Consequences,
    private readonly posts: JudgedPosts,
    private readonly queue: ReviewQueue,
    private readonly notifications: NotificationsService,
    private readonly suspensions: SuspensionService,
    private readonly suspensionAppeals: SuspensionAppeals,
    private readonly events: EventBus,
  ) {}

  /** @throws Error while it can still be undone: the job comes again */
  async tell(reviewId: string, decisionId: string): Promise<void> {
    const found = await this.queries.one(reviewId);
    if (!isOf(decisionId, found)) return;
    const against = found.appeal_of_id ? await this.queries.one(found.appeal_of_id) : null;
    const publish = await this.database.transaction(async (tx) => {
      // The thing of an appeal is that of the case it is against. People before cases: an appeal that comes just now holds its scholar first.
      await this.consequences.lock(tx, against ?? found, { isAboutSuspension: found.kind === 'appeal' || found.has_suspended });
      const held = await this.queries.lock(tx, reviewId);
      if (!isOf(decisionId, held)) return () => {};
      if (held.can_be_undone) throw new Error('It can still be undone');
      await this.queries.told(tx, reviewId);
      return held.kind === 'appeal' ? this.tellAppeal(tx, held, against) : this.tellCase(tx, held);
    });
    publish();
  }

  private async tellCase(tx: EntityManager, held: HeldCase): Promise<() => void> {
    const { id, kind, decision, subject_id: subjectId, has_suspended: hasSuspended } = held;
    const isKept = decision === 'keep';
    const told = isKept
      ? await this.queue.tellFlaggers(tx, id, 'kept', held.words)
      : await this.queue.tellFlaggers(tx, id, kind === 'scholar' ? 'spoken-to' : 'removed');
    const publish = isKept ? () => {} : await this.tellSubject(tx, held);
    if (hasSuspended) await this.suspensions.tell(tx, subjectId);
    return () => {
      publish();
      if (told.length > 0) this.events.publish('notifications.changed', { scholarIds: told });
    };
  }

  /** What was removed in its thread is told of there, with whoever did it; what the desk decided, by the desk. */
  private async tellSubject(tx: EntityManager, { id, subject_id: subjectId, post_id, words: text, undo_until, decided_by_id }: HeldCase) {
    if (post_id === null || undo_until !== null)
      return this.notifications.tell(tx, { scholarIds: [subjectId], kind: 'decision', reviewId: id, text });
    await this.posts.tellRemoved(tx, post_id, { byId: decided_by_id, reason: text, reviewId: id });
    return () => this.events.publish('notifications.changed', { scholarIds: [subjectId] });
  }

  private async tellAppeal(tx: EntityManager, held: HeldCase, against: HeldCase | null): Promise<() => void> {
    const { decision, subject_id: subjectId, words: text, decided_by_id: byId } = held;
    const publish = decision === 'overturn' && byId ? await this.overturn(tx, subjectId, against, byId) : () => {};
    const reviewId = against?.id ?? null;
    if (!against || against.has_suspended) await this.suspensionAppeals.tell(tx, subjectId, text ?? '');
    const tellSubject = await this.notifications.tell(tx, { scholarIds: [subjectId], kind: 'appeal-settled', reviewId, text });
    return () => {
      publish();
      tellSubject();
    };
  }

  private async overturn(tx: EntityManager, subjectId: string, against: HeldCase | null, byId: string): Promise<() => void> {
    if (against) return this.consequences.takeBack(tx, against, byId);
    // A suspension that no case led to, for whatever reason it stands now.
    await this.suspensions.takeBack(tx, subjectId, byId);
    return () => {};
  }
}
