import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import type { SignedIn } from '../../../test/support/make.js';
import { outboxOf, type SentMail } from '../../../test/support/outbox.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { viewersChanged } from '../../common/auth/viewer-changes.js';
import { giveGrant } from './grants/give-grant.js';
import { hashPassword } from './passwords.js';

const PASSWORD = 'a lantern by the harbour';
const NEW_PASSWORD = 'seven slow green rivers';

let t: TestApp;
let mails: () => Promise<SentMail[]>;
let passwordHash: string;
beforeAll(async () => {
  t = await testApp();
  mails = outboxOf(t);
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => t.close());

const tokenFor = async (to: string): Promise<string> => {
  const mail = (await mails()).find((sent) => sent.to === to);
  return /[A-Za-z0-9_-]{43}/.exec(mail?.text ?? '')?.[0] ?? 'no mail';
};

interface Case {
  person: SignedIn;
  /** The session that must die. */
  device: { sessionId: string; token: string };
}

/** Every way a session ends; each must end the cookie at once and the socket within 3 s. */
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
      t.database.transaction(async (tx) => {
        await tx.query(`UPDATE scholar SET state = 'suspended' WHERE id = $1`, [person.scholar.id]);
        await viewersChanged(tx, { scholarIds: [person.scholar.id] });
      }),
  ],
  ['a new grant, by the command line', ({ person }) => t.owner.transaction((tx) => giveGrant(tx, person.email, 'moderator'))],
];

describe('a session is over, cookie and socket', () => {
  it.each(ways)('after %s', async (_way, end) => {
    const person = await t.make.signedIn({ passwordHash });
    const device = await t.make.session(person.accountId);
    const socket = await t.live(device);
    expect((await t.http(device).get('/api/session')).status).toBe(200);

    await end({ person, device });
    await eventually(async () => expect((await t.http(device).get('/api/session')).status).toBe(401), 1_000);
    await eventually(() => expect(socket.connected).toBe(false), 3_000);
    await expect(t.live(device)).rejects.toMatchObject({ data: { status: 401 } });
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
    await eventually(() => expect(socket.connected).toBe(false), 3_000);
  });
});
