import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeChanged, ReviewChanged } from '@scholars-commons/shared/live-events';
import { ApiProcess } from '../../../test/support/api-process.js';
import { stretch } from '../../../test/support/machine-load.js';
import { eventually, hearing } from '../../../test/support/eventually.js';
import type { SignedIn } from '../../../test/support/make.js';
import { outboxOf, type SentMail, tokenFrom } from '../../../test/support/outbox.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { LiveServer } from '../../common/live/live-server.js';
import { giveGrant } from './grants/give-grant.js';
import { hashPassword } from './passwords.js';

const PASSWORD = 'a lantern by the harbour';
const NEW_PASSWORD = 'seven slow green rivers';
const WITHIN_MS = 3_000;

let t: TestApp;
/** A second process on the same database, which only the notice of a commit can tell. */
let there: ApiProcess;
let mails: () => Promise<SentMail[]>;
let passwordHash: string;
let ada: SignedIn;
let kofi: SignedIn;
beforeAll(async () => {
  t = await testApp();
  there = await ApiProcess.start({ DATABASE_URL: t.databaseUrl, DATA_DIR: t.dataDir });
  mails = outboxOf(t);
  passwordHash = await hashPassword(PASSWORD);
  ada = await t.make.signedIn({ givenName: 'Ada', grants: ['admin'] });
  kofi = await t.make.signedIn({ givenName: 'Kofi', grants: ['moderator'] });
});
afterAll(async () => {
  await there?.kill();
  await t?.close();
});

/** Either process may be the one that sends the letter. */
async function tokenFor(to: string): Promise<string> {
  let token = '';
  await eventually(async () => {
    token = tokenFrom(await mails(), to);
    expect(token).toMatch(/^\S+$/);
  });
  return token;
}

interface Case {
  person: SignedIn;
  /** The session that must die. */
  device: { sessionId: string; token: string };
}

/** Every way a session ends; each must end cookie and socket, here and in the other process, within 3 s. */
const ways: [string, (one: Case) => Promise<unknown>][] = [
  ['signing out there', ({ device }) => t.http(device).delete('/api/session')],
  ['ending it from another device', ({ person, device }) => t.http(person).delete(`/api/sessions/${device.sessionId}`)],
  [
    'changing the password elsewhere',
    ({ person }) => t.http(person).put('/api/account/password', { current: PASSWORD, password: NEW_PASSWORD }),
  ],
  [
    'resetting the password',
    async ({ person }) => {
      await t.http().post('/api/password-resets', { email: person.email });
      await t.http().post('/api/password-resets/redeem', { token: await tokenFor(person.email), password: NEW_PASSWORD });
    },
  ],
  [
    'changing the sign-in address',
    async ({ person }) => {
      const email = `new.${person.email}`;
      await t.http(person).post('/api/account/email', { email, password: PASSWORD });
      await t.http().post('/api/account/email/redeem', { token: await tokenFor(email) });
    },
  ],
  [
    'suspending the person',
    ({ person }) =>
      t.http(kofi).put(`/api/scholars/${person.scholar.id}/suspension`, { reason: 'Advertising everywhere', until: null, was: null }),
  ],
  [
    'a new grant, by an admin',
    ({ person }) =>
      t.http(ada).put(`/api/scholars/${person.scholar.id}/grants`, { was: [], grants: ['editor'], reason: 'Joins the news desk' }),
  ],
  ['a new grant, by the command line', ({ person }) => t.owner.transaction((tx) => giveGrant(tx, person.email, 'moderator'))],
];

describe('a session is over, cookie and socket, here and in the other process', () => {
  it.each(ways)('after %s', async (_way, end) => {
    const person = await t.make.signedIn({ passwordHash });
    const device = await t.make.session(person.accountId);
    const places = [t, there];
    const sockets = [await t.live(device), await there.live(device)];
    for (const place of places) expect((await place.http(device).get('/api/session')).status).toBe(200);

    await end({ person, device });
    const begun = Date.now();
    for (const place of places)
      await eventually(async () => expect((await place.http(device).get('/api/session')).status).toBe(401), WITHIN_MS);
    await eventually(() => expect(sockets.map(({ connected }) => connected)).toEqual([false, false]), WITHIN_MS);
    expect(Date.now() - begun).toBeLessThan(WITHIN_MS * stretch());
    for (const place of places) await expect(place.live(device)).rejects.toMatchObject({ data: { status: 401 } });
  });

  it('and by taking an address change back, for whoever made it', async () => {
    const person = await t.make.signedIn({ passwordHash });
    const email = `thief.${person.email}`;
    await t.http(person).post('/api/account/email', { email, password: PASSWORD });
    await t.http().post('/api/account/email/redeem', { token: await tokenFor(email) });
    const back = await tokenFor(person.email);
    const thief = await t.make.session(person.accountId);
    const socket = await t.live(thief);
    expect((await t.http().post('/api/account/email/undo', { token: back })).status).toBe(204);
    expect((await t.http(thief).get('/api/session')).status).toBe(401);
    await eventually(() => expect(socket.connected).toBe(false), WITHIN_MS);
  });
});

it('a grant that is taken is over for requests and for what sockets hear, here and in the other process', async () => {
  const lee = await t.make.signedIn({ grants: ['moderator'] });
  const path = `/api/scholars/${kofi.scholar.id}/suspension`;
  const sockets = [await t.live(lee), await there.live(lee)];
  const stays = [await t.live(kofi), await there.live(kofi)];
  const hears = (socket: (typeof sockets)[number]) => hearing<ReviewChanged>((on) => socket.on('review.changed', on));
  const [heard, heardByKofi] = [sockets.map(hears), stays.map(hears)];
  const told = sockets.map((socket) => hearing<MeChanged>((on) => socket.on('me.changed', on)));
  for (const place of [t, there]) expect((await place.http(lee).get(path)).status).toBe(200);
  const tell = () =>
    t.app.get(LiveServer).toGrant('moderator').emit('review.changed', { id: t.make.id(), kind: 'post', state: 'waiting', heldBy: null });
  tell();
  await eventually(() => expect([...heard, ...heardByKofi].map(({ length }) => length)).toEqual([1, 1, 1, 1]));

  const taken = await t
    .http(ada)
    .put(`/api/scholars/${lee.scholar.id}/grants`, { was: ['moderator'], grants: [], reason: 'Leaves the team' });
  expect(taken.status).toBe(200);
  for (const place of [t, there]) await eventually(async () => expect((await place.http(lee).get(path)).status).toBe(403), WITHIN_MS);
  await eventually(
    () => expect(told).toEqual([expect.arrayContaining([{ rights: true }]), expect.arrayContaining([{ rights: true }])]),
    WITHIN_MS,
  );
  tell();
  await eventually(() => expect(heardByKofi.map(({ length }) => length)).toEqual([2, 2]));
  expect(heard.map(({ length }) => length)).toEqual([1, 1]);
});
