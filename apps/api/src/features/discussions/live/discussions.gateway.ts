import { ConnectedSocket, MessageBody, type OnGatewayConnection, SubscribeMessage } from '@nestjs/websockets';
import type { ThreadChanges } from '@scholars-commons/shared/discussions';
import { type SpaceRef, spaceRef, type ThreadRef, threadRef, type WatchThread, watchThread } from '@scholars-commons/shared/live-events';
import type { Viewer } from '../../../common/auth/viewer.js';
import { LiveEntry } from '../../../common/live/live-entry.js';
import { LiveGateway } from '../../../common/live/live-gateway.js';
import { LiveServer } from '../../../common/live/live-server.js';
import { type LiveSocket, scholarRoom, viewerOf } from '../../../common/live/live-socket.js';
import { assertVisible } from '../../../common/policy/policy.js';
import { ProblemException } from '../../../common/problem/problem-exception.js';
import { spacePolicy } from '../spaces/space.policy.js';
import { spaceFacts, SpacesQueries } from '../spaces/spaces.queries.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { factsOf } from '../threads/thread.view.js';
import { ThreadsQueries } from '../threads/threads.queries.js';
import { ThreadsService } from '../threads/threads.service.js';
import { Presence } from './presence.js';
import { spaceRoom, spacesOf, threadRoom, threadsOf } from './watched-rooms.js';

/** No page of ours shows so many at once. */
const MOST_ROOMS = 500;
const TYPING_EVERY_MS = 2_000;

/** What a page may ask about talk: to hear a thread or a space, no longer to hear it, and that its reader is writing. */
@LiveGateway()
export class DiscussionsGateway implements OnGatewayConnection {
  private readonly typedAt = new WeakMap<LiveSocket, Map<string, number>>();

  constructor(
    private readonly threads: ThreadsService,
    private readonly queries: ThreadsQueries,
    private readonly spaces: SpacesQueries,
    private readonly presence: Presence,
    private readonly live: LiveServer,
    private readonly entry: LiveEntry,
  ) {
    this.live.onViewerChange(async (socket, viewer) => {
      await this.leaveWhatIsOutOfSight(socket, viewer);
      // Perhaps he hides now, or has another name.
      for (const threadId of threadsOf(socket.rooms)) this.presence.changed(threadId);
    });
  }

  handleConnection(socket: LiveSocket): void {
    // While it disconnects the socket still knows its rooms.
    socket.on('disconnecting', () => threadsOf(socket.rooms).forEach((threadId) => this.presence.changed(threadId)));
  }

  /** Joined before the state is read, so that nothing falls between the two; asked again after, since rights may have gone meanwhile. */
  @SubscribeMessage('thread.watch')
  async watch(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody({ schema: watchThread }) request: WatchThread,
  ): Promise<{ ok: true } & ThreadChanges> {
    return this.entry.run(() => this.watchNow(socket, request));
  }

  private async watchNow(socket: LiveSocket, { threadId, since }: WatchThread): Promise<{ ok: true } & ThreadChanges> {
    const thread = await this.queries.access(threadId);
    assertVisible(thread !== null && threadPolicy.read(viewerOf(socket), factsOf(thread)));
    const wasThere = socket.rooms.has(threadRoom(threadId));
    await this.join(socket, threadRoom(threadId));
    try {
      const changes = await this.threads.changes(viewerOf(socket), threadId, since);
      this.presence.changed(threadId);
      return { ok: true, ...changes };
    } catch (error) {
      // Whoever listened before goes on listening: he asked for what he may have missed, not to come in.
      if (!wasThere) await socket.leave(threadRoom(threadId));
      throw error;
    }
  }

  @SubscribeMessage('thread.leave')
  async leave(@ConnectedSocket() socket: LiveSocket, @MessageBody({ schema: threadRef }) { threadId }: ThreadRef): Promise<{ ok: true }> {
    await socket.leave(threadRoom(threadId));
    this.presence.changed(threadId);
    return { ok: true };
  }

  /** Only told by who stands in the room, and not of who hides. */
  @SubscribeMessage('thread.typing')
  typing(@ConnectedSocket() socket: LiveSocket, @MessageBody({ schema: threadRef }) { threadId }: ThreadRef): void {
    const { scholarId, name, hidesPresence } = viewerOf(socket);
    if (hidesPresence || !socket.rooms.has(threadRoom(threadId)) || !this.mayTypeNow(socket, threadId)) return;
    this.live.toThread(threadId).except(scholarRoom(scholarId)).volatile.emit('thread.typing', { threadId, scholarId, name });
  }

  @SubscribeMessage('space.watch')
  async watchSpace(@ConnectedSocket() socket: LiveSocket, @MessageBody({ schema: spaceRef }) { spaceId }: SpaceRef): Promise<{ ok: true }> {
    const viewer = viewerOf(socket);
    const space = await this.spaces.byId(spaceId);
    assertVisible(space !== null && spacePolicy.read(viewer, spaceFacts(space)));
    await this.join(socket, spaceRoom(spaceId));
    // Rights that went meanwhile were asked of a socket that was not yet in the room.
    if (viewerOf(socket) !== viewer) await this.leaveWhatIsOutOfSight(socket, viewerOf(socket));
    return { ok: true };
  }

  @SubscribeMessage('space.leave')
  async leaveSpace(@ConnectedSocket() socket: LiveSocket, @MessageBody({ schema: spaceRef }) { spaceId }: SpaceRef): Promise<{ ok: true }> {
    await socket.leave(spaceRoom(spaceId));
    return { ok: true };
  }

  private async join(socket: LiveSocket, room: string): Promise<void> {
    // It went while it waited for its turn: nobody would ever take it out again.
    if (!socket.connected) throw new ProblemException(503, { detail: 'The connection is gone.' });
    if (socket.rooms.size >= MOST_ROOMS) throw new ProblemException(429, { detail: 'This page listens to more than it can show.' });
    await socket.join(room);
  }

  private mayTypeNow(socket: LiveSocket, threadId: string): boolean {
    const now = performance.now();
    const known = this.typedAt.get(socket) ?? new Map<string, number>();
    if (now - (known.get(threadId) ?? -TYPING_EVERY_MS) < TYPING_EVERY_MS) return false;
    // One person writes in few threads at a time; older entries are of no use.
    if (known.size > 20) known.clear();
    this.typedAt.set(socket, known.set(threadId, now));
    return true;
  }

  private async leaveWhatIsOutOfSight(socket: LiveSocket, viewer: Viewer): Promise<void> {
    const [threadIds, spaceIds] = [threadsOf(socket.rooms), spacesOf(socket.rooms)];
    if (threadIds.length > 0) {
      const threads = await this.queries.accessOf(threadIds);
      const readable = new Set(threads.filter((thread) => threadPolicy.read(viewer, factsOf(thread))).map(({ id }) => id));
      for (const threadId of threadIds.filter((id) => !readable.has(id))) {
        await socket.leave(threadRoom(threadId));
        this.presence.changed(threadId);
      }
    }
    if (spaceIds.length > 0) {
      const spaces = await this.spaces.byIds(spaceIds);
      const readable = new Set(spaces.filter((space) => spacePolicy.read(viewer, spaceFacts(space))).map(({ id }) => id));
      for (const spaceId of spaceIds.filter((id) => !readable.has(id))) await socket.leave(spaceRoom(spaceId));
    }
  }
}
