import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SignedIn } from '../../../test/support/make.js';
import { outboxOf, type SentMail, tokenFrom } from '../../../test/support/outbox.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { CredentialLinks } from './credential-links.service.js';
import { PasswordStrategy } from './password.strategy.js';
import { hashPassword } from './passwords.js';
import { PasswordsService } from './passwords.service.js';

const OLD = 'a lantern by the harbour';
const NEW = 'seven slow green rivers';
const OTHER = 'nine tin boats at anchor';

let t: TestApp;
let mails: () => Promise<SentMail[]>;
let passwordHash: string;
beforeAll(async () => {
  t = await testApp();
  mails = outboxOf(t);
  passwordHash = await hashPassword(OLD);
});
afterAll(() => t.close());
afterEach(() => void jest.restoreAllMocks());

const lettersTo = async (to: string) => (await mails()).filter((mail) => mail.to === to);
const tokenFor = async (to: string) => tokenFrom(await mails(), to);
const enters = async ({ email }: SignedIn, password: string) => (await t.http().post('/api/session', { email, password })).status === 201;

/** Asks for a reset now, and answers what redeems it. */
async function resetOf({ email }: SignedIn): Promise<() => Promise<void>> {
  await t.http().post('/api/password-resets', { email });
  const token = await tokenFor(email);
  return async () => expect((await t.http().post('/api/password-resets/redeem', { token, password: NEW })).status).toBe(201);
}

/** Somebody else knows the old password and is at it just while the owner resets it. */
describe('a reset, while the old password is at work', () => {
  it('leaves no session that was begun with it', async () => {
    const amina = await t.make.signedIn({ passwordHash });
    const reset = await resetOf(amina);
    const strategy = t.app.get(PasswordStrategy);
    const check = strategy.authenticate.bind(strategy);
    jest.spyOn(strategy, 'authenticate').mockImplementationOnce(async (input) => {
      const fits = await check(input);
      await reset();
      return fits;
    });
    expect((await t.http().post('/api/session', { email: amina.email, password: OLD })).status).toBe(401);
    const [{ count }] = await t.owner.query<[{ count: number }]>('SELECT count(*)::int AS count FROM session WHERE account_id = $1', [
      amina.accountId,
    ]);
    // The one that the reset opened.
    expect(count).toBe(1);
  });

  /** The reset comes when the old password has just been found right. */
  const afterTheProof = (reset: () => Promise<void>) => {
    const passwords = t.app.get(PasswordsService);
    const check = passwords.assertPassword.bind(passwords);
    jest.spyOn(passwords, 'assertPassword').mockImplementationOnce(async (...asked) => {
      await check(...asked);
      await reset();
    });
  };

  it('is not undone by a change of the password', async () => {
    const amina = await t.make.signedIn({ passwordHash });
    afterTheProof(await resetOf(amina));
    expect((await t.http(amina).put('/api/account/password', { current: OLD, password: OTHER })).status).toBe(401);
    expect([await enters(amina, OTHER), await enters(amina, NEW)]).toEqual([false, true]);
  });

  it('lets no letter out that would move the address', async () => {
    const amina = await t.make.signedIn({ passwordHash });
    afterTheProof(await resetOf(amina));
    const email = `thief.${amina.email}`;
    expect((await t.http(amina).post('/api/account/email', { email, password: OLD })).status).toBe(401);
    expect(await lettersTo(email)).toEqual([]);
  });

  it('is one of two changes: the second is told that the password is another by now', async () => {
    const amina = await t.make.signedIn({ passwordHash });
    afterTheProof(async () => {
      expect((await t.http(amina).put('/api/account/password', { current: OLD, password: NEW })).status).toBe(204);
    });
    const second = await t.http(amina).put('/api/account/password', { current: OLD, password: OTHER });
    expect(second.body).toMatchObject({ status: 400, errors: [{ pointer: '/current' }] });
    expect(await enters(amina, NEW)).toBe(true);
  });
});

it('makes no link for an address that was moved away while it was asked for', async () => {
  const amina = await t.make.signedIn({ passwordHash });
  const moved = `moved.${amina.email}`;
  const moving = t.owner.createQueryRunner();
  await moving.startTransaction();
  await moving.query('SELECT id FROM scholar WHERE id = $1 FOR NO KEY UPDATE', [amina.scholar.id]);
  await moving.query('UPDATE account SET email = $2 WHERE id = $1', [amina.accountId, moved]);
  const asked = ['/api/session/link', '/api/password-resets'].map((path) => t.http().post(path, { email: amina.email }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await moving.commitTransaction();
  await moving.release();
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([202, 202]);
  expect([...(await lettersTo(amina.email)), ...(await lettersTo(moved))]).toEqual([]);
});

it('accepts an invitation or sends it anew, one after the other, however both are pressed', async () => {
  const lee = await t.make.signedIn({ grants: ['registrar'] });
  const outcomes = new Set<string>();
  for (let round = 0; round < 8; round += 1) {
    const invited = await t.make.scholar({ state: 'unclaimed', claimedAt: null });
    const email = `${invited.id}@alumni.example`;
    const send = () => t.http(lee).post(`/api/scholars/${invited.id}/invitations`, { email });
    await send();
    const token = await tokenFor(email);
    // Long enough for both to be under way at once.
    const links = t.app.get(CredentialLinks);
    const voidOf = links.voidOf.bind(links);
    jest.spyOn(links, 'voidOf').mockImplementationOnce(async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await voidOf(...asked);
    });
    const [again, redeemed] = await Promise.all([send(), t.http().post('/api/invitations/redeem', { token })]);
    outcomes.add(`${again.status} ${redeemed.status}`);
  }
  for (const outcome of outcomes) expect(['201 410', '409 201']).toContain(outcome);
});
