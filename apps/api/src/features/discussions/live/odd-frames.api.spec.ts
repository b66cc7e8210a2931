import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { eventually } from '../../../../test/support/eventually.js';
import { naughty } from '../../../../test/support/naughty.js';
import { reply, type Talk, talkOf } from '../../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';
import { watching } from '../../../../test/support/thread-copy.js';

const FRAMES = process.env.TEST_LONG ? 10_000 : 2_000;

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

function pick<T>(values: readonly T[]): T {
  const value = values[randomInt(values.length)];
  if (value === undefined) throw new Error('Picked from nothing');
  return value;
}

/** What a page of ours never sends. */
function odd(id: string): unknown {
  const values: (() => unknown)[] = [
    () => null,
    () => [],
    () => [[[]]],
    () => pick(naughty),
    () => randomInt(1_000_000) - 500_000,
    () => 1e308,
    () => true,
    () => ({ threadId: pick(naughty), since: 0 }),
    () => ({ threadId: id, since: pick([-1, 1.5, '0', null, 1e99, []]) }),
    () => ({ threadId: id, since: 0, scholarId: id }),
    () => ({ threadId: [id], since: 0 }),
    () => ({ threadId: { toString: 'x' }, since: 0 }),
    () => ({ spaceId: pick(naughty) }),
    () => ({ hasOwnProperty: 1, threadId: id }),
    () => Buffer.from(id),
    () => 'x'.repeat(8_000),
  ];
  return pick(values)();
}

it(`lives through ${FRAMES} odd frames, answers each that asks, and knows everybody as before`, async () => {
  const thread = await t.make.thread({ spaceId: talk.ofCohort.id, authorId: talk.chen.scholar.id });
  const [stranger, member] = [await t.live(talk.ben), await t.live(talk.chen)];
  const names = ['thread.watch', 'thread.leave', 'thread.typing', 'space.watch', 'space.leave'];
  const asking = stranger as unknown as {
    emit: (...values: unknown[]) => void;
    timeout: (ms: number) => { emitWithAck: (...values: unknown[]) => Promise<{ ok: boolean; problem?: { status: number } }> };
  };
  for (let sent = 0; sent < FRAMES; sent += 100) {
    // Some ask for no answer, and some send more than one thing.
    for (let n = 0; n < 25; n += 1) asking.emit(pick(names), odd(thread.id), odd(thread.id));
    const answers = await Promise.all(Array.from({ length: 75 }, () => asking.timeout(10_000).emitWithAck(pick(names), odd(thread.id))));
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, problem: { status: 400 } });
  }
  expect(stranger.connected).toBe(true);
  expect(await watching(stranger, thread.id)).toMatchObject({ ok: false, problem: { status: 404 } });
  const heard: string[] = [];
  member.on('thread.changed', ({ post }) => heard.push(post?.html ?? ''));
  expect(await watching(member, thread.id, 1)).toMatchObject({ ok: true });
  await reply(t, talk.chen, thread.id, 'Still here');
  await eventually(() => expect(heard).toEqual(['<p dir="auto">Still here</p>']));
}, 120_000);
