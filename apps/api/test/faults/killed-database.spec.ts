import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiProcess } from '../support/api-process.js';
import { stretch } from '../support/machine-load.js';
import { eventually } from '../support/eventually.js';
import { answering } from '../support/exactly-once.js';
import type { LiveSocket } from '../support/live-socket.js';
import type { SignedIn } from '../support/make.js';
import { OwnPostgres } from '../support/own-postgres.js';
import type { Posting } from '../support/posting.js';
import { type Processes, processes } from '../support/processes.js';
import type { Try } from '../support/writer.js';

const KILLS = process.env.TEST_LONG ? 10 : 1;
const FROZEN_MS = process.env.TEST_LONG ? 60_000 : 6_000;
const POSTS_A_SECOND = 10;
const SAYS_SO_WITHIN_MS = 2_000;
const WHOLE_WITHIN_MS = 5_000;
/** Shared machines are slow at times: the figures are those above, the slack is for them. */
const SLACK = 1_500;

let postgres: OwnPostgres;
let p: Processes;
let api: ApiProcess;
let reader: SignedIn;
let socket: LiveSocket;
beforeAll(async () => {
  postgres = await OwnPostgres.start();
  p = await processes(postgres.url);
  api = await p.start({ LOG_LEVEL: 'warn' });
  reader = await p.make.signedIn();
  socket = await api.live(reader);
}, 120_000);
afterAll(async () => {
  await p?.close();
  await postgres?.close();
}, 60_000);

const READS = ['/api/session', '/api/threads', '/api/today', '/api/scholars', '/api/notifications', '/api/search/posts?q=ward'];

async function timed(path: string, who?: SignedIn): Promise<Try> {
  const at = Date.now();
  const { status, headers } = await api.http(who).get(path);
  return { status, ms: Date.now() - at, at, isProblem: String(headers['content-type']).startsWith('application/problem+json') };
}

/** Everybody learns it soon and plainly; the process itself is well. */
async function expectSaysSo(): Promise<void> {
  const asked = await Promise.all(READS.map((path) => timed(path, reader)));
  expect(asked.filter(({ status, isProblem, ms }) => status !== 503 || !isProblem || ms > (SAYS_SO_WITHIN_MS + SLACK) * stretch())).toEqual(
    [],
  );
  expect(await timed('/api/ready')).toMatchObject({ status: 503, isProblem: true });
  expect(await timed('/api/health')).toMatchObject({ status: 200 });
  expect(socket.connected).toBe(true);
}

/** @returns milliseconds until reads and writes work again */
async function wholeAfter(since: number, posting: Posting): Promise<number> {
  await eventually(async () => {
    for (const path of [...READS, '/api/ready']) expect((await timed(path, reader)).status).toBe(200);
    expect(posting.writer.tries.some(({ status, at }) => status === 201 && at > since)).toBe(true);
  }, 30_000);
  return Date.now() - since;
}

/** Takes the database away while people write, and counts afterwards. @returns milliseconds until it was whole, for each time */
async function whileWriting(times: number, takeAway: () => Promise<number>): Promise<number[]> {
  const { pid } = api;
  const whole: number[] = [];
  const { posting, tries, accepted, expectExactlyOnce } = await answering(p, api, POSTS_A_SECOND);
  try {
    for (let time = 0; time < times; time += 1) {
      await sleep(randomInt(500, 1_500));
      whole.push(await wholeAfter(await takeAway(), posting));
    }
  } finally {
    await posting.finish();
  }
  expect(api.log.split('\n').filter((line) => line.includes('500 in request'))).toEqual([]);
  expect(tries.filter(({ status }) => ![200, 201, 503].includes(status))).toEqual([]);
  expect(tries.filter(({ status, isProblem }) => status === 503 && !isProblem)).toEqual([]);
  expect(tries.some(({ status }) => status === 503)).toBe(true);
  expect(tries.filter(({ ms }) => ms > (SAYS_SO_WITHIN_MS + SLACK) * stretch())).toEqual([]);
  await expectExactlyOnce();
  expect([api.pid, api.isRunning, socket.connected]).toEqual([pid, true, true]);
  expect(api.log).not.toContain('A promise was left alone');
  const slowest = Math.max(...tries.map(({ ms }) => ms));
  console.log(`${accepted().size} posts, ${tries.length} tries, slowest answer ${slowest} ms, whole after ${whole.join(', ')} ms`);
  return whole;
}

describe('a database that goes away in the middle of many writes', () => {
  it(
    `keeps what was accepted, once, when all of it is killed (${KILLS} in all); the api lives on and is whole again within 5 s`,
    async () => {
      const whole = await whileWriting(KILLS, async () => {
        postgres.kill();
        await eventually(async () => expect((await timed('/api/session', reader)).status).toBe(503));
        await expectSaysSo();
        await postgres.again();
        return Date.now();
      });
      for (const ms of whole) expect(ms).toBeLessThan((WHOLE_WITHIN_MS + SLACK) * stretch());
    },
    60_000 + KILLS * 60_000,
  );

  it(
    `the same when it stands still for ${FROZEN_MS / 1_000} s`,
    async () => {
      const whole = await whileWriting(1, async () => {
        postgres.freeze();
        const until = Date.now() + FROZEN_MS;
        await sleep(SAYS_SO_WITHIN_MS);
        while (Date.now() < until) {
          await expectSaysSo();
          await sleep(500);
        }
        postgres.thaw();
        return Date.now();
      });
      for (const ms of whole) expect(ms).toBeLessThan((WHOLE_WITHIN_MS + SLACK) * stretch());
    },
    90_000 + FROZEN_MS,
  );
});
