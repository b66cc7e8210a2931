/** L9: a quarter of L2 and L4 together for a long time: nothing grows, and the counts are those of L2. */
import { setTimeout as sleep } from 'node:timers/promises';
import { handlesOf, memoryOf } from '../servers.mjs';
import { METRICS_TOKEN, withLoop, withOurs } from './field.mjs';
import { mixedReads } from './mixed-reads.mjs';
import { countsOf, isWhole, oddities, talk } from './talk.mjs';

const READERS = 200;
const POSTS_A_SECOND = 2.5;
const READS_A_SECOND = 25;
const MOST_GROWTH = 1.1;
/** One handle more or less is a connection just then. */
const MOST_MORE = 5;
const LOOK_MS = 15_000;

/** @typedef {{ minute: number, memory: number, handles: number, sockets: number, connections: number }} Look */

/** @param {import('./field.mjs').Ground} ground @param {import('./field.mjs').Server[]} servers @param {number} minute @returns {Promise<Look>} */
async function look({ client }, servers, minute) {
  let sockets = 0;
  for (const { port } of servers) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    sockets += Number(/^live_sockets (\d+)/m.exec(await answer.text())?.[1] ?? Number.NaN);
  }
  const { rows } = await client.query(`SELECT count(*)::int AS count FROM pg_stat_activity WHERE usename = 'scholars_app'`);
  const sum = (/** @type {(server: import('./field.mjs').Server) => number} */ of) =>
    servers.reduce((total, server) => total + of(server), 0);
  return { minute, memory: sum(({ pid }) => memoryOf(pid)), handles: sum(handlesOf), sockets, connections: rows[0].count };
}

/** The middle of some looks: one sample of memory says when garbage was last collected, not what is held. @param {number[]} values */
const middle = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @param {import('./field.mjs').Ground} ground @param {number} minutes @param {(outcome: import('./field.mjs').Outcome) => void} tell */
export async function soak(ground, minutes, tell) {
  const seconds = minutes * 60;
  await withOurs(ground, async (servers, ports) => {
    /** @type {Look[]} */
    const looks = [];
    let isOver = false;
    /** @type {Promise<void> | undefined} */
    let looking;
    /** @type {Promise<import('./field.mjs').Paced> | undefined} */
    let reading;
    const talked = await withLoop(async (loop) => {
      // Gently first: what is not compiled yet is slow, and a start is not what is measured.
      await loop.run({ ports, requests: mixedReads(ground), perSecond: READS_A_SECOND / 5, seconds: ground.quick ? 5 : 30, again: true });
      const done = await talk(ground, ports, { readers: READERS, authors: 50, perSecond: POSTS_A_SECOND, seconds }, () => {
        reading = loop.run({
          ports,
          requests: mixedReads(ground),
          perSecond: READS_A_SECOND,
          seconds,
          again: true,
        });
        looking = (async () => {
          const begun = Date.now();
          while (!isOver) {
            const seen = await look(ground, servers, (Date.now() - begun) / 60_000);
            looks.push(seen);
            ground.say(
              `   ${seen.minute.toFixed(1)} min: ${Math.round(seen.memory)} MB, ${seen.handles} handles, ${seen.sockets} sockets, ${seen.connections} connections`,
            );
            await sleep(LOOK_MS);
          }
        })();
      });
      const paced = await reading;
      isOver = true;
      await looking;
      if (!paced) throw new Error('Nobody read');
      return { ...done, reads: paced };
    });
    // From when all were there until they left, whoever was cut off in between; the first quarter warms.
    const gathered = looks.find(({ sockets }) => sockets === READERS)?.minute ?? Number.POSITIVE_INFINITY;
    const there = looks.filter(({ minute }) => minute >= gathered && minute < minutes - LOOK_MS / 60_000);
    const warm = there.filter(({ minute }) => minute >= minutes / 4 && minute < minutes / 2);
    const end = there.filter(({ minute }) => minute >= (minutes * 3) / 4);
    const of = (/** @type {Look[]} */ some, /** @type {'memory' | 'handles' | 'connections'} */ what) =>
      middle(some.map((seen) => seen[what]));
    const growth = of(end, 'memory') / of(warm, 'memory');
    const range = (/** @type {'handles' | 'connections' | 'sockets'} */ what) => {
      const values = [...warm, ...end].map((seen) => seen[what]);
      return `${Math.min(...values)} – ${Math.max(...values)}`;
    };
    const { reads } = talked;
    const counts = countsOf(talked);
    tell({
      row: 'L9',
      what: `${minutes} min of ${POSTS_A_SECOND} posts and ${READS_A_SECOND} reads a second, ${READERS} readers`,
      processes: ground.processes,
      counts: { ...counts, refused: talked.paced.refused + reads.refused, faults: (counts.faults ?? 0) + reads.faults + reads.unanswered },
      figures: `memory ${Math.round(of(warm, 'memory'))} MB in the second quarter, ${Math.round(of(end, 'memory'))} MB in the last (× ${growth.toFixed(2)}); sockets ${range('sockets')}, connections to Postgres ${range('connections')}, handles of its own ${range('handles')}; ${reads.admitted} of ${reads.sent} reads answered${oddities(talked.heard)}`,
      ratio: null,
      holds:
        isWhole(talked, READERS) &&
        reads.admitted === reads.sent &&
        growth < MOST_GROWTH &&
        [...warm, ...end].every(({ sockets }) => sockets === READERS) &&
        of(end, 'handles') - of(warm, 'handles') <= MOST_MORE &&
        of(end, 'connections') <= of(warm, 'connections'),
    });
  });
}
