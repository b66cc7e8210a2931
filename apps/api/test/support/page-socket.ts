import { reconnection, retryMs } from '@scholars-commons/shared/reconnection';
import { io } from 'socket.io-client';
import type { LiveSocket } from './live-socket.js';

/** A socket as a page of ours has it: it comes back by itself, at the page's own pace. Not yet connected. */
export function pageSocket(address: string, who: { token: string }): LiveSocket {
  const socket: LiveSocket = io(address, {
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    ...reconnection,
    extraHeaders: { origin: address, cookie: `commons=${who.token}` },
  });
  // As in the page, which tries again where socket.io gives up.
  let refused = 0;
  const retry = (reason: unknown) => {
    if (socket.active || reason === 'io client disconnect') return;
    setTimeout(() => socket.connect(), retryMs(refused)).unref();
    refused += 1;
  };
  socket
    .on('connect_error', retry)
    .on('disconnect', retry)
    .on('connect', () => (refused = 0));
  return socket;
}
