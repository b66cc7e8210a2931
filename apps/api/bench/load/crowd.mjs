/** Pages of many people that read one thread, and what each of them heard, counted post by post. A process of its own. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Histogram } from './histogram.mjs';
import { Page } from './page.mjs';

const AT_ONCE = 25;

/**
 * @typedef {{ ports: number[], threadId: string, since: number, cookies: (string | undefined)[] }} Gathering
 * @typedef {import('./histogram.mjs').Times} Times
 * @typedef {{ readers: number, delivered: number, askedFor: number, doubled: number, lost: number, early: number, misplaced: number, gaps: number,
 *   refused: Record<string, number>, times: Times }} Heard
 *   `askedFor`: not heard, but brought by the answer to a question; `lost`: neither; `early`: heard before an earlier one, which pages put
 *   in its place; `misplaced`: with a number that is not in the order of changes; `gaps`: that did not close by themselves
 * @typedef {{ back: number, times: Times, refused: Record<string, number> }} Returned times since `expect`
 */

/** @typedef {{ page: Page, heard: Uint8Array, asked: Uint8Array }} Reader */
/** @type {Reader[]} */
let readers = [];
/** @type {Map<string, number>} */
let places = new Map();
let times = new Histogram();
/** @type {Record<string, number>} */
let refused = {};
let [early, misplaced, gaps, expectedAt] = [0, 0, 0, 0];
let returns = new Histogram();

/** UUIDv7 begins with the time at which it was made. @param {string} id */
const madeAt = (id) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** @param {string} id */
function placeOf(id) {
  const known = places.get(id);
  if (known !== undefined) return known;
  places.set(id, places.size);
  return places.size - 1;
}

/** @param {Uint8Array} counts @param {number} place */
function counted(counts, place) {
  let roomy = counts;
  if (place >= counts.length) {
    roomy = new Uint8Array(Math.max(256, place * 2));
    roomy.set(counts);
  }
  roomy[place] = Math.min(255, (roomy[place] ?? 0) + 1);
  return roomy;
}

/** @param {Gathering} gathering @param {number} turn */
function readerOf(gathering, turn) {
  /** @type {() => void} */
  let arrived = () => {};
  const first = new Promise((/** @type {(value: void) => void} */ resolve) => (arrived = resolve));
  let last = 0;
  /** @type {number | null} */
  let apart = null;
  /** @type {Reader} */
  const reader = {
    heard: new Uint8Array(256),
    asked: new Uint8Array(256),
    page: new Page({ ...gathering, cookie: gathering.cookies[turn] }, turn, {
      heard: (id, seq, number) => {
        times.add(Date.now() - madeAt(id));
        if (seq < last) early += 1;
        last = Math.max(last, seq);
        // Nothing but posts changes this thread, so numbers and changes go up together.
        if (number !== null && (apart ??= seq - number) !== seq - number) misplaced += 1;
        reader.heard = counted(reader.heard, placeOf(id));
      },
      asked: (id) => (reader.asked = counted(reader.asked, placeOf(id))),
      watching: () => {
        if (expectedAt > 0) returns.add(Date.now() - expectedAt);
        arrived();
      },
      refused: (why) => (refused[why] = (refused[why] ?? 0) + 1),
      gap: () => (gaps += 1),
    }),
  };
  readers.push(reader);
  reader.page.connect();
  return first;
}

/** @param {Gathering} gathering */
async function gather(gathering) {
  for (const { page } of readers) page.end();
  readers = [];
  forget();
  const begun = Date.now();
  for (let from = 0; from < gathering.cookies.length; from += AT_ONCE) {
    const some = gathering.cookies.slice(from, from + AT_ONCE);
    await Promise.all(some.map((_, index) => readerOf(gathering, from + index)));
  }
  const tookMs = Date.now() - begun;
  // Who came is told to who is there; that is not what is measured.
  await sleep(1_500);
  return { tookMs };
}

function forget() {
  places = new Map();
  for (const reader of readers) [reader.heard, reader.asked] = [new Uint8Array(256), new Uint8Array(256)];
  [times, returns] = [new Histogram(), new Histogram()];
  [early, misplaced, gaps, expectedAt] = [0, 0, 0, 0];
  refused = {};
  return { ok: true };
}

/** @param {string[]} ids @returns {Heard} */
function tally(ids) {
  const wanted = ids.map(placeOf);
  let [delivered, askedFor, doubled, lost] = [0, 0, 0, 0];
  for (const { heard, asked } of readers) {
    for (const place of wanted) {
      const count = heard[place] ?? 0;
      if (count > 0) delivered += 1;
      else if (asked[place]) askedFor += 1;
      else lost += 1;
      doubled += Math.max(0, count - 1);
    }
  }
  return { readers: readers.length, delivered, askedFor, doubled, lost, early, misplaced, gaps, refused, times: times.times() };
}

/** What has not come by then is lost. @param {string[]} ids @param {number} withinMs */
async function count(ids, withinMs) {
  const until = Date.now() + withinMs;
  let heard = tally(ids);
  while (heard.lost > 0 && Date.now() < until) {
    await sleep(250);
    heard = tally(ids);
  }
  return heard;
}

/** @param {number} withinMs @returns {Promise<Returned>} */
async function allBack(withinMs) {
  const until = Date.now() + withinMs;
  const there = () => readers.filter(({ page }) => page.isWatching).length;
  while (there() < readers.length && Date.now() < until) await sleep(50);
  return { back: there(), times: returns.times(), refused };
}

/**
 * @typedef {{ gather: Gathering } | { forget: true } | { expect: true } | { back: number } | { count: string[], withinMs: number }} Asked
 * @param {Asked} message
 */
async function answer(message) {
  if ('gather' in message) return gather(message.gather);
  if ('count' in message) return count(message.count, message.withinMs);
  if ('back' in message) return allBack(message.back);
  if ('forget' in message) return forget();
  expectedAt = Date.now();
  refused = {};
  return { ok: true };
}

process.on('message', (/** @type {Asked} */ message) => {
  answer(message).then(
    (said) => process.send?.(said),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
