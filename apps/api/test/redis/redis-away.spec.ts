import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeChanged } from '@scholars-commons/shared/live-events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiProcess } from '../support/api-process.js';
import { stretch } from '../support/machine-load.js';
import { eventually, hearing } from '../support/eventually.js';
import { allLettersSent, lettersOf } from '../support/letters.js';
import type { SignedIn } from '../support/make.js';
import { Posting, Suspending } from '../support/posting.js';
import { type Processes, processes } from '../support/processes.js';
import { RedisServer } from '../support/redis-server.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { ThreadCopy } from '../support/thread-copy.js';

/** The way back of each connection, and then a word on how far each thread is. */
const CAUGHT_UP_WITHIN_MS = 15_000;
/** Without that word it is the next pulse: who is emptied, and stays, tells nobody. */
const NEXT_PULSE_MS = 35_000;
/** What a post may take, waiting for nobody. */
const USUAL_MS = 2_500;
const AWAY_MS = 3_000;
const SIGN_INS = 5;

let p: Processes;
let redis: RedisServer;
let sink: SmtpSink;
let apis: ApiProcess[];
let readers: SignedIn[];

beforeAll(async () => {
  p = await processes();
  sink = await SmtpSink.start();
  redis = await RedisServer.notYet();
  readers = await p.make.several(2);
}, 60_000);
afterAll(async () => {
  await p?.close();
  await redis?.close();
  await sink?.close();
});

/** One reader at each process, who have read all there is so far. */
async function readersOf(threadId: string): Promise<ThreadCopy[]> {
  return Promise.all(
    apis.map(async (api, n) => {
      const who = readers[n];
      if (!who) throw new Error('Nobody reads');
      const copy = new ThreadCopy(api, who, threadId);
      await copy.watch(await api.live(who));
      return copy;
    }),
  );
}

/** Written at each process, heard at each, without being asked for. */
async function expectAllHearAll(): Promise<void> {
  const thread = await p.make.thread();
  const copies = await readersOf(thread.id);
  for (const [n, api] of apis.entries()) {
    const body = { id: p.make.id(), markdown: 'Do you hear this?' };
    expect((await api.http(readers[n]).post(`/api/threads/${thread.id}/posts`, body)).status).toBe(201);
  }
  await eventually(() => expect(copies.map(({ posts, asked }) => [posts.size, asked])).toEqual(apis.map(() => [apis.length + 1, 0])));
}

it('serves people before Redis is there, each process for itself, and joins the others once it comes', async () => {
  apis = [];
  for (let n = 0; n < 2; n += 1) apis.push(await p.start({ REDIS_URL: redis.url, SMTP_URL: sink.url, LOG_LEVEL: 'warn' }));
  const thread = await p.make.thread();
  const [copy] = await readersOf(thread.id);
  const body = { id: p.make.id(), markdown: 'Is anybody there?' };
  expect((await apis[0]?.http(readers[0]).post(`/api/threads/${thread.id}/posts`, body))?.status).toBe(201);
  await eventually(() => expect(copy?.posts.size).toBe(2));
  expect(copy?.asked).toBe(0);
  await redis.start();
  await eventually(expectAllHearAll, 20_000);
}, 120_000);

