import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaughtUpView, MarkRead, ReadMarkerView } from '@scholars-commons/shared/discussions';
import { viewersChanged } from '../../../common/auth/viewer-changes.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { EventBus } from '../../../common/events/event-bus.js';
import { assertVisible } from '../../../common/policy/policy.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { factsOf } from '../threads/thread.view.js';
import { ThreadsQueries } from '../threads/threads.queries.js';
import { ReadMarkersQueries } from './read-markers.queries.js';

/** How far a scholar has read. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly database: DataSource,
    private readonly threads: ThreadsQueries,
    private readonly queries: ReadMarkersQueries,
    private readonly events: EventBus,
  ) {}

  async mark(viewer: Viewer, threadId: string, { number, unreadFromHere = false }: MarkRead): Promise<ReadMarkerView> {
    const thread = await this.threads.access(threadId);
    assertVisible(thread !== null && threadPolicy.read(viewer, factsOf(thread)));
    const readNumber = await this.queries.mark(viewer.scholarId, threadId, number, unreadFromHere);
    this.events.publish('marker.moved', { scholarId: viewer.scholarId, threadId, readNumber });
    return { readNumber, unread: Math.max(0, thread.last_post_number - readNumber) };
  }

  async markAll(viewer: Viewer): Promise<CaughtUpView> {
    const at = await this.database.transaction(async (tx) => {
      const caughtUpAt = await this.queries.markAll(tx, viewer.scholarId, viewer.accountId);
      // What is new is told against `caughtUpAt`, which viewers keep for seconds.
      await viewersChanged(tx, { scholarIds: [viewer.scholarId] });
      return caughtUpAt;
    });
    this.events.publish('caught-up', { scholarId: viewer.scholarId, at: at.toISOString() });
    return { caughtUpAt: at.toISOString() };
  }
}
