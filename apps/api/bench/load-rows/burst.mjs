/** L3: so many posts within one second, each by another member. */
import { withOurs } from './field.mjs';
import { bareTalk, countsOf, isWhole, oddities, talk } from './talk.mjs';

const READERS = 200;
const MOST_MS = 5_000;

/** @param {import('./field.mjs').Ground} ground @param {(outcome: import('./field.mjs').Outcome) => void} tell */
export async function burst(ground, tell) {
  for (const posts of [100, 300]) {
    await withOurs(ground, async (_servers, ports) => {
      // A process that nobody has asked anything is not what a burst meets.
      await talk(ground, ports, { readers: 10, authors: 10, perSecond: 20, seconds: 5 });
      const said = { readers: READERS, authors: posts, perSecond: posts, seconds: 1 };
      const talked = await talk(ground, ports, said);
      const bare = await bareTalk(ground, said);
      const { times } = talked.paced;
      tell({
        row: 'L3',
        what: `${posts} posts within 1 s from ${posts} members, ${READERS} readers`,
        processes: ground.processes,
        counts: countsOf(talked),
        figures: `acked p95 ${times.p95}, the last after ${times.most} ms; delivered p95 ${talked.heard.times.p95} ms (bare ${bare})${oddities(talked.heard)}`,
        ratio: talked.heard.times.p95 / Math.max(1, bare),
        holds: isWhole(talked, READERS) && times.most <= MOST_MS,
        isReach: posts > 100,
      });
    });
  }
}
