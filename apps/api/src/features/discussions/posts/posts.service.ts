import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewPost, PostPage, PostsQuery, PostView, ReactionKind } from '@scholars-commons/shared/discussions';
import type { Viewer } from '../../../common/auth/viewer.js';
import { EventBus } from '../../../common/events/event-bus.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { excerpt } from '../../../common/markdown/excerpt.js';
import { renderMarkdown } from '../../../common/markdown/render-markdown.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { idTaken, ProblemException } from '../../../common/problem/problem-exception.js';
import { threadClosed } from '../discussions.problems.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { atOnce, lockThenWrite } from '../../../database/round-trips.js';
import { InTurn } from '../../../common/turns/in-turn.js';
import { spacePolicy } from '../spaces/space.policy.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { factsOf, threadView } from '../threads/thread.view.js';
import { ThreadsQueries } from '../threads/threads.queries.js';
import { spanOf } from './page-span.js';
import { EXCERPT, postView } from './post.view.js';
import { PostsQueries } from './posts.queries.js';

/** A refusal that a retry of an accepted post may meet: the id is there, the thread closed meanwhile, the limit is used up. */
const mayBeRetry = (error: unknown) =>
  isDuplicateKey(error) || (error instanceof ProblemException && (error.getStatus() === 403 || error.getStatus() === 429));

/** No thread has more posts than a number of theirs can count. */
const LAST_NUMBER = 2 ** 31 - 1;

/** Who answers in a thread waits for its lock. Waiting here instead keeps a busy thread from taking the whole pool of connections. */
const CONNECTIONS_A_THREAD = 3;

/** Reading posts of a thread, and answering. */
@Injectable()
export class PostsService {
  private readonly turns = new InTurn(CONNECTIONS_A_THREAD);

  constructor(
    private readonly database: DataSource,
    private readonly queries: PostsQueries,
    private readonly threads: ThreadsQueries,
    private readonly limits: Limits,
    private readonly events: EventBus,
  ) {}

  /** A page of posts in the order they were written; removed ones as stubs. */
  async page(viewer: Viewer, threadId: string, query: PostsQuery): Promise<PostPage> {
    const asked = spanOf(query, LAST_NUMBER);
    // The posts are read in the same way there and back as the thread; whether they may leave is asked of the thread.
    const [thread, read] = await atOnce(this.database, (runner) => [
      this.threads.forViewer(viewer, threadId, runner),
      this.queries.page(viewer, threadId, asked, runner),
    ]);
    assertVisible(thread !== null && threadPolicy.read(viewer, factsOf(thread)));
    const { above, upTo } = spanOf(query, thread.last_post_number);
    const rows =
      above === asked.above ? read.filter(({ number }) => number <= upTo) : await this.queries.page(viewer, threadId, { above, upTo });
    const mine: Record<string, ReactionKind[]> = {};
    for (const row of rows) if (row.mine.length > 0) mine[row.id] = row.mine;
    return {
      items: rows.map(postView),
      next: upTo < thread.last_post_number ? upTo : null,
      previous: above > 0 ? above + 1 : null,
      mine,
      ...(query.thread ? { thread: threadView(thread, viewer) } : {}),
    };
  }

  /** Adds the next post. The same id again answers the first one, also when the thread closed meanwhile. */
  async reply(viewer: Viewer, threadId: string, input: NewPost): Promise<{ post: PostView; isNew: boolean }> {
    try {
      return { post: await this.add(viewer, threadId, input), isNew: true };
    } catch (error) {
      const before = mayBeRetry(error) ? await this.postedBefore(viewer, threadId, input.id) : null;
      if (before) return { post: before, isNew: false };
      throw isDuplicateKey(error) ? idTaken() : error;
    }
  }

  private async add(viewer: Viewer, threadId: string, { id, markdown, replyTo: answered }: NewPost): Promise<PostView> {
    const replyTo = answered ?? null;
    await this.limits.consume('post', viewer.scholarId);
    // Before the lock, which all who answer here wait for.
    const html = renderMarkdown(markdown);
    const words = excerpt(html, EXCERPT);
    const post = { id, threadId, authorId: viewer.scholarId, markdown, html, excerpt: words, replyTo };
    const row = await this.turns.run(threadId, () =>
      lockThenWrite(
        this.database,
        (runner) => this.threads.lock(runner, threadId, replyTo),
        (runner, thread) => {
          assertVisible(thread !== null && threadPolicy.read(viewer, factsOf(thread)) && thread.answers_here);
          authorize(spacePolicy.write(viewer, factsOf(thread).space));
          if (!threadPolicy.reply(viewer, factsOf(thread))) throw threadClosed();
          return this.queries.add(runner, post);
        },
      ),
    );
    this.events.publish('post.created', { threadId, postId: id, seq: row.changed_seq, authorId: viewer.scholarId });
    this.events.publish('marker.moved', { scholarId: viewer.scholarId, threadId, readNumber: row.number });
    if (row.told_id) this.events.publish('notifications.changed', { scholarIds: [row.told_id] });
    return postView(row);
  }

  /** The post of this id, if this viewer wrote it here and may still read it. */
  private async postedBefore(viewer: Viewer, threadId: string, id: string): Promise<PostView | null> {
    const post = await this.queries.source(id);
    if (!post || post.author_id !== viewer.scholarId || post.thread_id !== threadId) return null;
    return spacePolicy.read(viewer, { kind: post.space_kind, cohortId: post.cohort_id }) ? postView(post) : null;
  }
}
