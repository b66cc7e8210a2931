import type { ClientEvents, ServerEvents } from '@scholars-commons/shared/live-events';
import { io, type Socket } from 'socket.io-client';

export type LiveSocket = Socket<ServerEvents, ClientEvents>;

/** A socket of the person's page, not yet connected; as of nobody, and of another site's page, where a test asks for that. */
export const socketTo = (address: string, who: { token: string } | null, origin = address): LiveSocket =>
  io(address, {
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    forceNew: true,
    extraHeaders: { origin, ...(who ? { cookie: `commons=${who.token}` } : {}) },
  });

/** Resolves once it is connected; rejects as the server refuses it. */
export const connected = (socket: LiveSocket): Promise<LiveSocket> =>
  new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
    socket.connect();
  });
