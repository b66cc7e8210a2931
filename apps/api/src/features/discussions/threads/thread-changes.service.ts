import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ChangeThread, ThreadView } from '@scholars-commons/shared/discussions';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { EventBus } from '../../../common/events/event-bus.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { stale } from '../../../common/problem/problem-exception.js';
import { DecisionsQueries } from '../decisions.queries.js';
import { slugOf } from './slug.js';
import { ThreadChangesQueries } from './thread-changes.queries.js';
import { threadPolicy } from './thread.policy.js';
import { factsOf, type PublicThreadRow } from './thread.view.js';
import { ThreadsQueries } from './threads.queries.js';
import { ThreadsService } from './threads.service.js';

/** What one change did: the thread's new `seq`, or nothing (it stands so already), or refused (somebody decided otherwise first). */
type Change = number | 'done' | 'refused';

/** Renaming by the author or a moderator; closing, reopening and pinning by a moderator. */
@Injectable()
export class ThreadChangesService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: ThreadsQueries,
    private readonly changes: ThreadChangesQueries,
    private readonly decisions: DecisionsQueries,
    private readonly threads: ThreadsService,
    private readonly events: EventBus,
  ) {}

  /** Two who decide at once: the second is told how it stands, and both are on record. */
  async change(viewer: Viewer, threadId: string, input: ChangeThread): Promise<ThreadView> {
    const { outcome, authorId } = await this.database.transaction(async (tx) => {
      const locked = await this.queries.lock(tx, threadId);
      assertVisible(locked !== null && threadPolicy.read(viewer, factsOf(locked)));
      const thread = await this.queries.forAll(threadId, tx);
      assertVisible(thread !== null);
      const changed =
        'title' in input
          ? await this.rename(tx, viewer, thread, input.title)
          : 'closed' in input
            ? await this.close(tx, viewer, thread, input)
            : await this.pin(tx, viewer, thread, input);
      return { outcome: changed, authorId: thread.author_id };
    });
    if (outcome === 'refused') throw stale(await this.threads.get(viewer, threadId));
    if (typeof outcome === 'number') {
      this.events.publish('thread.changed', { threadId, seq: outcome });
      if ('closed' in input && authorId !== viewer.scholarId) this.events.publish('notifications.changed', { scholarIds: [authorId] });
    }
    return this.threads.get(viewer, threadId);
  }

  private async rename(tx: EntityManager, viewer: Viewer, thread: PublicThreadRow, title: string): Promise<Change> {
    authorize(threadPolicy.rename(viewer, factsOf(thread)));
    if (thread.title === title) return 'done';
    await this.record(tx, viewer, thread, 'thread.rename', { before: { title: thread.title }, after: { title } });
    return this.changes.rename(tx, thread.id, title, slugOf(title));
  }

  private async close(
    tx: EntityManager,
    viewer: Viewer,
    thread: PublicThreadRow,
    input: { closed: boolean; reason: string },
  ): Promise<Change> {
    authorize(threadPolicy.moderate(viewer, factsOf(thread)));
    const { closed, reason } = input;
    const act = closed ? 'thread.close' : 'thread.reopen';
    if (closed === (thread.closed_at !== null)) {
      // The same moderator again is a retry; another one meets a decision that he did not know.
      if (!closed || thread.closed_by_id === viewer.scholarId) return 'done';
      await this.record(tx, viewer, thread, `${act}-refused`, { after: { reason } });
      return 'refused';
    }
    await this.record(tx, viewer, thread, act, { after: { reason } });
    if (thread.author_id !== viewer.scholarId) {
      await this.decisions.tell(tx, {
        scholarId: thread.author_id,
        kind: closed ? 'thread-closed' : 'thread-reopened',
        actorId: viewer.scholarId,
        threadId: thread.id,
        postId: null,
        reason,
      });
    }
    return closed ? this.changes.close(tx, thread.id, viewer.scholarId, reason) : this.changes.reopen(tx, thread.id);
  }

  private async pin(
    tx: EntityManager,
    viewer: Viewer,
    thread: PublicThreadRow,
    input: { isPinned: boolean; reason?: string | undefined },
  ): Promise<Change> {
    const { isPinned, reason } = input;
    authorize(threadPolicy.moderate(viewer, factsOf(thread)));
    if (thread.is_pinned === isPinned) return 'done';
    await this.record(tx, viewer, thread, isPinned ? 'thread.pin' : 'thread.unpin', reason ? { after: { reason } } : undefined);
    return this.changes.pin(tx, thread.id, isPinned);
  }

  private record(
    tx: EntityManager,
    viewer: Viewer,
    thread: PublicThreadRow,
    act: string,
    words?: { before?: Record<string, unknown>; after?: Record<string, unknown> },
  ): Promise<void> {
    return audit(tx, {
      actorId: viewer.scholarId,
      act,
      thing: { kind: 'thread', id: thread.id },
      changes: { spaceId: thread.space_id, authorId: thread.author_id },
      ...(words ? { detail: { subjectId: thread.author_id, ...words } } : {}),
    });
  }
}
