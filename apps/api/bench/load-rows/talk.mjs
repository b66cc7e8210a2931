/** Posts at a steady pace into one thread that many read: what was sent, accepted, stored, and heard by each. */
import { floorOf, freshThread, storedIn, withCrowd, withFloor, withLoop } from './field.mjs';

/**
 * @typedef {import('./field.mjs').Ground} Ground
 * @typedef {{ readers: number, authors: number, perSecond: number, seconds: number }} Talk
 * @typedef {{ paced: import('./field.mjs').Paced, heard: import('./field.mjs').Heard, stored: number }} Talked
 */

const WORDS = 'We had the same trouble. What helped was **one** question at the end of each day. ';
export const REPLY = JSON.stringify({ id: '{{id}}', markdown: WORDS.repeat(3) });

/** @param {Ground} ground @param {string} threadId @param {number} authors @returns {import('./field.mjs').Request[]} */
export const repliesOf = ({ world }, threadId, authors) =>
  world.people.slice(-authors).map(({ cookie }) => ({ path: `/api/threads/${threadId}/posts`, cookie, body: REPLY }));

/** @param {Ground} ground @param {number[]} ports @param {Talk} talk @param {() => void} [meanwhile] called when all are there @returns {Promise<Talked>} */
export async function talk(ground, ports, { readers, authors, perSecond, seconds }, meanwhile = () => {}) {
  const threadId = await freshThread(ground);
  const { seq } = await storedIn(ground, threadId);
  return withCrowd((crowd) =>
    withLoop(async (loop) => {
      const cookies = ground.world.people.slice(0, readers).map(({ cookie }) => cookie);
      await crowd.gather({ ports, threadId, since: seq, cookies });
      await crowd.forget();
      meanwhile();
      const paced = await loop.run({ ports, requests: repliesOf(ground, threadId, authors), perSecond, seconds, again: true });
      const heard = await crowd.count(paced.acked);
      return { paced, heard, stored: (await storedIn(ground, threadId)).posts };
    }),
  );
}

/** The same on bare socket.io. @param {Ground} ground @param {Talk} talk @returns {Promise<number>} p95 of a post's way to its readers */
export const bareTalk = (ground, { readers, perSecond, seconds }) =>
  floorOf(ground, `talk ${readers} ${perSecond} ${seconds}`, () =>
    withFloor('live', async ({ port }) => {
      const threadId = await freshThread(ground);
      const { seq } = await storedIn(ground, threadId);
      return withCrowd((crowd) =>
        withLoop(async (loop) => {
          await crowd.gather({ ports: [port], threadId, since: seq, cookies: Array.from({ length: readers }, () => undefined) });
          await crowd.forget();
          const author = ground.world.people.at(-1)?.scholarId ?? '';
          const requests = [{ path: `/reply/${threadId}?author=${author}`, body: REPLY }];
          const { acked } = await loop.run({ ports: [port], requests, perSecond, seconds });
          const { lost, times } = await crowd.count(acked);
          if (lost > 0) throw new Error(`The bare floor lost ${lost} arrivals`);
          return times.p95;
        }),
      );
    }),
  );

/** @param {Talked} talked @returns {import('./field.mjs').Counts} */
export const countsOf = ({ paced, heard, stored }) => ({
  sent: paced.sent,
  acked: paced.acked.length,
  stored,
  delivered: heard.delivered,
  doubled: heard.doubled,
  lost: heard.lost,
  refused: paced.refused,
  faults: paced.faults + paced.unanswered,
});

/** Everything that was said is stored once and came to everybody, in order. @param {Talked} talked @param {number} readers */
export const isWhole = ({ paced, heard, stored }, readers) =>
  paced.acked.length === paced.sent &&
  stored === paced.sent &&
  heard.delivered + heard.askedFor === paced.sent * readers &&
  heard.lost + heard.doubled + heard.misplaced === 0 &&
  paced.faults + paced.unanswered === 0 &&
  Object.keys(heard.refused).length === 0;

/** @param {import('./field.mjs').Heard} heard */
export const oddities = ({ askedFor, early, misplaced, gaps, refused }) =>
  [
    askedFor > 0 && `${askedFor} not heard but asked for`,
    early > 0 && `${early} came before an earlier one`,
    misplaced > 0 && `${misplaced} misplaced`,
    gaps > 0 && `${gaps} asked after a gap`,
    ...Object.entries(refused).map(([why, count]) => `${count} × ${why}`),
  ]
    .filter(Boolean)
    .map((words) => `; ${words}`)
    .join('');
