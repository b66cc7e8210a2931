import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outboxOf, type SentMail } from '../../../test/support/outbox.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { hashPassword } from './passwords.js';

const PASSWORD = 'seven grey herons wade';
const NEXT = 'a lantern over the harbour';
let t: TestApp;
let mails: () => Promise<SentMail[]>;
beforeAll(async () => {
  t = await testApp();
  mails = outboxOf(t);
});
afterAll(() => t?.close());

const member = async () => t.make.signedIn({ passwordHash: await hashPassword(PASSWORD) });
/** The letter of these words that went to this person. */
const letter = async (to: string, subject: string) => (await mails()).find((mail) => mail.to === to && mail.subject === subject);
const RESET = 'Choose a new password';
const CHANGED = 'Your sign-in address was changed';
const INVITATION = 'Your place among the scholars';
const tokenIn = (mail: SentMail | undefined) => /\/([\w-]{43})\b/.exec(mail?.text ?? '')?.[1] ?? '';
const canEnter = async (email: string, password: string) => (await t.http().post('/api/session', { email, password })).status === 201;

describe('password resets', () => {
  it('sets a new password, signs every device out and one in, and tells the owner', async () => {
    const amina = await member();
    expect((await t.http().post('/api/password-resets', { email: amina.email })).status).toBe(202);
    const token = tokenIn(await letter(amina.email, RESET));
    const answer = await t.http().post('/api/password-resets/redeem', { token, password: NEXT });
    expect(answer.status).toBe(201);
    expect((await t.http(amina).get('/api/session')).status).toBe(401);
    expect([await canEnter(amina.email, PASSWORD), await canEnter(amina.email, NEXT)]).toEqual([false, true]);
    expect(await letter(amina.email, 'Your password was changed')).toBeDefined();
    expect((await t.http().post('/api/password-resets/redeem', { token, password: NEXT })).body).toMatchObject({
      type: '/problems/link-used',
    });
  });

  it('keeps the link when the new password is refused', async () => {
    const amina = await member();
    await t.http().post('/api/password-resets', { email: amina.email });
    const token = tokenIn(await letter(amina.email, RESET));
    const short = await t.http().post('/api/password-resets/redeem', { token, password: 'short' });
    const common = await t.http().post('/api/password-resets/redeem', { token, password: 'Password123456' });
    expect([short.status, common.status]).toEqual([400, 400]);
    expect(common.body).toMatchObject({ type: '/problems/common-password', errors: [{ pointer: '/password' }] });
    expect((await t.http().post('/api/password-resets/redeem', { token, password: NEXT })).status).toBe(201);
  });

  it('is voided by a newer one, and does not open as a sign-in link', async () => {
    const amina = await member();
    await t.http().post('/api/password-resets', { email: amina.email });
    const first = tokenIn(await letter(amina.email, RESET));
    await t.http().post('/api/password-resets', { email: amina.email });
    const second = tokenIn(await letter(amina.email, RESET));
    expect((await t.http().post('/api/password-resets/redeem', { token: first, password: NEXT })).status).toBe(410);
    expect((await t.http().post('/api/session/link/redeem', { token: second })).body).toMatchObject({ type: '/problems/link-unknown' });
  });
});

