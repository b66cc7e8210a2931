/** L2: posts at a steady pace into a room of 200, for minutes: none lost, none doubled, in order at each reader. */
import { withOurs } from './field.mjs';
import { bareTalk, countsOf, isWhole, oddities, talk } from './talk.mjs';

const READERS = 200;
const PACES = [
  { perSecond: 10, share: 1, mostMs: 1_000 },
  { perSecond: 25, share: 0.2, mostMs: 500 },
];

/** @param {import('./field.mjs').Ground} ground @param {(outcome: import('./field.mjs').Outcome) => void} tell */
export async function steady(ground, tell) {
  for (const { perSecond, share, mostMs } of PACES) {
    const seconds = ground.quick ? 10 : Math.max(10, ground.minutes * 60 * share);
    await withOurs(ground, async (_servers, ports) => {
      const talked = await talk(ground, ports, { readers: READERS, authors: 50, perSecond, seconds });
      const bare = await bareTalk(ground, { readers: READERS, authors: 1, perSecond, seconds: ground.quick ? 5 : 30 });
      const { p50, p95, p99 } = talked.heard.times;
      tell({
        row: 'L2',
        what: `${perSecond} posts a second for ${seconds < 60 ? `${seconds} s` : `${seconds / 60} min`}, ${READERS} readers`,
        processes: ground.processes,
        counts: countsOf(talked),
        figures: `delivered p50 ${p50}, p95 ${p95}, p99 ${p99} ms (bare p95 ${bare}); acked p95 ${talked.paced.times.p95} ms${oddities(talked.heard)}`,
        ratio: p95 / Math.max(1, bare),
        holds: isWhole(talked, READERS) && p95 <= mostMs,
        isReach: share < 1,
      });
    });
  }
}
