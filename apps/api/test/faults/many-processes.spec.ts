import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PostView, ThreadView } from '@scholars-commons/shared/discussions';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import type { TodayView } from '@scholars-commons/shared/today';
import { viewersChanged } from '../../src/common/auth/viewer-changes.js';
import { hashPassword } from '../../src/features/accounts/passwords.js';
import type { Cohort } from '../../src/features/programs/cohort.entity.js';
import type { ApiProcess } from '../support/api-process.js';
import { betweenProcesses } from '../support/between-processes.js';
import { type Devices, everywhere } from '../support/devices.js';
import { eventually, hearing } from '../support/eventually.js';
import type { SignedIn } from '../support/make.js';
import { tokenSent } from '../support/outbox.js';
import { type Processes, processes } from '../support/processes.js';
import { watching } from '../support/thread-copy.js';

const COUNT = 3;
const WITHIN_MS = 3_000;
const PASSWORD = 'a lantern by the harbour';
const NEW_PASSWORD = 'seven slow green rivers';

let p: Processes;
let apis: ApiProcess[];
let passwordHash: string;
let [ada, kofi]: [SignedIn, SignedIn] = [] as never;

beforeAll(async () => {
  p = await processes();
  apis = [];
  for (let n = 0; n < COUNT; n += 1) apis.push(await p.start(betweenProcesses));
  passwordHash = await hashPassword(PASSWORD);
  ada = await p.make.signedIn({ givenName: 'Ada', grants: ['admin'] });
  kofi = await p.make.signedIn({ givenName: 'Kofi', grants: ['moderator'] });
}, 150_000);
afterAll(() => p?.close());

/** Another process at each call, so that each is the one where something happens. */
let turn = 0;
const somewhere = (): ApiProcess => {
  turn += 1;
  const api = apis[turn % COUNT];
  if (!api) throw new Error('No process');
  return api;
};

