import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Grant } from '@scholars-commons/shared/accounts';
import { grant } from '@scholars-commons/shared/accounts';
import type { Viewer } from '../auth/viewer.js';
import { type ViewerChange, ViewerChanges } from '../auth/viewer-changes.js';
import { ViewerQueries } from '../auth/viewer.queries.js';
import { ViewerStore } from '../auth/viewer-store.js';
import { grantRoom, type LiveIo, type LiveSocket, type Room, scholarRoom, sessionRoom } from './live-socket.js';

const SWEEP_MS = 30_000;
const AGAIN_MS = 1_000;
const AT_ONCE = 20;

/** Alike for the same grants and cohorts, in whatever order they came. */
const rightsOf = ({ grants, cohortIds }: Viewer): string => [...grants, ...cohortIds].sort().join();

type Recheck = (socket: LiveSocket, viewer: Viewer) => unknown;

/** Speaks to rooms, over all processes, and keeps every open socket as its session and rights are now. */
@WebSocketGateway()
@Injectable()
export class LiveServer implements OnGatewayInit, OnGatewayConnection, OnApplicationShutdown {
  private readonly logger = new Logger('Live');
  @WebSocketServer() private readonly io!: LiveIo;
  private readonly rechecks: Recheck[] = [];
  private sweeper: NodeJS.Timeout | undefined;
  /** How often each socket's viewer was asked for. */
  private readonly asked = new WeakMap<LiveSocket, number>();
  /** The rights that each socket's page knows of: told again until it was told, also when a check failed in between. */
  private readonly told = new WeakMap<LiveSocket, string>();

  constructor(
    private readonly viewers: ViewerStore,
    private readonly queries: ViewerQueries,
    private readonly changes: ViewerChanges,
  ) {}

  room(name: string): Room {
    return this.io.to(name);
  }

  toThread(threadId: string): Room {
    return this.room(`thread:${threadId}`);
  }

  toSpace(spaceId: string): Room {
    return this.room(`space:${spaceId}`);
  }

  /** Every device of one person. */
  toScholar(scholarId: string): Room {
    return this.room(scholarRoom(scholarId));
  }

  toGrant(grant: Grant): Room {
    return this.room(grantRoom(grant));
  }

  /** Takes every device of a person out of a room, in all processes. */
  leave(scholarId: string, room: string): void {
    this.io.in(scholarRoom(scholarId)).socketsLeave(room);
  }

  /** The sockets of this process alone, for what each process says to its own. */
  localRoom(name: string): Room {
    return this.io.local.to(name);
  }

  /** Rooms of this process whose names begin so. */
  localRooms(prefix: string): string[] {
    return [...this.io.of('/').adapter.rooms.keys()].filter((name) => name.startsWith(prefix));
  }

  /** Tells the other processes, not this one. May be lost; `told` must be what JSON holds. */
  toOtherProcesses(name: string, told: unknown): void {
    this.io.serverSideEmit(name, told);
  }

  fromOtherProcesses(name: string, listener: (told: unknown) => void): void {
    this.io.on(name, listener);
  }

  /** How many sockets of this process stand in a room. */
  localCount(room: string): number {
    return this.io.of('/').adapter.rooms.get(room)?.size ?? 0;
  }

  /** Open sockets of this process. */
  socketCount(): number {
    return this.io.of('/').sockets.size;
  }

  /** Sockets of this process in a room. */
  localSockets(room: string): LiveSocket[] {
    const { adapter, sockets } = this.io.of('/');
    return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => sockets.get(id) ?? []);
  }

  /** Called for each open socket whose viewer changed and still lives: leave here the rooms that are not his any more. */
  onViewerChange(recheck: Recheck): void {
    this.rechecks.push(recheck);
  }

  afterInit(): void {
    this.changes.onChange((change) => void this.follow(change));
    this.sweeper = setInterval(() => void this.sweep(), SWEEP_MS);
    this.sweeper.unref();
  }

  async handleConnection(socket: LiveSocket): Promise<void> {
    const { viewer } = socket.data;
    this.told.set(socket, rightsOf(viewer));
    await socket.join([sessionRoom(viewer.sessionId), scholarRoom(viewer.scholarId), ...viewer.grants.map(grantRoom)]);
    // The session may have ended between the handshake and the room.
    await this.recheck(socket);
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeper);
  }

  private async follow(change: ViewerChange | 'everything'): Promise<void> {
    if (change === 'everything') {
      if (!this.changes.isListening) return;
      return this.recheckAll([...this.io.of('/').sockets.values()]);
    }
    const rooms = [...(change.sessionIds ?? []).map(sessionRoom), ...(change.scholarIds ?? []).map(scholarRoom)];
    await this.recheckAll([...new Set(rooms.flatMap((room) => this.localSockets(room)))]);
  }

  private async recheckAll(sockets: LiveSocket[]): Promise<void> {
    for (let at = 0; at < sockets.length; at += AT_ONCE) {
      await Promise.all(sockets.slice(at, at + AT_ONCE).map((socket) => this.recheck(socket)));
    }
  }

  private async recheck(socket: LiveSocket): Promise<void> {
    if (!socket.connected) return;
    try {
      const asked = (this.asked.get(socket) ?? 0) + 1;
      this.asked.set(socket, asked);
      const viewer = await this.viewers.of(socket.data.token);
      if (!viewer) return this.end(socket);
      // Asked again meanwhile: this answer may be the older one, and rights that went must not come back with it.
      if (this.asked.get(socket) !== asked) return;
      socket.data.viewer = viewer;
      await this.followGrants(socket, viewer);
      for (const recheck of this.rechecks) await recheck(socket, viewer);
      const rights = rightsOf(viewer);
      if (rights !== this.told.get(socket)) socket.emit('me.changed', { rights: true });
      this.told.set(socket, rights);
    } catch (cause) {
      // What is not known must not stay open: asked until it is.
      this.logger.warn(`A socket could not be checked: ${cause instanceof Error ? cause.name : typeof cause}`);
      setTimeout(() => void this.recheck(socket), AGAIN_MS).unref();
    }
  }

  private async followGrants(socket: LiveSocket, viewer: Viewer): Promise<void> {
    for (const kind of grant.options) {
      const isIn = socket.rooms.has(grantRoom(kind));
      if (isIn && !viewer.grants.includes(kind)) await socket.leave(grantRoom(kind));
      if (!isIn && viewer.grants.includes(kind)) await socket.join(grantRoom(kind));
    }
  }

  private end(socket: LiveSocket): void {
    socket.emit('session.ended', { reason: 'ended' });
    socket.disconnect(true);
  }

  /** Sessions also end by time, of which nobody tells. */
  private async sweep(): Promise<void> {
    const sockets = [...this.io.of('/').sockets.values()];
    if (sockets.length === 0 || !this.changes.isListening) return;
    const live = await this.queries.stillLive(sockets.map(({ data }) => data.viewer.sessionId)).catch(() => null);
    if (!live) return;
    for (const socket of sockets) if (!live.has(socket.data.viewer.sessionId)) this.end(socket);
  }
}
