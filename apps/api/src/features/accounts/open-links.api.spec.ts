import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import type { SignedIn } from '../../../test/support/make.js';
import { outboxOf, type SentMail, tokenFrom } from '../../../test/support/outbox.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { hashPassword } from './passwords.js';

const PASSWORD = 'a lantern by the harbour';
const NEW_PASSWORD = 'seven slow green rivers';
const VOID = { status: 410, type: '/problems/link-used' };

let t: TestApp;
let mails: () => Promise<SentMail[]>;
let passwordHash: string;
let kofi: SignedIn;
beforeAll(async () => {
  t = await testApp();
  mails = outboxOf(t);
  passwordHash = await hashPassword(PASSWORD);
  kofi = await t.make.signedIn({ givenName: 'Kofi', grants: ['moderator'] });
});
afterAll(() => t?.close());

interface Person extends SignedIn {
  /** Where letters about the account go by now. */
  address: string;
}
const someone = async (): Promise<Person> => {
  const person = await t.make.signedIn({ passwordHash });
  return { ...person, address: person.email };
};

type Kind = 'sign-in' | 'reset' | 'email-change';
/** Asks for the letter, as whoever is signed in or not, and answers the token in it. */
const asks: Record<Kind, (person: Person) => Promise<string>> = {
  'sign-in': async ({ address }) => {
    await t.http().post('/api/session/link', { email: address });
    return tokenFrom(await mails(), address);
  },
  reset: async ({ address }) => {
    await t.http().post('/api/password-resets', { email: address });
    return tokenFrom(await mails(), address);
  },
  'email-change': async (person) => {
    const email = `new.${person.address}`;
    await t.http(person).post('/api/account/email', { email, password: PASSWORD });
    return tokenFrom(await mails(), email);
  },
};
const redeems: Record<Kind, (token: string) => Promise<{ status: number; body: Problem; headers: object }>> = {
  'sign-in': (token) => t.http().post<Problem>('/api/session/link/redeem', { token }),
  reset: (token) => t.http().post<Problem>('/api/password-resets/redeem', { token, password: NEW_PASSWORD }),
  'email-change': (token) => t.http().post<Problem>('/api/account/email/redeem', { token }),
};
const kinds = ['sign-in', 'reset', 'email-change'] as const;

const suspend = ({ scholar }: Person) =>
  t.http(kofi).put(`/api/scholars/${scholar.id}/suspension`, { reason: 'Advertising everywhere', until: null, was: null });
const emailOf = async ({ accountId }: Person) => {
  const [account] = await t.owner.query<{ email: string }[]>('SELECT email FROM account WHERE id = $1', [accountId]);
  return account?.email;
};

it.each([
  ['sign-in', 201],
  ['reset', 201],
  ['email-change', 204],
] as const)('a link of the kind %s is good while nothing comes between', async (kind, status) => {
  expect((await redeems[kind](await asks[kind](await someone()))).status).toBe(status);
});

/** Whatever comes between; each begins with what it needs, and answers what ends the links. */
const ways: [string, (person: Person) => Promise<{ person: Person; end: (open: Record<Kind, string>) => Promise<{ status: number }> }>][] =
  [
    [
      'changing the password',
      async (person) => ({
        person,
        end: () => t.http(person).put('/api/account/password', { current: PASSWORD, password: NEW_PASSWORD }),
      }),
    ],
    ['resetting the password', async (person) => ({ person, end: ({ reset }) => redeems.reset(reset) })],
    ['changing the sign-in address', async (person) => ({ person, end: (open) => redeems['email-change'](open['email-change']) })],
    [
      'taking a change of the address back',
      async (person) => {
        const address = `thief.${person.email}`;
        await t.http(person).post('/api/account/email', { email: address, password: PASSWORD });
        await t.http().post('/api/account/email/redeem', { token: tokenFrom(await mails(), address) });
        const token = tokenFrom(await mails(), person.email);
        const thief = { ...person, ...(await t.make.session(person.accountId)), address };
        return { person: thief, end: () => t.http().post('/api/account/email/undo', { token }) };
      },
    ],
  ];

describe('links that were asked for before are worth nothing', () => {
  it.each(ways)('after %s', async (_way, begin) => {
    const { person, end } = await begin(await someone());
    const open = { 'sign-in': '', reset: '', 'email-change': '' };
    for (const kind of kinds) open[kind] = await asks[kind](person);
    expect((await end(open)).status).toBeLessThan(300);
    const address = await emailOf(person);
    for (const kind of kinds) {
      const { status, body } = await redeems[kind](open[kind]);
      expect([kind, { status, type: body.type }]).toEqual([kind, VOID]);
    }
    expect(await emailOf(person)).toBe(address);
  });
});

describe('whoever is suspended', () => {
  it('moves the sign-in address by no link that was open, not even after the suspension', async () => {
    const person = await someone();
    const token = await asks['email-change'](person);
    await suspend(person);
    const during = await redeems['email-change'](token);
    expect({ status: during.status, type: during.body.type }).toEqual(VOID);
    await t.http(kofi).delete(`/api/scholars/${person.scholar.id}/suspension`);
    expect((await redeems['email-change'](token)).status).toBe(410);
    expect(await emailOf(person)).toBe(person.email);
  });

  it.each(['sign-in', 'reset'] as const)('is told the reason by a link of the kind %s, and gets no session by it', async (kind) => {
    const person = await someone();
    const token = await asks[kind](person);
    await suspend(person);
    const { status, body, headers } = await redeems[kind](token);
    expect([status, body]).toEqual([403, expect.objectContaining({ type: '/problems/suspended' })]);
    expect(headers).not.toHaveProperty('set-cookie');
    // A reset that was refused changed nothing.
    const [account] = await t.owner.query('SELECT password_hash FROM account WHERE id = $1', [person.accountId]);
    expect(account).toEqual({ password_hash: passwordHash });
    expect(await t.owner.query('SELECT 1 FROM session WHERE account_id = $1', [person.accountId])).toEqual([]);
  });
});

it('a record that was closed keeps its address', async () => {
  const person = await someone();
  const token = await asks['email-change'](person);
  await t.owner.query(`UPDATE scholar SET state = 'deceased' WHERE id = $1`, [person.scholar.id]);
  expect((await redeems['email-change'](token)).status).toBe(403);
  expect(await emailOf(person)).toBe(person.email);
});

it('a record that was closed keeps its address also where the change could be taken back', async () => {
  const person = await someone();
  await redeems['email-change'](await asks['email-change'](person));
  const back = tokenFrom(await mails(), person.email);
  await t.owner.query(`UPDATE scholar SET state = 'deceased' WHERE id = $1`, [person.scholar.id]);
  expect((await t.http().post('/api/account/email/undo', { token: back })).status).toBe(403);
  expect(await emailOf(person)).toBe(`new.${person.email}`);
});
