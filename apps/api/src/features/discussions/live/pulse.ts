import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ViewerChanges } from '../../../common/auth/viewer-changes.js';
import { On } from '../../../common/events/on.js';
import { LiveServer } from '../../../common/live/live-server.js';
import { AFTER_RETURN_MS, gathered } from '../../../common/turns/gathered.js';
import { ThreadsQueries } from '../threads/threads.queries.js';
import { THREAD_ROOMS, threadRoom, threadsOf } from './watched-rooms.js';

const EVERY_MS = 30_000;
/** Between processes: say how far your threads are. */
const BEAT = 'pulse';

/** Says each watched thread's `seq`, so that a page notices even that the very last event was lost. */
@Injectable()
export class Pulse implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Pulse');
  private timer: NodeJS.Timeout | undefined;
  private readonly beatSoon = gathered<void>(AFTER_RETURN_MS, () => this.beat());

  constructor(
    private readonly live: LiveServer,
    private readonly queries: ThreadsQueries,
    private readonly changes: ViewerChanges,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.beat(), EVERY_MS).unref();
    this.live.fromOtherProcesses(BEAT, () => this.beatSoon());
    // While the database was away, events may have been lost with it.
    this.changes.onChange((change) => {
      if (change === 'everything' && this.changes.isListening) void this.beat();
    });
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Readers here may have missed what was written elsewhere, and readers elsewhere what was written here. */
  @On('fan-out.returned')
  returned(): void {
    this.live.toOtherProcesses(BEAT, {});
    this.beatSoon();
  }

  /** One statement for all threads that sockets of this process watch. */
  async beat(): Promise<void> {
    const threadIds = threadsOf(this.live.localRooms(THREAD_ROOMS));
    if (threadIds.length === 0) return;
    try {
      for (const { id: threadId, seq } of await this.queries.seqs(threadIds)) {
        this.live.localRoom(threadRoom(threadId)).emit('thread.pulse', { threadId, seq });
      }
    } catch (cause) {
      this.logger.warn(`No pulse this time: ${cause instanceof Error ? cause.name : typeof cause}`);
    }
  }
}
