import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PostView } from '@scholars-commons/shared/discussions';
import { stretch } from '../../../../test/support/machine-load.js';
import { eventually } from '../../../../test/support/eventually.js';
import { reply } from '../../../../test/support/talk.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';
import { ThreadCopy } from '../../../../test/support/thread-copy.js';

const MEMBERS = 100;
const READERS = 5;
/** On a quiet machine the last is accepted within a second; the promise is five. */
const MOST_MS = 15_000;

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t?.close());

it(`${MEMBERS} members answer in one thread at once: each is accepted, stored once, and seen once by every reader, in one order`, async () => {
  const space = await t.make.space();
  const asker = await t.make.signedIn();
  const thread = await t.make.thread({ spaceId: space.id, authorId: asker.scholar.id });
  const members = await Promise.all(Array.from({ length: MEMBERS }, () => t.make.signedIn()));
  const copies: ThreadCopy[] = [];
  for (const reader of members.slice(0, READERS)) {
    const copy = await new ThreadCopy(t, reader, thread.id).load();
    await copy.watch(await t.live(reader));
    copies.push(copy);
  }
  const begun = Date.now();
  const posts: PostView[] = await Promise.all(members.map((member) => reply(t, member, thread.id, 'All at once')));
  expect(Date.now() - begun).toBeLessThan(MOST_MS * stretch());
  const numbers = Array.from({ length: MEMBERS + 1 }, (_, n) => n + 1);
  expect(posts.map(({ number }) => number).toSorted((one, other) => one - other)).toEqual(numbers.slice(1));
  const stored = await t.owner.query<{ id: string; number: number }[]>('SELECT id, number FROM post WHERE thread_id = $1 ORDER BY number', [
    thread.id,
  ]);
  expect(stored.map(({ number }) => number)).toEqual(numbers);
  expect(new Map(stored.slice(1).map(({ id, number }) => [id, number]))).toEqual(
    new Map(posts.toSorted((one, other) => one.number - other.number).map(({ id, number }) => [id, number])),
  );
  for (const copy of copies) await eventually(() => expect(copy.shown().map(({ id }) => id)).toEqual(stored.map(({ id }) => id)), 10_000);
}, 60_000);
