import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { outboxOf, type SentMail, tokenFrom } from '../../../test/support/outbox.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import type { LinkKind } from './credential-links.service.js';
import { hashPassword } from './passwords.js';

const PASSWORD = 'seven grey herons wade';
const MINUTE = 60;
const DAY = 86_400;

let t: TestApp;
let mails: () => Promise<SentMail[]>;
beforeAll(async () => {
  t = await testApp();
  mails = outboxOf(t);
});
afterAll(() => t?.close());

const SECONDS = 'extract(epoch FROM expires_at - created_at)::int AS seconds';

it('a session ends thirty days after the sign-in, its cookie too, however often it is used', async () => {
  const amina = await t.make.signedIn({ passwordHash: await hashPassword(PASSWORD) });
  await t.http(amina).delete('/api/session');
  const { headers } = await t.http().post('/api/session', { email: amina.email, password: PASSWORD });
  const cookie = String(headers['set-cookie']);
  expect(cookie).toContain('; Max-Age=2592000;');
  const token = /commons=([\w-]+)/.exec(cookie)?.[1] ?? '';
  await t.owner.query(`UPDATE session SET last_seen_at = now() - interval '2 days' WHERE account_id = $1`, [amina.accountId]);
  expect((await t.http({ token }).get('/api/session')).headers).not.toHaveProperty('set-cookie');
  const opened = await t.owner.query(`SELECT ${SECONDS} FROM session WHERE account_id = $1`, [amina.accountId]);
  expect(opened).toEqual([{ seconds: 30 * DAY }]);
});

/** What whoever finds a letter may do with it, and for how long. A reset at most an hour. */
const LIVES: Record<LinkKind, number> = {
  'sign-in': 15 * MINUTE,
  reset: 60 * MINUTE,
  'email-change': 60 * MINUTE,
  'email-return': 7 * DAY,
  invitation: 14 * DAY,
  appeal: 30 * DAY,
};

it('a link of each kind lives as long as this table says', async () => {
  const [amina, noor] = [await t.make.signedIn({ passwordHash: await hashPassword(PASSWORD) }), await t.make.signedIn()];
  const staff = await t.make.signedIn({ grants: ['registrar', 'moderator'] });
  const invited = await t.make.scholar({ state: 'unclaimed', claimedAt: null });
  const moved = `moved.${amina.email}`;
  for (const path of ['session/link', 'password-resets']) await t.http().post(`/api/${path}`, { email: amina.email });
  await t.http(amina).post('/api/account/email', { email: moved, password: PASSWORD });
  await t.http().post('/api/account/email/redeem', { token: tokenFrom(await mails(), moved) });
  await t.http(staff).post(`/api/scholars/${invited.id}/invitations`, { email: 'invited@alumni.example' });
  await t.http(staff).put(`/api/scholars/${noor.scholar.id}/suspension`, { reason: 'Advertising', until: null, was: null });

  const made = await t.owner.query<{ kind: LinkKind; seconds: number }[]>(`SELECT kind, ${SECONDS} FROM credential_link`);
  expect(Object.fromEntries(made.map(({ kind, seconds }) => [kind, seconds]))).toEqual(LIVES);
  expect(made).toHaveLength(Object.keys(LIVES).length);
});
