import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PostPage, ThreadPage } from '@scholars-commons/shared/discussions';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidV7 } from 'uuid';
import { hashToken, newToken } from '../../src/common/auth/tokens.js';
import { hashPassword } from '../../src/features/accounts/passwords.js';
import type { ApiProcess } from '../support/api-process.js';
import { eventually } from '../support/eventually.js';
import type { SignedIn } from '../support/make.js';
import { aSubmission } from '../support/news.js';
import { type Processes, processes } from '../support/processes.js';
import { wrongClock } from '../support/wrong-clock.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;
const IS_LONG = Boolean(process.env.TEST_LONG);
/** Cases of the full form. */
const rarely = <T>(...cases: T[]): T[] => (IS_LONG ? cases : []);
/** After so long a page that said too much may speak again. */
const EVENT_WINDOW_MS = 10_500;
const PASSWORD = 'a lantern by the harbour';
/** New York's clocks show 1:59 there, and a minute later 1:00 once more. */
const BEFORE_THE_HOUR_COMES_TWICE = Date.parse('2026-11-01T05:59:30Z');

let p: Processes;
let amina: SignedIn;
let api: ApiProcess;
beforeAll(async () => {
  p = await processes();
  // Whoever comes first writes down what is to be done by the minute.
  const first = await p.start();
  await eventually(
    async () => expect(await p.owner.query(`SELECT 1 FROM pgboss.schedule WHERE name = 'publish-scheduled'`)).toHaveLength(1),
    20_000,
  );
  await first.stop();
  amina = await p.make.signedIn({ passwordHash: await hashPassword(PASSWORD), givenName: 'Amina' });
}, 90_000);
afterAll(() => p?.close());
afterEach(() => api?.kill());

const inDatabase = async (sql: string): Promise<Date> => (await p.owner.query<[{ at: Date }]>(`SELECT ${sql} AS at`))[0].at;
const signIn = (email: string, password: string) => api.http().post('/api/session', { email, password });

/** A session, or a link that signs in, that ends at this time of the database's. */
async function ending(table: 'session' | 'link', end: string): Promise<string> {
  const token = newToken();
  if (table === 'session')
    await p.owner.query(`INSERT INTO session (id, token_hash, account_id, expires_at) VALUES ($1, $2, $3, now() + $4::interval)`, [
      p.make.id(),
      hashToken(token),
      amina.accountId,
      end,
    ]);
  else
    await p.owner.query(
      `INSERT INTO credential_link (id, kind, token_hash, account_id, scholar_id, email, expires_at) VALUES ($1, 'sign-in', $2, $3, $4, $5, now() + $6::interval)`,
      [p.make.id(), hashToken(token), amina.accountId, amina.scholar.id, amina.email, end],
    );
  return token;
}

/** Suspended until then. */
async function suspended(until: string): Promise<string> {
  const who = await p.make.signedIn({ passwordHash: await hashPassword(PASSWORD) });
  await p.owner.query(
    `UPDATE scholar SET state = 'suspended', suspended_reason = 'Spam', suspended_until = now() + $2::interval WHERE id = $1`,
    [who.scholar.id, until],
  );
  return who.email;
}