describe(`what happens at one of ${COUNT} processes is heard at each within 3 s`, () => {
  let reader: SignedIn;
  let writer: SignedIn;
  let thread: Awaited<ReturnType<Processes['make']['thread']>>;
  let devices: Devices;
  beforeEach(async () => {
    [reader, writer] = [await p.make.signedIn({ givenName: 'Amina' }), await p.make.signedIn({ givenName: 'Ben' })];
    thread = await p.make.thread({ authorId: reader.scholar.id });
    devices = await everywhere(apis, reader);
    await devices.all((socket) => watching(socket, thread.id, 1));
    await devices.all((socket) => socket.timeout(5_000).emitWithAck('space.watch', { spaceId: thread.spaceId }));
  });

  const post = async (replyTo?: string): Promise<PostView> => {
    const body = { id: p.make.id(), markdown: 'Across processes', ...(replyTo ? { replyTo } : {}) };
    const answer = await somewhere().http(writer).post<PostView>(`/api/threads/${thread.id}/posts`, body);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const changed = (fact: object) =>
    devices.expectAll('thread.changed', expect.objectContaining({ threadId: thread.id, ...fact }), WITHIN_MS);
  const mine = (fact: object) => devices.expectAll('me.changed', fact, WITHIN_MS);
  const counted = (count: number) =>
    devices.expectLast('thread.presence', expect.objectContaining({ threadId: thread.id, count }), WITHIN_MS);

  it.each<[string, () => Promise<unknown>]>([
    ['a post, as it is', async () => changed({ seq: 2, post: await post() })],
    [
      'an edit',
      async () => {
        const { id, changedSeq } = await post();
        await somewhere().http(writer).patch(`/api/posts/${id}`, { markdown: 'Said otherwise', changedSeq });
        await changed({ seq: 3, post: expect.objectContaining({ id, html: expect.stringContaining('Said otherwise') }) });
      },
    ],
    [
      'a removal',
      async () => {
        const { id } = await post();
        await somewhere().http(kofi).delete(`/api/posts/${id}`, { reason: 'Off topic' });
        await changed({ seq: 3, post: expect.objectContaining({ id, html: '', removed: expect.anything() }) });
      },
    ],
    [
      'a reaction',
      async () => {
        const { id } = await post();
        await somewhere().http(reader).put(`/api/posts/${id}/reactions/thanks`);
        await changed({
          seq: 3,
          post: expect.objectContaining({ id, reactions: [expect.objectContaining({ kind: 'thanks', count: 1 })] }),
        });
        await mine({ reactions: { threadId: thread.id, postId: id, kinds: ['thanks'] } });
      },
    ],
    [
      'a new title',
      async () => {
        await somewhere().http(reader).patch<ThreadView>(`/api/threads/${thread.id}`, { title: 'Heard by all' });
        await changed({ seq: 2, thread: expect.objectContaining({ title: 'Heard by all' }) });
      },
    ],
    [
      'news of a space',
      async () => {
        await post();
        await devices.expectAll(
          'space.changed',
          expect.objectContaining({ spaceId: thread.spaceId, threadId: thread.id, lastPostNumber: 2 }),
          WITHIN_MS,
        );
      },
    ],
    [
      'a notification',
      async () => {
        await post(thread.firstPostId);
        await mine({ unreadNotifications: 1 });
        await somewhere().http(reader).put('/api/notifications/read', { all: true });
        await mine({ unreadNotifications: 0 });
      },
    ],
    [
      'how far I have read',
      async () => {
        await post();
        await somewhere().http(reader).put(`/api/threads/${thread.id}/read`, { number: 2 });
        await mine({ read: { threadId: thread.id, readNumber: 2 } });
      },
    ],
    [
      'that somebody writes, and who is there; one person at many processes is one',
      async () => {
        const socket = await somewhere().live(writer);
        await watching(socket, thread.id, 1);
        await counted(2);
        // As a page does for who goes on writing: one sign of it may be lost.
        const typing = setInterval(() => socket.emit('thread.typing', { threadId: thread.id }), 500);
        await devices
          .expectAll('thread.typing', { threadId: thread.id, scholarId: writer.scholar.id, name: writer.scholar.name }, WITHIN_MS)
          .finally(() => clearInterval(typing));
        socket.disconnect();
        await counted(1);
      },
    ],
  ])('%s', (_what, happens) => happens());

  it('a process that has just started counts who reads at the others', async () => {
    const other = await p.make.thread();
    await watching(await somewhere().live(reader), other.id, 1);
    const late = await p.start(betweenProcesses);
    const socket = await late.live(writer);
    const heard = hearing<{ threadId: string; count: number }>((on) => socket.on('thread.presence', on));
    await watching(socket, other.id, 1);
    await eventually(() => expect(heard.at(-1)).toMatchObject({ threadId: other.id, count: 2 }), WITHIN_MS);
    await late.stop();
  });
});

describe('a session that ends is over at each process, cookie and socket, within 3 s', () => {
  interface Case {
    person: SignedIn;
    device: { sessionId: string; token: string };
  }
  it.each<[string, (one: Case) => Promise<unknown>]>([
    ['by signing out', ({ device }) => somewhere().http(device).delete('/api/session')],
    ['from another device', ({ person, device }) => somewhere().http(person).delete(`/api/sessions/${device.sessionId}`)],
    [
      'by a new password',
      ({ person }) => somewhere().http(person).put('/api/account/password', { current: PASSWORD, password: NEW_PASSWORD }),
    ],
    [
      'by a reset password',
      async ({ person: { email } }) => {
        await somewhere().http().post('/api/password-resets', { email });
        await somewhere()
          .http()
          .post('/api/password-resets/redeem', { token: await tokenSent(p.dataDir, email), password: NEW_PASSWORD });
      },
    ],
    [
      'by a new address',
      async ({ person }) => {
        const email = `new.${person.email}`;
        await somewhere().http(person).post('/api/account/email', { email, password: PASSWORD });
        await somewhere()
          .http()
          .post('/api/account/email/redeem', { token: await tokenSent(p.dataDir, email) });
      },
    ],
    [
      'by a suspension',
      ({ person }) =>
        somewhere()
          .http(kofi)
          .put(`/api/scholars/${person.scholar.id}/suspension`, { reason: 'Advertising everywhere', until: null, was: null }),
    ],
    [
      'by a new grant',
      ({ person }) =>
        somewhere()
          .http(ada)
          .put(`/api/scholars/${person.scholar.id}/grants`, { was: [], grants: ['editor'], reason: 'Joins the news desk' }),
    ],
  ])('%s', async (_way, end) => {
    const person = await p.make.signedIn({ passwordHash });
    const device = await p.make.session(person.accountId);
    const sockets = await Promise.all(apis.map((api) => api.live(device)));
    // Asked before, so that each process has it in its cache.
    for (const api of apis) expect((await api.http(device).get('/api/session')).status).toBe(200);
    await end({ person, device });
    await eventually(async () => {
      for (const api of apis) expect((await api.http(device).get('/api/session')).status).toBe(401);
      expect(sockets.map(({ connected }) => connected)).toEqual(apis.map(() => false));
    }, WITHIN_MS);
    for (const api of apis) await expect(api.live(device)).rejects.toMatchObject({ data: { status: 401 } });
  });
});

describe('a right that comes or goes is known at each process, and told to each device, within 3 s', () => {
  it.each<[string, { has: boolean }, (who: SignedIn, cohort: Cohort) => Promise<unknown>]>([
    [
      'a cohort joined',
      { has: true },
      (who, cohort) =>
        p.owner.transaction(async (tx) => {
          await tx.query('INSERT INTO enrollment (id, scholar_id, cohort_id) VALUES ($1, $2, $3)', [
            p.make.id(),
            who.scholar.id,
            cohort.id,
          ]);
          await viewersChanged(tx, { scholarIds: [who.scholar.id] });
        }),
    ],
    [
      'a cohort left',
      { has: false },
      (who) =>
        p.owner.transaction(async (tx) => {
          await tx.query('DELETE FROM enrollment WHERE scholar_id = $1', [who.scholar.id]);
          await viewersChanged(tx, { scholarIds: [who.scholar.id] });
        }),
    ],
  ])('%s', async (_what, { has }, change) => {
    const cohort = await p.make.cohort();
    const who = await p.make.signedIn({ cohorts: has ? [] : [cohort] });
    const space = await p.make.space({ cohortId: cohort.id });
    const thread = await p.make.thread({ spaceId: space.id });
    const devices = await everywhere(apis, who);
    const [before, after] = has ? [404, 200] : [200, 404];
    const path = `/api/threads/${thread.id}`;
    for (const api of apis) expect((await api.http(who).get(path)).status).toBe(before);
    await devices.all(async (socket) => expect(await watching(socket, thread.id)).toMatchObject({ ok: !has }));
    await change(who, cohort);
    await eventually(async () => {
      for (const api of apis) expect((await api.http(who).get(path)).status).toBe(after);
    }, WITHIN_MS);
    await devices.expectAll('me.changed', { rights: true }, WITHIN_MS);
    await devices.all(async (socket) => expect(await watching(socket, thread.id)).toMatchObject({ ok: has }));
  });

  it('a grant that is taken', async () => {
    const lee = await p.make.signedIn({ grants: ['moderator'] });
    const devices = await everywhere(apis, lee);
    const path = `/api/scholars/${kofi.scholar.id}/suspension`;
    for (const api of apis) expect((await api.http(lee).get(path)).status).toBe(200);
    const body = { was: ['moderator'], grants: [], reason: 'Leaves the team' };
    expect((await somewhere().http(ada).put(`/api/scholars/${lee.scholar.id}/grants`, body)).status).toBe(200);
    await eventually(async () => {
      for (const api of apis) expect((await api.http(lee).get(path)).status).toBe(403);
    }, WITHIN_MS);
    await devices.expectAll('me.changed', { rights: true }, WITHIN_MS);
  });
});

it('a country that a scholar hides is out of the directory and off the map at each process with its next request', async () => {
  const inIceland = { state: 'claimed' as const, countryCode: 'IS' };
  const [hiding, staying] = [await p.make.signedIn(inIceland), await p.make.signedIn(inIceland)];
  const seen = () =>
    Promise.all(
      apis.map(async (api) => {
        const { body: directory } = await api.http(kofi).get<{ items: { id: string }[] }>('/api/scholars?country=IS');
        const { body: today } = await api.http(kofi).get<TodayView>('/api/today');
        return { ids: directory.items.map(({ id }) => id).toSorted(), onMap: today.places.countries.find(({ code }) => code === 'IS') };
      }),
    );
  // Asked before, so that each process has it in its index.
  const both = { ids: [hiding.scholar.id, staying.scholar.id].toSorted(), onMap: { code: 'IS', scholars: 2 } };
  expect(await seen()).toEqual(apis.map(() => both));
  const path = `/api/scholars/${hiding.scholar.id}`;
  const { body } = await somewhere().http(hiding).get<ScholarView>(path);
  const change = { block: 'place', version: body.own?.versions.place, audience: 'me' };
  expect((await somewhere().http(hiding).patch(path, change)).status).toBe(200);
  expect(await seen()).toEqual(apis.map(() => ({ ids: [staying.scholar.id], onMap: { code: 'IS', scholars: 1 } })));
});
