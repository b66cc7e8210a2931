import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { ServerEvents } from '@scholars-commons/shared/live-events';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, hearing } from '../../../../test/support/eventually.js';
import type { SignedIn } from '../../../../test/support/make.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';
import { watching } from '../../../../test/support/thread-copy.js';
import { LiveServer } from '../../../common/live/live-server.js';

/** Three beats that do not come, the look that follows, and the time of gathering. */
const FORGOTTEN_WITHIN_MS = 5_000;

let t: TestApp;
let amina: SignedIn;
beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn({ givenName: 'Amina' });
});
afterAll(() => t?.close());

/** A page of Amina's, and another process, which says what the test says. */
async function reading() {
  const thread = await t.make.thread({ authorId: amina.scholar.id });
  const socket = await t.live(amina);
  const heard = hearing<Parameters<ServerEvents['thread.presence']>[0]>((on) => socket.on('thread.presence', on));
  await watching(socket, thread.id, 1);
  const process = t.make.id();
  const hear = (name: string, told: object) =>
    t.app
      .get(LiveServer)
      ['io'].of('/')
      ._onServerSideEmit([name, { process, ...told }]);
  return {
    counted: (count: number, within?: number) => eventually(() => expect(heard.at(-1)).toMatchObject({ count }), within),
    said: () => heard.map(({ count }) => count),
    sayReaders: (count: number) => {
      const people = count > 100 ? [] : Array.from({ length: count }, () => t.make.id());
      hear('presence', { threadId: thread.id, count, people, named: [] });
    },
    beat: () => hear('presence.beat', {}),
    threadId: thread.id,
  };
}

it.each([
  ['few', 3],
  ['a crowd', 150],
])(
  'the readers of another process are counted while it beats, and gone soon after it fell silent: %s',
  async (_what, count) => {
    const page = await reading();
    page.sayReaders(count);
    await page.counted(1 + count);
    for (let second = 0; second < 6; second += 1) {
      await sleep(1_000);
      page.beat();
    }
    expect(new Set(page.said().slice(page.said().indexOf(1 + count)))).toEqual(new Set([1 + count]));
    await page.counted(1, FORGOTTEN_WITHIN_MS);
  },
  60_000,
);

it('a process that was only slow is counted again with its next beat', async () => {
  const page = await reading();
  page.sayReaders(2);
  await page.counted(3);
  await page.counted(1, FORGOTTEN_WITHIN_MS);
  page.beat();
  await page.counted(3);
}, 60_000);

it.each([1, 0])('a process that says for the first time who reads, %d of them, is told who reads here', async (count) => {
  const page = await reading();
  await page.counted(1);
  const told = jest.spyOn(t.app.get(LiveServer), 'toOtherProcesses');
  page.sayReaders(count);
  const here = { threadId: page.threadId, count: 1, people: [amina.scholar.id] };
  expect(told.mock.calls).toEqual([['presence', expect.objectContaining(here)]]);
  told.mockRestore();
});
