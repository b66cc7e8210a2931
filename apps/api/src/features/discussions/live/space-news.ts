import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { LiveServer } from '../../../common/live/live-server.js';
import { lastAuthorFrom } from '../author-columns.js';
import { ThreadsQueries } from '../threads/threads.queries.js';

const AT_MOST_EVERY_MS = 1_000;

/** Tells the readers of a space how a thread of it stands now, at most once a second a thread: the first at once, the rest gathered. */
@Injectable()
export class SpaceNews implements OnApplicationShutdown {
  private readonly logger = new Logger('SpaceNews');
  /** Threads told less than a second ago, and whether something came since. */
  private readonly recent = new Map<string, { timer: NodeJS.Timeout; isBehind: boolean }>();

  constructor(
    private readonly live: LiveServer,
    private readonly queries: ThreadsQueries,
  ) {}

  onApplicationShutdown(): void {
    for (const { timer } of this.recent.values()) clearTimeout(timer);
  }

  tell(threadId: string): void {
    const known = this.recent.get(threadId);
    if (known) known.isBehind = true;
    else this.send(threadId);
  }

  private send(threadId: string): void {
    const timer = setTimeout(() => {
      const known = this.recent.get(threadId);
      this.recent.delete(threadId);
      if (known?.isBehind) this.send(threadId);
    }, AT_MOST_EVERY_MS);
    this.recent.set(threadId, { timer: timer.unref(), isBehind: false });
    this.say(threadId).catch((cause: unknown) =>
      this.logger.warn(`A space was not told: ${cause instanceof Error ? cause.name : typeof cause}`),
    );
  }

  private async say(threadId: string): Promise<void> {
    const line = await this.queries.lastLine(threadId);
    if (!line) return;
    this.live.toSpace(line.space_id).emit('space.changed', {
      spaceId: line.space_id,
      threadId,
      title: line.title,
      lastPostNumber: line.last_post_number,
      lastPostAt: line.last_post_at.toISOString(),
      lastAuthor: lastAuthorFrom(line),
    });
  }
}
