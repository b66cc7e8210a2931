import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiProcess } from '../support/api-process.js';
import { Balancer } from '../support/balancer.js';
import { betweenProcesses } from '../support/between-processes.js';
import { stretch } from '../support/machine-load.js';
import { eventually } from '../support/eventually.js';
import { Posting } from '../support/posting.js';
import { type Processes, processes } from '../support/processes.js';
import { ReadingPages } from '../support/reading-pages.js';
import { watching } from '../support/thread-copy.js';

const [PROCESSES, SOCKETS, THREADS] = process.env.TEST_LONG ? [3, 1_600, 25] : [2, 100, 10];
/** Of those who hang on the process that is killed: more than 500 as a rule. The proxy gives each its turn, and some of the connections in turn are requests. */
const AT_LEAST_CUT = process.env.TEST_LONG ? 450 : 25;
const PEOPLE = 50;
const BACK_WITHIN_MS = 20_000;
/** Its death is noticed by beats that do not come; those who read there alone are still counted until then. */
const UNCOUNTED_WITHIN_MS = 5_000;
const AGREED_WITHIN_MS = 3_000;
const POST_EVERY_MS = 50;

let p: Processes;
let apis: ApiProcess[];
let front: Balancer;
beforeAll(async () => {
  p = await processes();
  apis = [];
  for (let n = 0; n < PROCESSES; n += 1) apis.push(await p.start(betweenProcesses));
  front = await Balancer.before(apis);
}, 120_000);
afterAll(async () => {
  await front?.close();
  await p?.close();
});

it(`${SOCKETS} pages of which one of ${PROCESSES} processes is killed are back on the others within 20 s, each complete and counting who is there, while people write`, async () => {
  const people = await p.make.several(PEOPLE);
  const threads = await p.make.threads(THREADS);
  const pages = new ReadingPages(front, people, threads, SOCKETS);
  const posting = new Posting({ make: p.make, place: front }, POST_EVERY_MS, people, threads);
  try {
    await pages.open();
    // One more reader of each thread, who hangs on the process that is killed, and does not come back.
    for (const thread of threads) {
      const gone = await apis[0]?.live(await p.make.signedIn());
      if (gone) await watching(gone, thread.id, 1);
    }
    await eventually(() => pages.expectPresence(1), AGREED_WITHIN_MS);
    const cut = pages.watchCuts();
    const killedAt = Date.now();
    await apis[0]?.kill();
    await eventually(() => expect(cut.count).toBeGreaterThanOrEqual(AT_LEAST_CUT));
    await eventually(() => expect(cut.stillAway()).toBe(0), BACK_WITHIN_MS * stretch());
    const back = cut.lastBack() - killedAt;
    await eventually(() => pages.expectPresence(0), Math.max(AGREED_WITHIN_MS, UNCOUNTED_WITHIN_MS - (Date.now() - killedAt)));
    const counted = Date.now() - killedAt;
    await sleep(1_000);
    await posting.finish();
    expect(posting.count).toBeGreaterThan(50);
    await pages.expectComplete(p.owner, posting);
    const told = `${cut.count} of ${SOCKETS} pages cut, the last back after ${back} ms, all counted after ${counted} ms; ${posting.count} posts, ${posting.writer.failures.length} sent again`;
    process.stdout.write(`${told}\n`);
  } finally {
    posting.giveUp();
    pages.close();
  }
}, 240_000);
