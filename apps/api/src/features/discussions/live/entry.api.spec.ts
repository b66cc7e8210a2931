import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { eventually } from '../../../../test/support/eventually.js';
import { socketTo } from '../../../../test/support/live-socket.js';
import type { SignedIn } from '../../../../test/support/make.js';
import { askedDuring } from '../../../../test/support/statements.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';
import { LiveServer } from '../../../common/live/live-server.js';

/** Half of them are left to those who read and write. */
const CONNECTIONS = 4;
const PAGES = 12;
const LONGER_THAN_A_HELLO_MS = 6_000;

let t: TestApp;
let amina: SignedIn;
let threadId: string;
beforeAll(async () => {
  t = await testApp({ DATABASE_POOL: String(CONNECTIONS) });
  amina = await t.make.signedIn();
  const space = await t.make.space();
  ({ id: threadId } = await t.make.thread({ spaceId: space.id, authorId: amina.scholar.id }));
});
afterAll(() => t?.close());

const connections = (): Promise<number> =>
  new Promise((resolve, reject) =>
    t.app.getHttpServer().getConnections((error: Error | null, count: number) => (error ? reject(error) : resolve(count))),
  );

/** As many as may wait for the database, and no more. */
const expectFullLine = () =>
  eventually(async () => {
    const [{ waiting }] = await t.owner.query(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    );
    expect(waiting).toBe(CONNECTIONS / 2);
  });

/** Nobody reads this table until it is let go. */
async function locked(table: string): Promise<QueryRunner> {
  const runner = t.owner.createQueryRunner();
  await runner.startTransaction();
  await runner.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return runner;
}

async function letGo(runner: QueryRunner): Promise<void> {
  await runner.commitTransaction();
  await runner.release();
}

it('pages that come all at once to watch a thread wait for each other, and nobody else for them', async () => {
  const sockets = await Promise.all(Array.from({ length: PAGES }, () => t.live(amina)));
  await t.http(amina).get('/api/news');
  const lock = await locked('thread');
  const watching = sockets.map((socket) => socket.timeout(20_000).emitWithAck('thread.watch', { threadId, since: 1 }));
  await expectFullLine();
  expect((await t.http(amina).get('/api/news')).status).toBe(200);
  const answered = Promise.allSettled(watching);
  sockets.at(-1)?.disconnect();
  await letGo(lock);
  const answers = await answered;
  for (const answer of answers.slice(0, -1)) expect(answer).toMatchObject({ status: 'fulfilled', value: { ok: true } });
  expect(answers.at(-1)?.status).toBe('rejected');
  // Who left while he waited stands in no room.
  await eventually(() => expect(t.app.get(LiveServer).localCount(`thread:${threadId}`)).toBe(PAGES - 1));
}, 60_000);

it('so do sockets that come all at once, each of them a person of whom nothing is known yet', async () => {
  const people = await Promise.all(Array.from({ length: PAGES }, () => t.make.signedIn()));
  await t.http(amina).get('/api/news');
  const lock = await locked('session');
  const coming = people.map((person) => t.live(person));
  await expectFullLine();
  expect((await t.http(amina).get('/api/news')).status).toBe(200);
  await letGo(lock);
  expect((await Promise.all(coming)).every(({ connected }) => connected)).toBe(true);
}, 60_000);

it('nothing is asked for those who have gone while they waited', async () => {
  const people = await Promise.all(Array.from({ length: PAGES }, () => t.make.signedIn()));
  const late = await t.make.signedIn();
  const lock = await locked('session');
  const before = await connections();
  const address = await t.address();
  const asked = await askedDuring(async () => {
    const coming = people.map((person) => socketTo(address, person).connect());
    await expectFullLine();
    for (const socket of coming) socket.disconnect();
    await eventually(async () => expect(await connections()).toBe(before));
    await letGo(lock);
    await t.live(late);
  });
  // And for who came after them.
  expect(asked.filter(({ text }) => text.includes('token_hash'))).toHaveLength(CONNECTIONS / 2 + 1);
}, 60_000);

it('whoever has said hello is not sent away while he waits for his turn, and comes in then', async () => {
  const people = await Promise.all(Array.from({ length: PAGES }, () => t.make.signedIn()));
  const lock = await locked('session');
  const coming = Promise.allSettled(people.map((person) => t.live(person)));
  await sleep(LONGER_THAN_A_HELLO_MS);
  await letGo(lock);
  const outcomes = await coming;
  expect(outcomes.map(({ status }) => status)).toEqual(people.map(() => 'fulfilled'));
}, 60_000);
