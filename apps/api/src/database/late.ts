import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

/**
 * Answers false once so many milliseconds are over: to race a question with. What has arrived by then is read first: Node runs its timers
 * before it reads its sockets, and a process that was held up would take its own lateness for that of whoever it asked.
 */
export async function late(ms: number): Promise<false> {
  await sleep(ms, undefined, { ref: false });
  await setImmediate();
  return false;
}
