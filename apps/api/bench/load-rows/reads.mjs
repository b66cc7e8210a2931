/** L4: mixed reads as they come, whoever waits; then what it carries. */
import { cpuOf, cpuOfPostgres } from '../servers.mjs';
import { floorOf, lateness, withFloor, withLoop, withOurs } from './field.mjs';
import { bareReads, mixedReads } from './mixed-reads.mjs';

const MUST = 100;
const REACH = 250;
const MOST_MS = 300;
const STEPS = [150, 200, 250, 300, 400, 500, 600];

/** @param {import('./field.mjs').Paced} paced */
const countsOf = ({ sent, admitted, refused, faults, unanswered }) => ({ sent, acked: admitted, refused, faults: faults + unanswered });

/** @param {import('./field.mjs').Paced} paced */
const isFine = ({ faults, unanswered, refused, times }) => faults + unanswered + refused === 0 && times.p95 <= MOST_MS;

/** @param {import('./field.mjs').Ground} ground @param {number} seconds */
const barely = (ground, seconds) =>
  floorOf(ground, `reads ${seconds}`, () =>
    withFloor('http', ({ port }) =>
      withLoop(async (loop) => {
        const requests = bareReads(ground);
        await loop.run({ ports: [port], requests, perSecond: MUST, seconds: 5 });
        return (await loop.run({ ports: [port], requests, perSecond: MUST, seconds })).times.p95;
      }),
    ),
  );

/** @param {import('./field.mjs').Ground} ground @param {(outcome: import('./field.mjs').Outcome) => void} tell */
export async function reads(ground, tell) {
  const requests = mixedReads(ground);
  const bare = await barely(ground, ground.quick ? 5 : 15);
  await withOurs(ground, (servers, ports) =>
    withLoop(async (loop) => {
      const at = (/** @type {number} */ perSecond, /** @type {number} */ seconds) => loop.run({ ports, requests, perSecond, seconds });
      // Gently first: what is not compiled yet reads twice as slow.
      await at(50, ground.quick ? 5 : 15);
      const cpu = () => [servers.reduce((sum, { pid }) => sum + cpuOf(pid), 0), cpuOfPostgres(ground.postgresPid)];
      const before = cpu();
      const usual = await at(MUST, ground.quick ? 10 : 40);
      const [own = 0, postgres = 0] = cpu().map((now, index) => (now - (before[index] ?? 0)) / usual.admitted);
      tell({
        row: 'L4',
        what: `${MUST} mixed reads a second`,
        processes: ground.processes,
        counts: countsOf(usual),
        figures: `p50 ${usual.times.p50}, p95 ${usual.times.p95}, p99 ${usual.times.p99} ms (bare p95 ${bare})${lateness(usual)}; CPU an answer ${own.toFixed(1)} ms here and ${postgres.toFixed(1)} in Postgres`,
        ratio: usual.times.p95 / Math.max(1, bare),
        holds: isFine(usual),
      });
      let [carried, last] = [isFine(usual) ? MUST : 0, usual];
      for (const perSecond of carried > 0 ? STEPS : []) {
        const paced = await at(perSecond, ground.quick ? 5 : 10);
        ground.say(
          `   ${perSecond} a second: p95 ${paced.times.p95} ms, refused ${paced.refused}, faults ${paced.faults + paced.unanswered}${lateness(paced)}`,
        );
        if (!isFine(paced)) break;
        [carried, last] = [perSecond, paced];
      }
      tell({
        row: 'L4',
        what: `the most it carries within ${MOST_MS} ms: ${carried > 0 ? carried : `less than ${MUST}`} a second`,
        processes: ground.processes,
        counts: countsOf(last),
        figures: `p50 ${last.times.p50}, p95 ${last.times.p95}, p99 ${last.times.p99} ms${lateness(last)}`,
        ratio: null,
        holds: carried >= REACH,
        isReach: true,
      });
    }),
  );
}
