import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostView, RemovePost } from '@scholars-commons/shared/discussions';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { EventBus } from '../../../common/events/event-bus.js';
import { excerpt } from '../../../common/markdown/excerpt.js';
import { authorize } from '../../../common/policy/policy.js';
import { stale } from '../../../common/problem/problem-exception.js';
import { ReviewQueue } from '../../review/review-queue.service.js';
import { DecisionsQueries } from '../decisions.queries.js';
import { reasonMissing } from '../discussions.problems.js';
import { PostChangesQueries } from './post-changes.queries.js';
import { PostReader, type ReadablePost } from './post-reader.js';
import { postPolicy } from './post.policy.js';
import { EXCERPT, postView } from './post.view.js';

type Verb = 'remove' | 'restore';
/** The thread's new `seq`; or nothing left to do; or somebody else decided first. */
type Change = number | 'done' | 'refused';

/** Taking a post out of sight and back: by its author, or by a moderator who says why. */
@Injectable()
export class PostRemovalService {
  constructor(
    private readonly database: DataSource,
    private readonly reader: PostReader,
    private readonly changes: PostChangesQueries,
    private readonly decisions: DecisionsQueries,
    private readonly queue: ReviewQueue,
    private readonly events: EventBus,
  ) {}

  /** Leaves a stub. The text is kept for 30 days, then `erase-removed-posts` empties it. */
  remove(viewer: Viewer, postId: string, { reason }: RemovePost): Promise<PostView> {
    return this.decide('remove', viewer, postId, reason, async (tx, { post, thread, facts }) => {
      authorize(postPolicy.decide(viewer, thread, facts));
      if (!postPolicy.remove(viewer, thread, facts)) return post.removed_by_id === viewer.scholarId ? 'done' : 'refused';
      const isOwn = post.author_id === viewer.scholarId;
      if (!isOwn && !reason) throw reasonMissing();
      const as = isOwn ? 'author' : 'moderator';
      return this.changes.remove(tx, { id: postId, threadId: post.thread_id, by: viewer.scholarId, as, reason: reason ?? null });
    });
  }

  /**
   * Each restores what he removed, and moderators what others of them removed: with a reason. A second restoring finds it done. Who removed
   * it just now takes that back without a word.
   */
  restore(viewer: Viewer, postId: string, { reason }: RemovePost): Promise<PostView> {
    return this.decide('restore', viewer, postId, reason, async (tx, { post, thread, facts }) => {
      authorize(postPolicy.decide(viewer, thread, facts));
      if (facts.removedAs === null) return 'done';
      authorize(postPolicy.restore(viewer, thread, facts));
      const isOwn = post.author_id === viewer.scholarId;
      if (!isOwn && !reason && (await this.queue.untold(tx, postId))?.byId !== viewer.scholarId) throw reasonMissing();
      return this.changes.restore(tx, { id: postId, threadId: post.thread_id });
    });
  }

  /** One transaction: decide under the lock, put the act on record, tell the author. Whoever comes second is told how it stands. */
  private async decide(
    verb: Verb,
    viewer: Viewer,
    postId: string,
    reason: string | undefined,
    change: (tx: EntityManager, found: ReadablePost) => Promise<Change>,
  ): Promise<PostView> {
    const { outcome, post, told } = await this.database.transaction(async (tx) => {
      const found = await this.reader.locked(tx, viewer, postId);
      const changed = await change(tx, found);
      const publish = changed === 'done' ? () => {} : await this.record(tx, verb, viewer, found, reason, changed === 'refused');
      if (typeof changed === 'number') await this.changes.showLast(tx, found.post.thread_id, (html) => excerpt(html, EXCERPT));
      return { outcome: changed, post: found.post, told: publish };
    });
    if (outcome === 'refused') throw stale(postView(post));
    if (typeof outcome === 'number') {
      this.events.publish('post.changed', { threadId: post.thread_id, postId, seq: outcome });
      told();
    }
    return this.reader.present(postId);
  }

  /** @returns what to do after the commit: tells whoever is concerned */
  private async record(
    tx: EntityManager,
    verb: Verb,
    viewer: Viewer,
    { post }: ReadablePost,
    reason: string | undefined,
    refused: boolean,
  ): Promise<() => void> {
    await audit(tx, {
      actorId: viewer.scholarId,
      act: refused ? `post.${verb}-refused` : `post.${verb}`,
      thing: { kind: 'post', id: post.id },
      changes: { threadId: post.thread_id, authorId: post.author_id },
      ...(reason ? { detail: { subjectId: post.author_id, after: { reason } } } : {}),
    });
    if (refused || post.author_id === viewer.scholarId) return () => {};
    const reviewId = verb === 'remove' ? await this.settle(tx, viewer, post, reason ?? '') : await this.takeBack(tx, viewer, post);
    if (reviewId) return () => this.events.publish('review.changed', { reviewId });
    await this.decisions.tell(tx, {
      scholarId: post.author_id,
      kind: 'post-restored',
      actorId: viewer.scholarId,
      threadId: post.thread_id,
      postId: post.id,
      reason: reason ?? null,
    });
    return () => this.events.publish('notifications.changed', { scholarIds: [post.author_id] });
  }

  /** Before anybody was told of it, a removal never was; it stays on record. */
  private async takeBack(tx: EntityManager, viewer: Viewer, post: ReadablePost['post']): Promise<string | null> {
    const reviewId = await this.queue.broughtBack(tx, post.id);
    if (reviewId)
      await audit(tx, {
        actorId: viewer.scholarId,
        act: 'review.undo',
        thing: { kind: 'review', id: reviewId },
        changes: { decision: 'remove', kind: 'post', subjectId: post.author_id, postId: post.id },
      });
    return reviewId;
  }

  /** A moderator's removal is a decision like those of the desk: it is told as they are, and the author can appeal. */
  private settle(tx: EntityManager, viewer: Viewer, post: ReadablePost['post'], words: string) {
    return this.queue.removedInPlace(tx, { kind: 'post', id: post.id }, post.author_id, { words, byId: viewer.scholarId });
  }
}
