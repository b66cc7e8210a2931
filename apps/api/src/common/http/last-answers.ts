import type { FastifyInstance } from 'fastify';
import type { Server as HttpServer } from 'node:http';
import { Server } from 'node:net';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';

/** A turn of the event loop in which so little was done that hardly anything can have come meanwhile. */
const SHORT_TURN_MS = 1;
const MOST_TURNS = 100;
const LOOK_MS = 100;

const ending = new WeakSet<HttpServer>();

/**
 * Takes no new connections and leaves those that are open: Node's own `close` of an HTTP server cuts the idle ones at once,
 * also where a request is on its way already.
 * @returns when the last of them has gone
 */
export async function stopListening(http: HttpServer): Promise<void> {
  ending.add(http);
  await allRead();
  return new Promise((resolve) => Server.prototype.close.call(http, () => resolve()));
}

/**
 * Waits until what has arrived is read, connections and requests alike, which each turn of the event loop does: whatever is shut before
 * is refused though it was here in time. On a machine that is busy that may be much.
 */
export async function allRead(): Promise<void> {
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const begun = performance.now();
    await turn();
    if (performance.now() - begun < SHORT_TURN_MS) return;
  }
}

/** Closes connections as they fall idle, until told to stop. */
export async function closeIdle(http: HttpServer, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await allRead();
    http.closeIdleConnections();
    await sleep(LOOK_MS, undefined, { ref: false });
  }
}

/** Says with each answer of a server that ends that it was the last on its connection, so that nobody asks there again. */
export function sayWhichAnswerIsLast(server: FastifyInstance): void {
  server.addHook('onSend', async (_request, reply) => {
    if (ending.has(server.server)) reply.header('connection', 'close');
  });
}
