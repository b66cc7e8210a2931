/** L6: three times L4, and then far beyond what it can do: it refuses in time, answers those it admits, and is itself again soon after. */
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoad } from '../servers.mjs';
import { heaviest, lateness, METRICS_TOKEN, withLoop, withOurs } from './field.mjs';
import { mixedReads } from './mixed-reads.mjs';

const USUAL = 100;
const RECOVERED_WITHIN_S = 30;
const TIMES_USUAL = 3;
const LOOK_MS = 500;
/** Fewer than make a crowd, and enough to keep the processors busy. */
const IN_A_LOOP = 12;
/** Below the alert of docs/operations.md. */
const MOST_MB = 800;

/** Those who must always be answered. @param {number[]} ports */
function watchMachines(ports) {
  let [asked, failed, slowest, isOver] = [0, 0, 0, false];
  const looking = (async () => {
    while (!isOver) {
      for (const port of ports) {
        for (const path of ['health', 'ready', 'metrics']) {
          const begun = performance.now();
          const answer = await fetch(`http://127.0.0.1:${port}/api/${path}`, {
            headers: { authorization: `Bearer ${METRICS_TOKEN}` },
          }).catch(() => null);
          await answer?.arrayBuffer();
          asked += 1;
          if (!answer?.ok) failed += 1;
          slowest = Math.max(slowest, performance.now() - begun);
        }
      }
      await sleep(LOOK_MS);
    }
  })();
  return async () => {
    isOver = true;
    await looking;
    return { asked, failed, slowest: Math.round(slowest) };
  };
}

/** The second from which on it answers as before. @param {import('../load/open-loop.mjs').Second[]} seconds @param {number} mostMs */
export function recoveredAfter(seconds, mostMs) {
  const last = seconds.findLastIndex(({ refused, p95 }) => refused > 0 || p95 > mostMs);
  return last + 1;
}

/** @param {import('./field.mjs').Ground} ground @param {(outcome: import('./field.mjs').Outcome) => void} tell */
export async function overload(ground, tell) {
  const requests = mixedReads(ground);
  await withOurs(ground, (servers, ports) =>
    withLoop(async (loop) => {
      const at = (/** @type {number} */ perSecond, /** @type {number} */ seconds) => loop.run({ ports, requests, perSecond, seconds });
      await at(50, ground.quick ? 5 : 15);
      const usual = await at(USUAL, ground.quick ? 8 : 20);
      const closed = startLoad();
      const { perSecond: capacity } = await closed.run({ port: ports[0] ?? 0, requests, connections: IN_A_LOOP, seconds: 5 });
      closed.stop();
      const before = heaviest(servers);
      for (const perSecond of [TIMES_USUAL * USUAL, Math.max(600, Math.round(capacity * ground.processes * 2))]) {
        const stopped = watchMachines(ports);
        const paced = await at(perSecond, ground.quick ? 10 : 30);
        const machines = await stopped();
        const memory = heaviest(servers);
        const after = await at(USUAL, ground.quick ? 15 : 35);
        const most = Math.max(usual.times.p95 * TIMES_USUAL, 50);
        const recovered = recoveredAfter(after.seconds, most);
        tell({
          row: 'L6',
          what: `${perSecond} mixed reads a second (closed loop of ${IN_A_LOOP} on one process: ${Math.round(capacity)})`,
          processes: ground.processes,
          counts: {
            sent: paced.sent,
            acked: paced.admitted,
            refused: paced.refused,
            faults: paced.faults + paced.unanswered,
          },
          figures: `admitted p50 ${paced.times.p50}, p95 ${paced.times.p95} ms, ${(paced.times.p95 / Math.max(1, usual.times.p95)).toFixed(1)} × the usual ${usual.times.p95}; refused p95 ${paced.refusedTimes.p95} ms${lateness(paced)}, ${paced.withoutRetryAfter} without Retry-After; as usual ${recovered} s after; memory ${Math.round(before)} → ${Math.round(memory)} MB; health, ready, metrics ${machines.asked - machines.failed} of ${machines.asked}, the slowest ${machines.slowest} ms${paced.faults + paced.unanswered > 0 ? `; ${JSON.stringify(paced.statuses)}` : ''}`,
          ratio: null,
          // Three times as many is what is asked; beyond that, as far as it goes.
          isReach: perSecond !== TIMES_USUAL * USUAL,
          holds:
            paced.times.p95 <= most &&
            paced.faults + paced.unanswered + paced.withoutRetryAfter + machines.failed === 0 &&
            recovered <= RECOVERED_WITHIN_S &&
            memory <= MOST_MB,
        });
      }
    }),
  );
}
