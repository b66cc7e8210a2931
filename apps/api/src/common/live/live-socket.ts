import type { ClientEvents, ServerEvents } from '@scholars-commons/shared/live-events';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Viewer } from '../auth/viewer.js';

export interface SocketFacts {
  /** Asked again whenever something about the viewer changes. */
  token: string;
  viewer: Viewer;
}

export type LiveSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketFacts>;
export type LiveIo = Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketFacts>;

/** Everybody in a room, in all processes. */
export interface Room {
  emit<N extends keyof ServerEvents>(name: N, ...told: Parameters<ServerEvents[N]>): boolean;
  /** Everybody but those who also stand in this other room. */
  except(room: string): Room;
  /** May be lost on a slow line: for what the next one replaces. */
  readonly volatile: Room;
}

/** Whoever this socket acts for, as of now: kept up to date while it is open. */
export const viewerOf = (socket: LiveSocket): Viewer => socket.data.viewer;

export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
export const SCHOLAR_ROOMS = 'scholar:';
export const scholarRoom = (scholarId: string): string => `${SCHOLAR_ROOMS}${scholarId}`;
export const grantRoom = (grant: string): string => `grant:${grant}`;
