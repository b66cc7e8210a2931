import { randomInt } from 'node:crypto';
import { reconnection } from '@scholars-commons/shared/reconnection';
import { io } from 'socket.io-client';
import type { LiveSocket } from './live-socket.js';

/** As in the page, which tries again where socket.io gives up: half of it to half as much again. */
const RETRY_MS = 3_000;

/** A socket as a page of ours has it: it comes back by itself, at the page's own pace. Not yet connected. */
export function pageSocket(address: string, who: { token: string }): LiveSocket {
  const socket: LiveSocket = io(address, {
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    ...reconnection,
    extraHeaders: { origin: address, cookie: `commons=${who.token}` },
  });
  const retry = (reason: unknown) => {
    if (socket.active || reason === 'io client disconnect') return;
    setTimeout(() => socket.connect(), randomInt(RETRY_MS * 0.5, RETRY_MS * 1.5)).unref();
  };
  socket.on('connect_error', retry).on('disconnect', retry);
  return socket;
}
