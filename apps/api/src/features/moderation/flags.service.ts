import { Injectable } from '@nestjs/common';
import type { FlagView, NewFlag } from '@scholars-commons/shared/review';
import { DataSource } from 'typeorm';
import { isStaffAudience, type Viewer } from '../../common/auth/viewer.js';
import { EventBus } from '../../common/events/event-bus.js';
import { Limits } from '../../common/limits/limits.service.js';
import { assertVisible, authorize } from '../../common/policy/policy.js';
import { sqlState } from '../../common/problem/problem-of.js';
import { idTaken, ProblemException } from '../../common/problem/problem-exception.js';
import { JudgedPosts } from '../discussions/posts/judged-posts.service.js';
import { ReviewQueue } from '../review/review-queue.service.js';
import { type FlaggedThing, type FlagRow, FlagsQueries } from './flags.queries.js';

/** A case can be decided between finding and holding it; then the next one is opened. */
const TRIES = 3;

const removedAlready = () => new ProblemException(409, { detail: 'This was removed already. Thank you for looking after it.' });

const flagView = ({ id, kind, words, created_at, outcome }: FlagRow): FlagView => ({
  id,
  kind,
  words,
  createdAt: created_at.toISOString(),
  outcome,
});

/** Asking staff to look. Several flags of one thing are one case; who flagged is told to nobody. */
@Injectable()
export class FlagsService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: FlagsQueries,
    private readonly queue: ReviewQueue,
    private readonly posts: JudgedPosts,
    private readonly limits: Limits,
    private readonly events: EventBus,
  ) {}

  /** One flag a scholar and thing: another one answers the first. No act of staff, so it is not on record. */
  async flag(viewer: Viewer, thing: FlaggedThing, input: NewFlag): Promise<{ flag: FlagView; isNew: boolean }> {
    const { ownerId, isRemoved } = await this.find(viewer, thing);
    authorize(ownerId !== viewer.scholarId);
    const first = await this.queries.mine(viewer.scholarId, thing);
    if (first) return { flag: flagView(first), isNew: false };
    if (isRemoved) throw removedAlready();
    await this.limits.consume('flag', viewer.scholarId);
    const reviewId = await this.add(viewer, thing, ownerId, input);
    const mine = await this.queries.mine(viewer.scholarId, thing);
    if (!mine) throw new Error('A flag that was not stored');
    if (reviewId) this.events.publish('review.changed', { reviewId });
    return { flag: flagView(mine), isNew: reviewId !== null };
  }

  /** @returns the case, or null where the scholar has flagged it in the same moment already */
  private async add(viewer: Viewer, thing: FlaggedThing, ownerId: string, { id, kind, words }: NewFlag): Promise<string | null> {
    for (let left = TRIES; left > 0; left -= 1) {
      const outcome = await this.database
        .transaction(async (tx) => {
          const reviewId = await this.queue.open(tx, thing, ownerId);
          if (!(await this.queries.stillWaits(tx, reviewId))) return 'again';
          if (await this.queries.mine(viewer.scholarId, thing, tx)) return null;
          await this.queries.add(tx, { id, reviewId, scholarId: viewer.scholarId, kind, words });
          return { reviewId };
        })
        .catch((cause: unknown) => {
          throw sqlState(cause) === '23505' ? idTaken() : cause;
        });
      if (outcome !== 'again') return outcome?.reviewId ?? null;
    }
    throw new ProblemException(503, { detail: 'Too many changed this at once. Try again.', retryAfter: 1 });
  }

  /** What the viewer cannot read is not there. */
  private async find(viewer: Viewer, { kind, id }: FlaggedThing): Promise<{ ownerId: string; isRemoved: boolean }> {
    if (kind === 'post') {
      const { authorId, isRemoved } = await this.posts.readable(viewer, id);
      return { ownerId: authorId, isRemoved };
    }
    const ownerId =
      kind === 'news' ? await this.queries.newsOwner(id) : await this.queries.visibleScholar(id, viewer.scholarId, isStaffAudience(viewer));
    assertVisible(ownerId !== null);
    return { ownerId, isRemoved: false };
  }
}