describe('PUT /api/account/password', () => {
  it('asks for the old one and ends the other sessions, not this one', async () => {
    const amina = await member();
    const other = await t.make.session(amina.accountId);
    const wrong = await t.http(amina).put('/api/account/password', { current: 'not it', password: NEXT });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/current' }] });
    expect((await t.http(amina).put('/api/account/password', { current: PASSWORD, password: NEXT })).status).toBe(204);
    expect((await t.http(amina).get('/api/session')).status).toBe(200);
    expect((await t.http(other).get('/api/session')).status).toBe(401);
    expect(await canEnter(amina.email, NEXT)).toBe(true);
  });

  it('ends however many other sessions there are', async () => {
    const amina = await member();
    await t.owner.query(
      `INSERT INTO session (id, token_hash, account_id, expires_at)
       SELECT gen_random_uuid(), sha256(n::text::bytea || uuid_send($1::uuid)), $1, now() + interval '1 day' FROM generate_series(1, 450) n`,
      [amina.accountId],
    );
    const other = await t.make.session(amina.accountId);
    expect((await t.http(other).get('/api/session')).status).toBe(200);
    expect((await t.http(amina).put('/api/account/password', { current: PASSWORD, password: NEXT })).status).toBe(204);
    expect((await t.http(other).get('/api/session')).status).toBe(401);
  });

  it('answers 401 to a visitor and 400 for a short one', async () => {
    const amina = await member();
    expect((await t.http().put('/api/account/password', { password: NEXT })).status).toBe(401);
    expect((await t.http(amina).put('/api/account/password', { current: PASSWORD, password: 'short' })).status).toBe(400);
  });
});

describe('changing the sign-in address', () => {
  it('leaves the first owner his way back when it is moved once more, and then leaves the mover none', async () => {
    const amina = await member();
    const [first, second] = [`first.${amina.email}`, `second.${amina.email}`];
    /** Answers the way back, which goes to the address that was left. */
    const move = async (who: { token: string }, from: string, to: string) => {
      expect((await t.http(who).post('/api/account/email', { email: to, password: PASSWORD })).status).toBe(202);
      const token = tokenIn(await letter(to, 'Confirm your new address'));
      expect((await t.http().post('/api/account/email/redeem', { token })).status).toBe(204);
      return tokenIn(await letter(from, CHANGED));
    };
    const owners = await move(amina, amina.email, first);
    const movers = await move(await t.make.session(amina.accountId), first, second);
    expect((await t.http().post('/api/account/email/undo', { token: owners })).status).toBe(204);
    expect((await t.http().post('/api/account/email/undo', { token: movers })).status).toBe(410);
    const [account] = await t.owner.query('SELECT email FROM account WHERE id = $1', [amina.accountId]);
    expect(account).toEqual({ email: amina.email });
  });

  it('confirms at the new one, tells the old one, and gives a way back that ends everything', async () => {
    const amina = await member();
    const address = `new.${amina.email}`;
    expect((await t.http(amina).post('/api/account/email', { email: address, password: PASSWORD })).status).toBe(202);
    const confirmation = await letter(address, 'Confirm your new address');
    expect(await canEnter(address, PASSWORD)).toBe(false);

    expect((await t.http().post('/api/account/email/redeem', { token: tokenIn(confirmation) })).status).toBe(204);
    expect((await t.http(amina).get('/api/session')).status).toBe(401);
    expect([await canEnter(amina.email, PASSWORD), await canEnter(address, PASSWORD)]).toEqual([false, true]);

    const notice = await letter(amina.email, CHANGED);
    expect((await t.http().post('/api/account/email/undo', { token: tokenIn(notice) })).status).toBe(204);
    expect(await canEnter(address, PASSWORD)).toBe(false);
    // Whoever moved the address knew the password.
    expect(await canEnter(amina.email, PASSWORD)).toBe(false);
    const [account] = await t.owner.query('SELECT email FROM account WHERE id = $1', [amina.accountId]);
    expect(account).toEqual({ email: amina.email });
  });

  it('answers alike when the address is taken, and writes to nobody', async () => {
    const [amina, kofi] = [await member(), await member()];
    await mails();
    const taken = await t.http(amina).post('/api/account/email', { email: kofi.email, password: PASSWORD });
    const free = await t.http(amina).post('/api/account/email', { email: `free.${kofi.email}`, password: PASSWORD });
    expect(taken.body).toEqual(free.body);
    expect((await mails()).map(({ to }) => to)).toEqual([`free.${kofi.email}`]);
  });

  it('answers 400 at /password for a wrong one and 401 to a visitor', async () => {
    const amina = await member();
    expect((await t.http(amina).post('/api/account/email', { email: 'x@y.example', password: 'no' })).body).toMatchObject({
      errors: [{ pointer: '/password' }],
    });
    expect((await t.http().post('/api/account/email', { email: 'x@y.example' })).status).toBe(401);
  });
});

