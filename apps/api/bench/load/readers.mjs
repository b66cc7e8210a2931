/**
 * Readers of one thread: each a socket.io connection that watches it. A writer answers in the thread at a steady pace; measured is
 * the time from sending the answer to its arrival at each reader. A process of its own.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { newPostId } from './post-id.mjs';
import { openWebSocket } from './web-socket.mjs';

/**
 * @typedef {{ port: number, threadId: string, cookies: (string | undefined)[], writePath: string, writer?: string, posts: number, everyMs: number }} Reading
 * @typedef {{ p50: number, p99: number, most: number, arrivals: number, lost: number }} Heard
 */

const AT_ONCE = 25;
/** A post that is not everywhere by then is lost. */
const LONGEST_MS = 15_000;
const CHANGED = Buffer.from('42["thread.changed"');
const OPEN = 48;
const PING = 50;

/** @param {Reading} reading @param {string | undefined} cookie */
function reader({ port, threadId }, cookie) {
  /** @type {Promise<{ end: () => void }>} */
  const watching = new Promise((resolve, reject) => {
    const socket = openWebSocket({
      port,
      path: '/socket.io/?EIO=4&transport=websocket',
      cookie,
      onClose: () => reject(new Error('A reader was cut off')),
      onText: (text) => {
        if (text[0] === PING) return socket.send('3');
        if (text[0] === OPEN) return socket.send('40');
        if (text.subarray(0, CHANGED.length).equals(CHANGED)) return onChange(text);
        const word = text.toString('latin1', 0, 40);
        if (word.startsWith('40')) return socket.send(`420["thread.watch",${JSON.stringify({ threadId, since: 0 })}]`);
        if (word.startsWith('430')) return word.includes('"ok":true') ? resolve(socket) : reject(new Error(`Not watching: ${text}`));
        if (word.startsWith('44')) reject(new Error(`Refused: ${text}`));
      },
    });
  });
  return watching;
}

/** @param {Reading} reading @param {string} id */
async function write({ port, writePath, writer }, id) {
  const markdown = `A thought of some length, as people write them in a thread that many read. ${'It goes on for a while, and comes to its point. '.repeat(8)}`;
  const answer = await fetch(`http://127.0.0.1:${port}${writePath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}`, ...(writer ? { cookie: writer } : {}) },
    body: JSON.stringify({ id, markdown }),
  });
  if (!answer.ok) throw new Error(`The writer was answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** @type {{ end: () => void }[]} */
let open = [];
/** @type {number[]} */
let times = [];
let sentAt = 0;
let current = '';

const onChange = (/** @type {Buffer} */ text) => {
  if (text.includes(current)) times.push(performance.now() - sentAt);
};

/** Sends one post and waits until all have it. @param {Reading} reading @param {number} count how many have arrived then */
async function tellOne(reading, count) {
  current = newPostId();
  sentAt = performance.now();
  await write(reading, current);
  while (times.length < count && performance.now() - sentAt < LONGEST_MS) await sleep(5);
  await sleep(Math.max(1, reading.everyMs - (performance.now() - sentAt)));
}

/** @param {Reading} reading @returns {Promise<Heard>} */
async function listen(reading) {
  const { cookies, posts } = reading;
  while (open.length < cookies.length) {
    const some = cookies.slice(open.length, open.length + AT_ONCE);
    open.push(...(await Promise.all(some.map((cookie) => reader(reading, cookie)))));
  }
  // Those who came are told to those who are there; that is not what is measured.
  await sleep(2_500);
  times = [];
  for (let post = 1; post <= posts; post += 1) await tellOne(reading, post * cookies.length);
  const sorted = times.toSorted((one, other) => one - other);
  const at = (/** @type {number} */ share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? 0, arrivals: sorted.length, lost: posts * cookies.length - sorted.length };
}

process.on('message', (/** @type {Reading} */ message) => {
  listen(message).then(
    (heard) => process.send?.(heard),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
