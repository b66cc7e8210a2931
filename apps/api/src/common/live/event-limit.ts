import type { LiveSocket } from './live-socket.js';

const WINDOW_MS = 10_000;
const MOST_EVENTS = 100;
/** Who goes on so far beyond the limit is no page of ours. */
const MOST_BEFORE_THE_END = 300;

/** Is listened for below, and is no event of ours. */
const OWN_NAME = 'error';

const title = (status: number) => (status === 429 ? 'Too Many Requests' : 'Not Found');

/** Answers what nobody handles and what comes too often, before any handler sees it. */
export function guardEvents(socket: LiveSocket, isLimited: boolean): void {
  let since = performance.now();
  let count = 0;
  // Without a listener an error on a socket would end the process (CVE-2024-38355).
  socket.on(OWN_NAME, () => {});
  socket.use((event, next) => {
    const refuse = (status: number, retryAfter?: number) => {
      const last: unknown = event.at(-1);
      const problem = { type: 'about:blank', title: title(status), status, ...(retryAfter ? { retryAfter } : {}) };
      if (typeof last === 'function') last({ ok: false, problem });
    };
    const now = performance.now();
    if (now - since > WINDOW_MS) [since, count] = [now, 0];
    count += 1;
    if (isLimited && count > MOST_BEFORE_THE_END) return void socket.disconnect(true);
    if (isLimited && count > MOST_EVENTS) return refuse(429, Math.ceil((since + WINDOW_MS - now) / 1_000));
    const name: unknown = event[0];
    if (typeof name !== 'string' || name === OWN_NAME || socket.listenerCount(name) === 0) return refuse(404);
    next();
  });
}