describe('invitations', () => {
  const registrar = () => t.make.signedIn({ grants: ['registrar'] });
  const unclaimed = () => t.make.scholar({ state: 'unclaimed', claimedAt: null });

  it('lead an unclaimed scholar to his first session, once; a second letter voids the first', async () => {
    const [lee, invited] = [await registrar(), await unclaimed()];
    const email = `${invited.id}@alumni.example`;
    expect((await t.http(lee).post(`/api/scholars/${invited.id}/invitations`, { email })).status).toBe(201);
    const first = tokenIn(await letter(email, INVITATION));
    expect((await t.http(lee).post(`/api/scholars/${invited.id}/invitations`, { email })).status).toBe(201);
    const second = tokenIn(await letter(email, INVITATION));
    expect((await t.http().post('/api/invitations/redeem', { token: first })).status).toBe(410);

    const answer = await t.http().post('/api/invitations/redeem', { token: second, password: NEXT });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ scholar: { id: invited.id }, email, hasPassword: true });
    expect(await canEnter(email, NEXT)).toBe(true);
    expect((await t.http(lee).post(`/api/scholars/${invited.id}/invitations`, { email })).status).toBe(409);
    expect((await t.http().post('/api/invitations/redeem', { token: second })).status).toBe(410);
  });

  it.each([
    ['a visitor', async () => undefined, 401],
    ['another scholar', () => t.make.signedIn(), 403],
    ['a moderator', () => t.make.signedIn({ grants: ['moderator'] }), 403],
    ['an admin without the grant', () => t.make.signedIn({ grants: ['admin'] }), 403],
  ])('are not sent by %s', async (_who, caller, status) => {
    const invited = await unclaimed();
    const who = await caller();
    expect((await t.http(who).post(`/api/scholars/${invited.id}/invitations`, { email: 'a@b.example' })).status).toBe(status);
  });

  it('are 404 for nobody, and for an unlisted record to those who may not see it', async () => {
    const [lee, amina] = [await registrar(), await member()];
    const hidden = await t.make.scholar({ state: 'unclaimed', isListed: false });
    expect((await t.http(lee).post(`/api/scholars/${t.make.id()}/invitations`, { email: 'a@b.example' })).status).toBe(404);
    expect((await t.http(amina).post(`/api/scholars/${hidden.id}/invitations`, { email: 'a@b.example' })).status).toBe(404);
  });

  it('answer 400 where another scholar signs in with that address', async () => {
    const [lee, amina, invited] = [await registrar(), await member(), await unclaimed()];
    expect((await t.http(lee).post(`/api/scholars/${invited.id}/invitations`, { email: amina.email })).body).toMatchObject({
      errors: [{ pointer: '/email' }],
    });
  });
});

describe('PATCH /api/account/settings', () => {
  it('changes what is given and keeps the rest', async () => {
    const amina = await member();
    await t.http(amina).patch('/api/account/settings', { font: 'atkinson' });
    const answer = await t.http(amina).patch('/api/account/settings', { colorScheme: 'dark' });
    expect(answer.body).toEqual({
      colorScheme: 'dark',
      font: 'atkinson',
      singleKeyShortcuts: true,
      hidePresence: false,
      hideCompleteness: false,
    });
  });

  it('answers 401 to a visitor and 400 for what is not a setting', async () => {
    const amina = await member();
    expect((await t.http().patch('/api/account/settings', { font: 'atkinson' })).status).toBe(401);
    expect((await t.http(amina).patch('/api/account/settings', { isAdmin: true })).body).toMatchObject({
      errors: [{ pointer: '/isAdmin' }],
    });
  });
});
