import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiProcess } from '../support/api-process.js';
import { stretch } from '../support/machine-load.js';
import { expectExactlyOnce } from '../support/exactly-once.js';
import { allLettersSent, lettersOf } from '../support/letters.js';
import { Posting, Suspending } from '../support/posting.js';
import { type Processes, processes } from '../support/processes.js';
import { SmtpSink } from '../support/smtp-sink.js';

const KILLS = process.env.TEST_LONG ? 50 : 3;
/** Of so many kills one is followed by another, in the middle of the start. */
const ONCE_IN = 3;
const POSTS_A_SECOND = 10;
const SUSPEND_EVERY_MS = 400;
const BACK_WITHIN_MS = 10_000;

let p: Processes;
let api: ApiProcess;
let sink: SmtpSink;
beforeAll(async () => {
  sink = await SmtpSink.start();
  p = await processes();
  api = await p.start({ SMTP_URL: sink.url });
}, 60_000);
afterAll(async () => {
  await p?.close();
  await sink?.close();
});

it(
  `loses nothing that was accepted and doubles nothing, posts, notifications and letters, while it is killed ${KILLS} times, also while it starts`,
  async () => {
    const { make, owner } = p;
    const asker = await make.signedIn();
    const moderator = await make.signedIn({ grants: ['moderator'] });
    const people = await make.several(5);
    const suspended = await make.several(KILLS * 4);
    const thread = await make.thread({ authorId: asker.scholar.id });
    const where = { make, place: api };
    const posting = new Posting(where, 1_000 / POSTS_A_SECOND, people, [thread]);
    const suspending = new Suspending(where, SUSPEND_EVERY_MS, moderator, suspended);

    const back: number[] = [];
    let [startsKilled, slowest] = [0, 0];
    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        await sleep(randomInt(300, 1_500));
        await api.kill();
        if (kill % ONCE_IN === ONCE_IN - 1) {
          const isCaught = await api.killWhileStarting(randomInt(100, Math.max(200, Math.floor(0.7 * Math.min(...back)))));
          startsKilled += isCaught ? 1 : 0;
        }
        const took = await api.restart();
        back.push(took);
        slowest = Math.max(slowest, took / stretch());
      }
      await sleep(500);
      await posting.finish();
      await suspending.finish();
    } finally {
      posting.giveUp();
      suspending.giveUp();
    }
    const accepted = posting.accepted.get(thread.id) ?? new Map<string, number>();

    expect(slowest).toBeLessThan(BACK_WITHIN_MS);
    const usual = back.toSorted((one, other) => one - other)[Math.floor(KILLS / 2)];
    await expectExactlyOnce(owner, { threadId: thread.id, askerId: asker.scholar.id, accepted });

    await allLettersSent(owner);
    expect(suspending.accepted.length).toBeGreaterThan(KILLS);
    const letters = lettersOf(sink);
    expect([...letters.keys()].toSorted()).toEqual(suspending.accepted.map(({ email }) => email).toSorted());
    for (const [to, ids] of letters) expect([to, ids.size]).toEqual([to, 1]);
    // Taken by the mail server, and the process killed before it could note that: no more than what was under way at each kill.
    const again = sink.received.length - letters.size;
    expect(again).toBeLessThanOrEqual((KILLS + Math.ceil(KILLS / ONCE_IN)) * 2);
    process.stdout.write(
      `${accepted.size} posts, ${letters.size} letters, ${again} handed over twice; ${startsKilled} starts killed; back after ${usual} ms, at the latest after ${Math.max(...back)}\n`,
    );
  },
  60_000 + KILLS * 30_000,
);
