/**
 * Requests at a steady pace, whether or not those before are answered: as people come, who do not wait for each other. Times are
 * counted from when a request was due. A process of its own; one run for each message.
 */
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Histogram } from './histogram.mjs';
import { newPostId } from './post-id.mjs';

/**
 * @typedef {import('./http-load.mjs').Request} Request
 * @typedef {{ ports: number[], requests: Request[], perSecond: number, seconds: number, again?: boolean }} Pace
 *   `again`: what is not accepted is sent again, posts under their id, as our pages do
 * @typedef {{ second: number, admitted: number, refused: number, p95: number }} Second
 * @typedef {{ sent: number, admitted: number, refused: number, withoutRetryAfter: number, faults: number, unanswered: number, again: number,
 *   statuses: Record<string, number>, acked: string[], times: import('./histogram.mjs').Times, refusedTimes: import('./histogram.mjs').Times, late: number,
 *   seconds: Second[] }} Paced
 *   `late`: how much too late requests were sent, p95: then the sender had too little of the machine; `refused`: 429 and 503; `faults`: other answers of 400 and above
 */

const LONGEST_MS = 30_000;
const AGAIN_WITHIN_MS = 60_000;
/** Below what a listening socket lets wait (511): beyond it the kernel makes clients come again after seconds, and that would be measured. */
const MOST_CONNECTIONS = 400;

/** @param {Agent} agent @param {number} port @param {Request} request @param {string | undefined} body @returns {Promise<{ status: number, retryAfter: number | null }>} */
function ask(agent, port, { path, cookie }, body) {
  return new Promise((resolve) => {
    /** @type {Record<string, string | number>} */
    const headers = { accept: 'application/json', ...(cookie ? { cookie } : {}) };
    if (body !== undefined) {
      Object.assign(headers, {
        'content-type': 'application/json',
        origin: `http://127.0.0.1:${port}`,
        'content-length': Buffer.byteLength(body),
      });
    }
    const request = httpRequest({ port, host: '127.0.0.1', path, method: body === undefined ? 'GET' : 'POST', headers, agent });
    request.setTimeout(LONGEST_MS, () => request.destroy());
    request.once('error', () => resolve({ status: 0, retryAfter: null }));
    request.once('response', (response) => {
      const after = response.headers['retry-after'];
      response.resume();
      response.once('close', () => resolve({ status: response.statusCode ?? 0, retryAfter: after === undefined ? null : Number(after) }));
    });
    request.end(body);
  });
}

/** @param {Pace} pace @returns {Promise<Paced>} */
async function run({ ports, requests, perSecond, seconds, again = false }) {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS, scheduling: 'lifo' });
  const [times, refusedTimes, late] = [new Histogram(), new Histogram(), new Histogram()];
  /** @type {{ admitted: Histogram, refused: number }[]} */
  const bySecond = Array.from({ length: Math.ceil(seconds) }, () => ({ admitted: new Histogram(), refused: 0 }));
  /** @type {Record<string, number>} */
  const statuses = {};
  /** @type {string[]} */
  const acked = [];
  let [withoutRetryAfter, repeats] = [0, 0];
  const begun = performance.now();

  /** @param {number} turn @param {number} due */
  async function one(turn, due) {
    const request = requests[turn % requests.length];
    if (!request) return;
    const id = newPostId();
    const body = request.body?.replace('{{id}}', id);
    late.add(performance.now() - due);
    for (let attempt = 0; ; attempt += 1) {
      const { status, retryAfter } = await ask(agent, ports[(turn + attempt) % ports.length] ?? 0, request, body);
      const took = performance.now() - due;
      const isAdmitted = status >= 200 && status < 300;
      const isRefused = status === 429 || status === 503;
      statuses[status] = (statuses[status] ?? 0) + 1;
      const second = bySecond[Math.floor((due - begun) / 1_000)];
      if (isAdmitted) {
        times.add(took);
        second?.admitted.add(took);
        if (body !== undefined) acked.push(id);
        return;
      }
      if (isRefused) {
        refusedTimes.add(took);
        if (second) second.refused += 1;
        if (!retryAfter) withoutRetryAfter += 1;
      }
      if (!again || took > AGAIN_WITHIN_MS || (status > 0 && status < 500 && status !== 429)) return;
      repeats += 1;
      await sleep(retryAfter ? retryAfter * 1_000 : 250);
    }
  }

  /** @type {Promise<void>[]} */
  const open = [];
  const total = Math.round(perSecond * seconds);
  for (let turn = 0; turn < total; ) {
    const now = performance.now();
    for (let due = begun + (turn * 1_000) / perSecond; due <= now && turn < total; due = begun + (turn * 1_000) / perSecond) {
      open.push(one(turn, due));
      turn += 1;
    }
    await sleep(2);
  }
  await Promise.all(open);
  agent.destroy();
  const count = (/** @type {(status: number) => boolean} */ fits) =>
    Object.entries(statuses).reduce((sum, [status, number]) => sum + (fits(Number(status)) ? number : 0), 0);
  return {
    sent: total,
    admitted: times.size,
    refused: refusedTimes.size,
    withoutRetryAfter,
    faults: count((status) => status >= 400 && status !== 429 && status !== 503),
    unanswered: statuses[0] ?? 0,
    again: repeats,
    statuses,
    acked,
    times: times.times(),
    refusedTimes: refusedTimes.times(),
    late: late.at(0.95),
    seconds: bySecond.map(({ admitted, refused }, second) => ({ second, admitted: admitted.size, refused, p95: admitted.at(0.95) })),
  };
}

process.on('message', (/** @type {Pace} */ message) => {
  run(message).then(
    (outcome) => process.send?.(outcome),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