describe.each([
  // One waits for the minute in the short form: early is where it could publish what is not due.
  ['ten minutes ahead', 10 * MINUTE, true],
  ['ten minutes behind', -10 * MINUTE, IS_LONG],
  ...rarely<[string, number, boolean]>(['a year ahead', YEAR, true]),
])('a server whose clock is %s', (_how, shift, waitsForTheMinute) => {
  let due: string;
  let ahead: string;
  beforeEach(async () => {
    due = (
      await aSubmission(p, { submitterId: amina.scholar.id, state: 'scheduled', kind: 'news', publishAt: new Date(Date.now() - 1_000) })
    ).id;
    ahead = (
      await aSubmission(p, {
        submitterId: amina.scholar.id,
        state: 'scheduled',
        kind: 'news',
        publishAt: new Date(Date.now() + 5 * MINUTE),
      })
    ).id;
    // As if the last look at what is due by the minute were longer ago.
    await p.owner.query(`DELETE FROM pgboss.job WHERE name = '__pgboss__send-it'`);
    await p.owner.query('UPDATE pgboss.version SET cron_on = NULL');
    api = await p.start({ LIMITS: 'on', LOG_LEVEL: 'warn', ...wrongClock(shift) });
  }, 60_000);

  it('tells the time by the database', async () => {
    // Sessions, links and suspensions end when the database says.
    const [long, short] = [await ending('session', '1 hour'), await ending('session', '3 seconds')];
    expect((await api.http({ token: short }).get('/api/session')).status).toBe(200);
    const [past, valid] = [await ending('link', '-1 second'), await ending('link', '1 minute')];
    const redeemed = await Promise.all([past, valid].map((token) => api.http().post('/api/session/link/redeem', { token })));
    expect(redeemed.map(({ status }) => status)).toEqual([410, 201]);
    expect((await signIn(await suspended('-1 second'), PASSWORD)).status).toBe(201);
    expect((await signIn(await suspended('5 minutes'), PASSWORD)).status).toBe(403);
    expect((await signIn(amina.email, PASSWORD)).status).toBe(201);
    await sleep(3_000);
    expect((await api.http({ token: short }).get('/api/session')).status).toBe(401);
    expect((await api.http({ token: long }).get('/api/session')).status).toBe(200);

    // What was said is in its order, and of its time.
    const thread = await p.make.thread();
    const said = [];
    for (const markdown of ['one', 'two', 'three'])
      said.push(
        (
          await api
            .http(amina)
            .post<{ number: number; createdAt: string }>(`/api/threads/${thread.id}/posts`, { id: p.make.id(), markdown })
        ).body,
      );
    expect(said.map(({ number }) => number)).toEqual([2, 3, 4]);
    const now = await inDatabase('now()');
    for (const { createdAt } of said) expect(Math.abs(now.getTime() - Date.parse(createdAt))).toBeLessThan(MINUTE / 2);

    // Five wrong guesses lock for a quarter of an hour, and no longer.
    const ben = await p.make.signedIn({ passwordHash: await hashPassword(PASSWORD) });
    const guesses = [];
    for (let guess = 0; guess < 6; guess += 1) guesses.push(await signIn(ben.email, 'not this one'));
    expect(guesses.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(Number(guesses.at(-1)?.headers['retry-after'])).toBeGreaterThan(14 * 60);
    expect(Number(guesses.at(-1)?.headers['retry-after'])).toBeLessThanOrEqual(15 * 60);
    await p.owner.query(`UPDATE rate_limit SET expire = expire - 14 * 60000`);
    expect((await signIn(ben.email, PASSWORD)).status).toBe(429);
    await p.owner.query(`UPDATE rate_limit SET expire = expire - 60000`);
    expect((await signIn(ben.email, PASSWORD)).status).toBe(201);

    if (!waitsForTheMinute) return;
    // News go out at their time, by the minute, though not before.
    const stateOf = async (id: string) =>
      (await p.owner.query<[{ state: string }]>('SELECT state FROM news_submission WHERE id = $1', [id]))[0].state;
    await eventually(async () => expect(await stateOf(due)).toBe('published'), 45_000);
    expect(await stateOf(ahead)).toBe('scheduled');
  }, 90_000);
});

describe('a clock that is set while people are there', () => {
  it.each([
    ['an hour back', wrongClock(0, { jump: -HOUR }), true],
    ...rarely<[string, Record<string, string>, boolean]>(
      ['a year back, once it is right', wrongClock(YEAR, { jump: -YEAR }), true],
      ['ten minutes on', wrongClock(0, { jump: 10 * MINUTE }), true],
    ),
    [
      'over an hour that comes twice',
      wrongClock(BEFORE_THE_HOUR_COMES_TWICE - Date.now(), { jump: MINUTE, zone: 'America/New_York' }),
      IS_LONG,
    ],
  ])(
    '%s: nobody stays in or out for it',
    async (_how, clock, waitsForSockets) => {
      api = await p.start({ LIMITS: 'on', ...clock });
      const socket = await api.live(amina);
      const spaceId = (await p.make.space()).id;
      const ben = await p.make.signedIn({ passwordHash: await hashPassword(PASSWORD) });
      const short = await ending('session', '3 seconds');
      expect((await api.http({ token: short }).get('/api/session')).status).toBe(200);
      for (let guess = 0; guess < 5; guess += 1) await signIn(ben.email, 'not this one');
      for (let event = 0; event < 100; event += 1) await socket.emitWithAck('space.leave', { spaceId });
      expect(await socket.emitWithAck('space.leave', { spaceId })).toMatchObject({ ok: false, problem: { status: 429 } });
      const begun = Date.now();
      api.signal('SIGWINCH');
      await sleep(100);

      // What was too much is so still, and for no longer than its window.
      const refused = await signIn(ben.email, PASSWORD);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(15 * 60);
      await p.owner.query(`UPDATE rate_limit SET expire = expire - 15 * 60000`);
      expect((await signIn(ben.email, PASSWORD)).status).toBe(201);
      await sleep(Math.max(0, begun + 3_500 - Date.now()));
      expect((await api.http({ token: short }).get('/api/session')).status).toBe(401);
      if (!waitsForSockets) return;
      await sleep(Math.max(0, begun + EVENT_WINDOW_MS - Date.now()));
      expect(await socket.emitWithAck('space.leave', { spaceId })).toEqual({ ok: true });
    },
    90_000,
  );
});

describe('a page whose clock is a year wrong', () => {
  it.each([
    ['behind', -YEAR],
    ['ahead', YEAR],
  ])(
    '%s: its ids are taken, and order and pages are as the server has it',
    async (_how, shift) => {
      api = await p.start();
      const http = api.http(amina);
      const theirs = (at: number) => uuidV7({ msecs: Date.now() + shift - at * 1_000 });
      const space = await p.make.space();
      const threads: string[] = [];
      for (const n of [0, 1, 2, 3]) {
        // Each id is older than the one before.
        const thread = { id: theirs(n), spaceId: space.id, title: `Thread ${n} of a page`, post: { id: theirs(n), markdown: 'Words' } };
        expect((await http.post('/api/threads', thread)).status).toBe(201);
        threads.push(thread.id);
        await p.make.thread({ spaceId: space.id }).then(({ id }) => threads.push(id));
      }
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body }: { body: ThreadPage } = await http.get<ThreadPage>(
          `/api/threads?space=${space.slug}&limit=3${cursor ? `&cursor=${cursor}` : ''}`,
        );
        seen.push(...body.items.map(({ id }) => id));
        cursor = body.next;
      }
      expect(seen).toEqual(threads.toReversed());

      const [thread = ''] = threads;
      for (const n of [0, 1, 2, 3, 4])
        expect((await http.post(`/api/threads/${thread}/posts`, { id: theirs(n + 10), markdown: `Words ${n}` })).status).toBe(201);
      const numbers: number[] = [];
      for (let after: number | null = 0; after !== null; ) {
        const { body }: { body: PostPage } = await http.get<PostPage>(`/api/threads/${thread}/posts?after=${after}&limit=2`);
        numbers.push(...body.items.map(({ number }) => number));
        after = body.next;
      }
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
    },
    90_000,
  );
});
