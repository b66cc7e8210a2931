/** L1: so many pages open at once, all of them hearing each post. */
import { heaviest, withOurs } from './field.mjs';
import { bareTalk, countsOf, isWhole, oddities, talk } from './talk.mjs';

const MOST_MB = 600;

/** @param {import('./field.mjs').Ground} ground @param {(outcome: import('./field.mjs').Outcome) => void} tell */
export async function present(ground, tell) {
  for (const readers of [1_000, 3_000]) {
    const said = { readers, authors: 20, perSecond: 1, seconds: ground.quick ? 5 : 30 };
    await withOurs(ground, async (servers, ports) => {
      const talked = await talk(ground, ports, said);
      const memory = heaviest(servers);
      const bare = await bareTalk(ground, { ...said, seconds: ground.quick ? 5 : 10 });
      const { p95, p99 } = talked.heard.times;
      tell({
        row: 'L1',
        what: `${readers.toLocaleString('en')} sockets, all receiving, a post a second`,
        processes: ground.processes,
        counts: countsOf(talked),
        figures: `${Math.round(memory)} MB the heaviest process; delivered p95 ${p95}, p99 ${p99} ms (bare p95 ${bare})${oddities(talked.heard)}`,
        ratio: p95 / Math.max(1, bare),
        holds: isWhole(talked, readers) && memory <= MOST_MB,
        isReach: readers > 1_000,
      });
    });
  }
}
