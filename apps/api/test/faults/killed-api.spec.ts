import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiProcess } from '../support/api-process.js';
import type { SignedIn } from '../support/make.js';
import { type Processes, processes } from '../support/processes.js';

const KILLS = process.env.TEST_LONG ? 50 : 5;
const POSTS_A_SECOND = 10;
const BACK_WITHIN_MS = 10_000;
const ANSWER_WITHIN_MS = 5_000;

let p: Processes;
let api: ApiProcess;
beforeAll(async () => {
  p = await processes();
  api = await p.start();
}, 60_000);
afterAll(() => p?.close());

it(
  `loses no accepted post and doubles none, notifications neither, while it is killed ${KILLS} times`,
  async () => {
    const { make, owner } = p;
    const asker = await make.signedIn();
    const people = await Promise.all(Array.from({ length: 5 }, () => make.signedIn()));
    const thread = await make.thread({ authorId: asker.scholar.id });
    const accepted = new Map<string, number>();
    let isOver = false;

    /** As a page does: the same post with the same id until it is answered. */
    async function postUntilAnswered(who: SignedIn): Promise<void> {
      const id = make.id();
      for (;;) {
        const answer = await fetch(`${api.address}/api/threads/${thread.id}/posts`, {
          method: 'POST',
          headers: { cookie: `commons=${who.token}`, origin: api.address, 'content-type': 'application/json' },
          body: JSON.stringify({ id, markdown: `Words of ${id}`, replyTo: thread.firstPostId }),
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        }).catch(() => null);
        if (answer?.status === 201 || answer?.status === 200) {
          const { number } = (await answer.json().catch(() => ({}))) as { number?: number };
          if (number !== undefined) {
            accepted.set(id, number);
            return;
          }
        } else if (answer && answer.status < 500) throw new Error(`Answered ${answer.status}: ${await answer.text()}`);
        await sleep(100);
      }
    }

    const posting: Promise<void>[] = [];
    const writing = (async () => {
      for (let n = 0; !isOver; n += 1) {
        const who = people[n % people.length];
        if (who) posting.push(postUntilAnswered(who));
        await sleep(1_000 / POSTS_A_SECOND);
      }
    })();
    const back: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(randomInt(300, 1_500));
      await api.kill();
      back.push(await api.restart());
    }
    await sleep(500);
    isOver = true;
    await writing;
    await Promise.all(posting);

    // On a machine that has more to do than processors, everybody waits for his turn, and so does a start.
    const crowd = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
    const usual = back.toSorted((one, other) => one - other)[Math.floor(KILLS / 2)];
    expect(usual).toBeLessThan(BACK_WITHIN_MS * crowd);
    const rows = await owner.query<{ id: string; number: number }[]>('SELECT id, number FROM post WHERE thread_id = $1 ORDER BY number', [
      thread.id,
    ]);
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: accepted.size + 1 }, (_, n) => n + 1));
    expect(new Map(rows.slice(1).map(({ id, number }) => [id, number]))).toEqual(
      new Map([...accepted].toSorted(([, one], [, other]) => one - other)),
    );
    const [counters] = await owner.query<object[]>('SELECT seq, post_count, last_post_number FROM thread WHERE id = $1', [thread.id]);
    expect(counters).toEqual({ seq: rows.length, post_count: rows.length, last_post_number: rows.length });
    const told = await owner.query<{ post_id: string }[]>('SELECT post_id FROM notification WHERE scholar_id = $1', [asker.scholar.id]);
    expect(told.map(({ post_id }) => post_id).toSorted()).toEqual([...accepted.keys()].toSorted());
    const markers = await owner.query<object[]>(
      `SELECT 1 FROM read_marker m WHERE m.thread_id = $1 AND m.read_number <>
         (SELECT max(p.number) FROM post p WHERE p.thread_id = m.thread_id AND p.author_id = m.scholar_id)`,
      [thread.id],
    );
    expect(markers).toEqual([]);
  },
  60_000 + KILLS * 30_000,
);
