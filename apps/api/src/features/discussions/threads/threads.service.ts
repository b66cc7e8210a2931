import { Injectable } from '@nestjs/common';
import type { NewThread, ThreadChanges, ThreadPage, ThreadsQuery, ThreadView } from '@scholars-commons/shared/discussions';
import type { Viewer } from '../../../common/auth/viewer.js';
import { EventBus } from '../../../common/events/event-bus.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { excerpt } from '../../../common/markdown/excerpt.js';
import { renderMarkdown } from '../../../common/markdown/render-markdown.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { idTaken } from '../../../common/problem/problem-exception.js';
import { alreadyPosted } from '../discussions.problems.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { EXCERPT, postView } from '../posts/post.view.js';
import { PostsQueries } from '../posts/posts.queries.js';
import { spacePolicy } from '../spaces/space.policy.js';
import { spaceFacts, SpacesQueries } from '../spaces/spaces.queries.js';
import { slugOf } from './slug.js';
import { ThreadListQueries } from './thread-list.queries.js';
import { ThreadStartQueries } from './thread-start.queries.js';
import { threadPolicy } from './thread.policy.js';
import { factsOf, threadPublic, threadView } from './thread.view.js';
import { ThreadsQueries } from './threads.queries.js';

/** More than these, and a page had better load anew. */
const CHANGES_MAX = 500;

type Started = Parameters<typeof threadView>[0];

/** Lists of threads, one thread, a new one, and what changed in one. */
@Injectable()
export class ThreadsService {
  constructor(
    private readonly queries: ThreadsQueries,
    private readonly lists: ThreadListQueries,
    private readonly starts: ThreadStartQueries,
    private readonly spaces: SpacesQueries,
    private readonly posts: PostsQueries,
    private readonly limits: Limits,
    private readonly events: EventBus,
  ) {}

  /** Threads the viewer may read; with `space`, those of one space, its pinned ones first. */
  async list(viewer: Viewer, query: ThreadsQuery): Promise<ThreadPage> {
    if (query.space === undefined) return this.lists.page(viewer, query, null);
    const space = await this.spaces.bySlug(query.space);
    assertVisible(space !== null && spacePolicy.read(viewer, spaceFacts(space)));
    return this.lists.page(viewer, query, space.id);
  }

  async get(viewer: Viewer, threadId: string): Promise<ThreadView> {
    const thread = await this.queries.forViewer(viewer, threadId);
    assertVisible(thread !== null && threadPolicy.read(viewer, factsOf(thread)));
    return threadView(thread, viewer);
  }

  /** A thread with its first post. The same id again, by the same scholar with the same words, answers the first one. */
  async start(viewer: Viewer, input: NewThread): Promise<{ thread: ThreadView; isNew: boolean }> {
    const space = await this.spaces.byId(input.spaceId);
    assertVisible(space !== null && spacePolicy.read(viewer, spaceFacts(space)));
    authorize(spacePolicy.write(viewer, spaceFacts(space)));
    const before = await this.queries.forViewer(viewer, input.id);
    if (before) return { thread: await this.startedBefore(viewer, input, before), isNew: false };
    await this.limits.consume('post', viewer.scholarId);
    try {
      await this.add(viewer, input);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const first = await this.queries.forViewer(viewer, input.id);
      if (!first) throw idTaken();
      return { thread: await this.startedBefore(viewer, input, first), isNew: false };
    }
    this.events.publish('thread.created', { threadId: input.id, spaceId: input.spaceId });
    this.events.publish('marker.moved', { scholarId: viewer.scholarId, threadId: input.id, readNumber: 1 });
    return { thread: await this.get(viewer, input.id), isNew: true };
  }

  /** What a page that saw `since` has missed. The thread is read before its posts: what comes between is sent again, not lost. */
  async changes(viewer: Viewer, threadId: string, since: number): Promise<ThreadChanges> {
    const thread = await this.queries.forViewer(viewer, threadId);
    assertVisible(thread !== null && threadPolicy.read(viewer, factsOf(thread)));
    if (since === thread.seq) return { seq: thread.seq, posts: [], refetch: false };
    const rows = since < thread.seq ? await this.posts.changedSince(threadId, since, CHANGES_MAX + 1) : [];
    // A page ahead of the database saw one that is no more: it starts again.
    const refetch = since > thread.seq || rows.length > CHANGES_MAX;
    return { seq: thread.seq, thread: threadPublic(thread), posts: refetch ? [] : rows.map(postView), refetch };
  }

  /** Other words under the same id (a letter changed after a lost answer) are refused, so that the page can say which ones stand. */
  private async startedBefore(viewer: Viewer, input: NewThread, thread: Started): Promise<ThreadView> {
    if (thread.author_id !== viewer.scholarId || !threadPolicy.read(viewer, factsOf(thread))) throw idTaken();
    const isSame =
      thread.space_id === input.spaceId && thread.title === input.title && (await this.starts.firstWords(input.id)) === input.post.markdown;
    if (!isSame) throw alreadyPosted(threadView(thread, viewer));
    return threadView(thread, viewer);
  }

  private async add(viewer: Viewer, { id, spaceId, title, post }: NewThread): Promise<void> {
    const html = renderMarkdown(post.markdown);
    await this.starts.start({
      id,
      spaceId,
      authorId: viewer.scholarId,
      title,
      slug: slugOf(title),
      post: { id: post.id, markdown: post.markdown, html, excerpt: excerpt(html, EXCERPT) },
    });
  }
}
