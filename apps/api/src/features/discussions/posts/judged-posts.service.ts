import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { EventBus } from '../../../common/events/event-bus.js';
import { excerpt } from '../../../common/markdown/excerpt.js';
import { DecisionsQueries } from '../decisions.queries.js';
import { ThreadsQueries } from '../threads/threads.queries.js';
import { PostChangesQueries } from './post-changes.queries.js';
import { PostReader } from './post-reader.js';
import { EXCERPT } from './post.view.js';
import { PostsQueries } from './posts.queries.js';

/** What was done to a post, and what to do about it once it is committed: tells open pages. */
export interface Judged {
  isChanged: boolean;
  publish: () => void;
}

const nothing: Judged = { isChanged: false, publish: () => {} };

/** Posts as staff judge them, in a transaction of the desk. Authors are told there, once the decision stands. */
@Injectable()
export class JudgedPosts {
  constructor(
    private readonly reader: PostReader,
    private readonly posts: PostsQueries,
    private readonly threads: ThreadsQueries,
    private readonly changes: PostChangesQueries,
    private readonly decisions: DecisionsQueries,
    private readonly events: EventBus,
  ) {}

  /**
   * A post that the viewer may read.
   * @throws ProblemException 404 for any other
   */
  async readable(viewer: Viewer, postId: string): Promise<{ authorId: string; isRemoved: boolean }> {
    const { post } = await this.reader.readable(viewer, postId);
    return { authorId: post.author_id, isRemoved: post.removed_at !== null };
  }

  /** Holds the post and its thread until the transaction ends; before the case about it, as everywhere. */
  async lock(tx: EntityManager, postId: string): Promise<void> {
    await this.threads.lockByPost(tx, postId);
  }

  /** Removes a post that is held. One that is removed already stays as it is. */
  async remove(tx: EntityManager, postId: string, { byId, reason }: { byId: string; reason: string }): Promise<Judged> {
    const post = await this.posts.source(postId, tx);
    if (!post || post.removed_at) return nothing;
    const seq = await this.changes.remove(tx, { id: postId, threadId: post.thread_id, by: byId, as: 'moderator', reason });
    return this.changed(tx, 'post.remove', byId, { postId, threadId: post.thread_id, authorId: post.author_id, seq });
  }

  /** Brings back a post that is held and that a moderator removed, as long as its words are kept. */
  async restore(tx: EntityManager, postId: string, byId: string): Promise<Judged> {
    const post = await this.posts.source(postId, tx);
    if (!post || post.removed_as !== 'moderator' || post.erased_at) return nothing;
    const seq = await this.changes.restore(tx, { id: postId, threadId: post.thread_id });
    return this.changed(tx, 'post.restore', byId, { postId, threadId: post.thread_id, authorId: post.author_id, seq });
  }

  /** Puts before an author that a moderator removed his post in its thread, and why. */
  async tellRemoved(
    tx: EntityManager,
    postId: string,
    { byId, reason, reviewId }: { byId: string | null; reason: string | null; reviewId: string },
  ) {
    const post = await this.posts.source(postId, tx);
    if (!post) return;
    const { author_id: scholarId, thread_id: threadId } = post;
    await this.decisions.tell(tx, { scholarId, kind: 'post-removed', actorId: byId, threadId, postId, reason, reviewId });
  }

  private async changed(
    tx: EntityManager,
    act: string,
    byId: string,
    { postId, threadId, authorId, seq }: { postId: string; threadId: string; authorId: string; seq: number },
  ): Promise<Judged> {
    await this.changes.showLast(tx, threadId, (html) => excerpt(html, EXCERPT));
    await audit(tx, { actorId: byId, act, thing: { kind: 'post', id: postId }, changes: { threadId, authorId } });
    return { isChanged: true, publish: () => this.events.publish('post.changed', { threadId, postId, seq }) };
  }
}