describe.each<[string, number, () => unknown, () => unknown]>([
  ['killed, and started again empty', CAUGHT_UP_WITHIN_MS, () => redis.kill(), () => redis.start()],
  ['emptied', NEXT_PULSE_MS, () => redis.say('FLUSHALL'), () => redis.say('FLUSHALL')],
  ['standing still, and going on', CAUGHT_UP_WITHIN_MS, () => redis.signal('SIGSTOP'), () => redis.signal('SIGCONT')],
])('Redis %s, while people write', (_what, caughtUpWithin, goes, comes) => {
  it('loses and doubles nothing, holds nobody up, ends no session, and pages are complete again by themselves', async () => {
    const { make, owner } = p;
    const asker = await make.signedIn();
    const moderator = await make.signedIn({ grants: ['moderator'] });
    const suspended = await make.several(10);
    const thread = await make.thread({ authorId: asker.scholar.id });
    const copies = await readersOf(thread.id);
    const [one, other] = apis.map((place) => new Posting({ make, place }, 120, readers, [thread]));
    const suspending = new Suspending({ make, place: apis[0] ?? { address: '' } }, 400, moderator, suspended);
    if (!one || !other) throw new Error('Nobody writes');
    try {
      await sleep(1_000);
      await goes();
      await sleep(AWAY_MS);
      // Nothing is written once Redis is back: no later event tells a page that it is behind.
      for (const writing of [one, other, suspending]) await writing.finish();
      await comes();
      const back = Date.now();

      // Every word is there once, under the number that its writer was told.
      const accepted = new Map([one, other].flatMap((posting) => [...(posting.accepted.get(thread.id) ?? [])]));
      const rows = await owner.query<{ id: string; number: number }[]>('SELECT id, number FROM post WHERE thread_id = $1 AND number > 1', [
        thread.id,
      ]);
      expect(new Map(rows.map(({ id, number }) => [id, number]))).toEqual(accepted);
      expect([one, other].flatMap(({ writer }) => writer.failures)).toEqual([]);
      const times = [one, other].flatMap(({ writer }) => writer.times).toSorted((a, b) => a - b);
      expect(times.at(Math.floor(times.length * 0.95))).toBeLessThan(USUAL_MS * stretch());

      await eventually(() => expect(copies.map(({ seq }) => seq)).toEqual(apis.map(() => rows.length + 1)), caughtUpWithin);
      const caughtUp = Date.now() - back;
      for (const copy of copies)
        expect(copy.shown().map(({ number }) => number)).toEqual(Array.from({ length: rows.length + 1 }, (_, n) => n + 1));
      await eventually(expectAllHearAll, CAUGHT_UP_WITHIN_MS);

      for (const api of apis) for (const who of [...readers, asker]) expect((await api.http(who).get('/api/session')).status).toBe(200);
      const [notified] = await owner.query<[{ count: number }]>('SELECT count(*)::int AS count FROM notification WHERE scholar_id = $1', [
        asker.scholar.id,
      ]);
      expect(notified.count).toBe(accepted.size);
      await allLettersSent(owner);
      const letters = lettersOf(sink);
      const { accepted: told } = suspending;
      expect(told.length).toBeGreaterThan(5);
      expect(told.map(({ email }) => letters.get(email)?.size)).toEqual(told.map(() => 1));
      process.stdout.write(
        `${accepted.size} posts, ${times.at(-1)} ms at most, pages complete ${caughtUp} ms after; ${told.length} letters\n`,
      );
    } finally {
      for (const writing of [one, other, suspending]) writing.giveUp();
    }
  }, 120_000);
});

it('tells the bell of what came while it was away', async () => {
  const [here, there] = apis;
  const [writer] = readers;
  if (!here || !there || !writer) throw new Error('Nobody is there');
  const asker = await p.make.signedIn();
  const thread = await p.make.thread({ authorId: asker.scholar.id });
  const socket = await there.live(asker);
  const heard = hearing<MeChanged>((on) => socket.on('me.changed', on));
  await redis.kill();
  const body = { id: p.make.id(), markdown: 'An answer to you', replyTo: thread.firstPostId };
  expect((await here.http(writer).post(`/api/threads/${thread.id}/posts`, body)).status).toBe(201);
  await sleep(500);
  expect(heard).toEqual([]);
  await redis.start();
  await eventually(() => expect(heard.at(-1)).toEqual({ unreadNotifications: 1 }), CAUGHT_UP_WITHIN_MS);
});

it('limits hold over all processes while Redis is away', async () => {
  await redis.kill();
  const strict = [];
  for (let n = 0; n < 2; n += 1) strict.push(await p.start({ REDIS_URL: redis.url, LIMITS: 'on' }));
  const email = 'nobody.of.that.name@alumni.example';
  const statuses = [];
  for (let n = 0; n < SIGN_INS * 2; n += 1)
    statuses.push((await strict[n % 2]?.http().post('/api/session', { email, password: 'a lantern by the harbour' }))?.status);
  expect(statuses).toEqual([...Array(SIGN_INS).fill(401), ...Array(SIGN_INS).fill(429)]);
}, 120_000);

it('ends in order while Redis is away', async () => {
  const begun = Date.now();
  await Promise.all(apis.map((api) => api.stop()));
  expect(Date.now() - begun).toBeLessThan(10_000);
  for (const api of apis) {
    expect(api.log).toContain('Redis is away');
    expect(api.log).not.toContain('A promise was left alone');
  }
});
