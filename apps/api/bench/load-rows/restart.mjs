/** L5: a process is killed and started again while a thousand pages hang on it and people go on writing. */
import { startOurs } from '../servers.mjs';
import { floorOf, freshThread, METRICS_TOKEN, storedIn, withCrowd, withFloor, withLoop, withOurs } from './field.mjs';
import { mixedReads } from './mixed-reads.mjs';
import { repliesOf } from './talk.mjs';
import { setTimeout as sleep } from 'node:timers/promises';

const PAGES = 1_000;
const MOST_MS = 60_000;
const POSTS_A_SECOND = 3;
const WRITING_S = 30;
const READS_A_SECOND = 50;
const READING_S = 20;
const BEFORE_MS = 5_000;

/** How long bare socket.io takes to let them all in. @param {import('./field.mjs').Ground} ground */
const bareEntry = (ground) =>
  floorOf(ground, 'entry', () =>
    withFloor('live', async ({ port }) => {
      const threadId = await freshThread(ground);
      return withCrowd(async (crowd) => {
        const cookies = Array.from({ length: PAGES }, () => undefined);
        return (await crowd.gather({ ports: [port], threadId, since: 1, cookies })).tookMs;
      });
    }),
  );

/** @param {import('./field.mjs').Ground} ground @param {(outcome: import('./field.mjs').Outcome) => void} tell */
export async function restart(ground, tell) {
  const bare = await bareEntry(ground);
  await withOurs(ground, async (servers, ports) => {
    const threadId = await freshThread(ground);
    const { seq } = await storedIn(ground, threadId);
    await withCrowd((crowd) =>
      withLoop((posting) =>
        withLoop(async (reading) => {
          const cookies = ground.world.people.slice(0, PAGES).map(({ cookie }) => cookie);
          const { tookMs: entry } = await crowd.gather({ ports, threadId, since: seq, cookies });
          await crowd.forget();
          const written = posting.run({
            ports,
            requests: repliesOf(ground, threadId, 20),
            perSecond: POSTS_A_SECOND,
            seconds: WRITING_S,
            again: true,
          });
          await sleep(BEFORE_MS);
          const killed = servers[0];
          if (!killed) throw new Error('Nothing to kill');
          // Behind a proxy people read on at the other process, also while one is away.
          const isOneOfTwo = ground.processes > 1;
          const read = () =>
            reading.run({ ports, requests: mixedReads(ground), perSecond: READS_A_SECOND, seconds: READING_S, again: isOneOfTwo });
          const meanwhile = isOneOfTwo ? read() : undefined;
          await crowd.expect();
          await killed.stop();
          const begun = Date.now();
          servers[0] = await startOurs({ port: killed.port, env: { METRICS_TOKEN } });
          const ready = Date.now() - begun;
          // Each page that returns asks again for what it shows.
          const asked = meanwhile ?? read();
          const returned = await crowd.back(MOST_MS);
          const { paced, reads } = { paced: await written, reads: await asked };
          const heard = await crowd.count(paced.acked);
          const { posts: stored } = await storedIn(ground, threadId);
          // Who writes, and of two processes who reads, asks the other or this one again where one that is away does not answer.
          const faults = paced.faults + reads.faults + (isOneOfTwo ? 0 : reads.unanswered);
          const refused = paced.refused + reads.refused;
          tell({
            row: 'L5',
            what: `${PAGES.toLocaleString('en')} sockets, ${ground.processes === 1 ? 'the process' : 'one of two processes'} killed and started again`,
            processes: ground.processes,
            counts: {
              sent: paced.sent,
              acked: paced.acked.length,
              stored,
              delivered: heard.delivered,
              doubled: heard.doubled,
              lost: heard.lost,
              refused,
              faults,
            },
            figures: `${returned.back} back, p95 ${returned.times.p95}, the last ${returned.times.most} ms after the kill (ready after ${ready})${isOneOfTwo ? `; ${reads.unanswered} reads asked again elsewhere` : ''}; ${heard.askedFor} arrivals brought by catching up; ${paced.again} posts sent again; first entry ${entry} ms (bare ${bare}); ${
              Object.entries(returned.refused)
                .map(([why, count]) => `${count} × ${why}`)
                .join(', ') || 'none refused'
            }`,
            ratio: entry / Math.max(1, bare),
            holds:
              returned.back === PAGES &&
              returned.times.most <= MOST_MS &&
              faults + refused === 0 &&
              reads.admitted === reads.sent &&
              Object.keys(returned.refused).length === 0 &&
              heard.lost + heard.doubled + heard.misplaced === 0 &&
              stored === paced.sent &&
              paced.acked.length === paced.sent,
          });
        }),
      ),
    );
  });
}
