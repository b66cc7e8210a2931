import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import type { OpenSession, SessionView } from '@scholars-commons/shared/accounts';
import { stretch } from '../../../test/support/machine-load.js';
import { outboxOf, type SentMail } from '../../../test/support/outbox.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { hashPassword } from './passwords.js';

const PASSWORD = 'seven grey herons wade';
let t: TestApp;
let mails: () => Promise<SentMail[]>;
beforeAll(async () => {
  t = await testApp();
  mails = outboxOf(t);
});
afterAll(() => t?.close());

const cookieOf = (headers: Record<string, unknown>): string => {
  const [first] = [headers['set-cookie']].flat() as string[];
  return (first ?? '').split(';')[0]?.split('=')[1] ?? '';
};
const member = async () => t.make.signedIn({ passwordHash: await hashPassword(PASSWORD) });

describe('POST /api/session', () => {
  it('signs in with a new token in a cookie that scripts cannot read', async () => {
    const amina = await member();
    const answer = await t.http(amina).post<SessionView>('/api/session', { email: amina.email.toUpperCase(), password: PASSWORD });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ scholar: { id: amina.scholar.id }, hasPassword: true, grants: [], email: amina.email });
    expect(String(answer.headers['set-cookie'])).toMatch(/commons=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax/);
    const token = cookieOf(answer.headers);
    expect(token).not.toBe(amina.token);
    expect((await t.http({ token }).get('/api/session')).status).toBe(200);
    // The session that the browser brought along ended: nothing planted beforehand lives on.
    expect((await t.http(amina).get('/api/session')).status).toBe(401);
  });

  it('takes an address that was pasted with spaces beside it', async () => {
    const amina = await member();
    expect((await t.http().post('/api/session', { email: ` ${amina.email}\n`, password: PASSWORD })).status).toBe(201);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const amina = await member();
    const wrong = await t.http().post('/api/session', { email: amina.email, password: 'not this one at all' });
    const unknown = await t.http().post('/api/session', { email: 'nobody@alumni.example', password: 'not this one at all' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it.each([
    ['no address', { password: 'x' }, '/email'],
    ['an address that is none', { email: 'amina', password: 'x' }, '/email'],
    ['an object as password', { email: 'a@b.example', password: { $ne: '' } }, '/password'],
    ['a field more', { email: 'a@b.example', password: 'x', grants: ['admin'] }, '/grants'],
  ])('answers 400 for %s, with a pointer', async (_what, body, pointer) => {
    const answer = await t.http().post<{ errors: { pointer: string }[] }>('/api/session', body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('tells a suspended scholar reason and end, but only after the right password', async () => {
    const amina = await member();
    await t.owner.query(
      `UPDATE scholar SET state = 'suspended', suspended_reason = 'Advertising', suspended_until = '2030-05-01' WHERE id = $1`,
      [amina.scholar.id],
    );
    const wrong = await t.http().post('/api/session', { email: amina.email, password: 'wrong' });
    expect(wrong.status).toBe(401);
    const right = await t.http().post<Problem>('/api/session', { email: amina.email, password: PASSWORD });
    expect(right.status).toBe(403);
    expect(right.body.suspension).toMatchObject({ reason: 'Advertising', until: expect.stringContaining('2030-05-01') });
  });

  it('refuses a page of another site', async () => {
    const amina = await member();
    const answer = await t.http().post('/api/session', { email: amina.email, password: PASSWORD }, { origin: 'https://elsewhere.example' });
    expect(answer.status).toBe(403);
  });
});

describe('GET and DELETE /api/session', () => {
  it('answers 401 to a visitor', async () => {
    expect((await t.http().get('/api/session')).status).toBe(401);
    expect((await t.http().delete('/api/session')).status).toBe(401);
  });

  it('ends the session at once', async () => {
    const amina = await member();
    expect((await t.http(amina).get('/api/session')).status).toBe(200);
    expect((await t.http(amina).delete('/api/session')).status).toBe(204);
    expect((await t.http(amina).get('/api/session')).status).toBe(401);
  });
});

describe('sign-in links', () => {
  const linkOf = (mail: SentMail | undefined) => /\/sign-in\/link\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';

  it('signs in once, says so the second time, and answers alike for unknown addresses', async () => {
    const amina = await member();
    const known = await t.http().post('/api/session/link', { email: amina.email });
    const unknown = await t.http().post('/api/session/link', { email: 'nobody@alumni.example' });
    expect([known.status, unknown.status]).toEqual([202, 202]);
    expect(known.body).toEqual(unknown.body);

    const sent = await mails();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.to).toBe(amina.email);
    const token = linkOf(sent[0]);
    expect((await t.http().post('/api/session/link/redeem', { token })).status).toBe(201);
    const again = await t.http().post('/api/session/link/redeem', { token });
    expect(again.status).toBe(410);
    expect(again.body).toMatchObject({ type: '/problems/link-used' });
  });

  it('is worth nothing after 15 minutes, and says that', async () => {
    const amina = await member();
    await t.http().post('/api/session/link', { email: amina.email });
    const token = linkOf((await mails()).find(({ to }) => to === amina.email));
    await t.owner.query(`UPDATE credential_link SET expires_at = now() - interval '1 second' WHERE scholar_id = $1`, [amina.scholar.id]);
    const answer = await t.http().post('/api/session/link/redeem', { token });
    expect(answer.status).toBe(410);
    expect(answer.body).toMatchObject({ type: '/problems/link-expired' });
  });

  it('opens one session when pressed twenty times at once', async () => {
    const amina = await member();
    await t.http().post('/api/session/link', { email: amina.email });
    const token = linkOf((await mails()).find(({ to }) => to === amina.email));
    const answers = await Promise.all(Array.from({ length: 20 }, () => t.http().post('/api/session/link/redeem', { token })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(19);
  });

  it('stores no token that could be used from a copy of the database', async () => {
    const amina = await member();
    await t.http().post('/api/session/link', { email: amina.email });
    const token = linkOf((await mails()).find(({ to }) => to === amina.email));
    const [row] = await t.owner.query<{ dump: string }[]>(`SELECT string_agg(l::text, ' ') AS dump FROM credential_link l`);
    expect(row?.dump).not.toContain(token);
    expect(row?.dump).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });
});

describe('my devices', () => {
  let amina: Awaited<ReturnType<typeof member>>;
  beforeEach(async () => {
    amina = await member();
  });

  it('lists mine with this one first, and no one else’s', async () => {
    await t.make.session(amina.accountId);
    await member();
    const { status, body } = await t.http(amina).get<{ items: OpenSession[] }>('/api/sessions');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ id: amina.sessionId, isCurrent: true });
  });

  it('lists none that is over, and those of staff are sooner', async () => {
    const registrar = await t.make.signedIn({ grants: ['registrar'] });
    for (const { accountId } of [amina, registrar]) {
      const { sessionId } = await t.make.session(accountId);
      await t.owner.query(`UPDATE session SET last_seen_at = now() - interval '13 hours' WHERE id = $1`, [sessionId]);
    }
    const listed = async (who: { token: string }) => (await t.http(who).get<{ items: OpenSession[] }>('/api/sessions')).body.items.length;
    expect([await listed(amina), await listed(registrar)]).toEqual([2, 1]);
  });

  it('ends another of mine, but not another’s', async () => {
    const other = await t.make.session(amina.accountId);
    const stranger = await member();
    expect((await t.http(amina).delete(`/api/sessions/${stranger.sessionId}`)).status).toBe(404);
    expect((await t.http(amina).delete(`/api/sessions/${other.sessionId}`)).status).toBe(204);
    expect((await t.http(other).get('/api/session')).status).toBe(401);
    expect((await t.http(stranger).get('/api/session')).status).toBe(200);
  });

  it('answers 401 to a visitor and 400 for an id that is none', async () => {
    expect((await t.http().get('/api/sessions')).status).toBe(401);
    expect((await t.http().delete(`/api/sessions/${amina.sessionId}`)).status).toBe(401);
    expect((await t.http(amina).delete('/api/sessions/1')).status).toBe(400);
  });

  it('ends an open socket within three seconds', async () => {
    const other = await t.make.session(amina.accountId);
    const socket = await t.live(other);
    const ended = new Promise((resolve) => socket.once('disconnect', resolve));
    const before = Date.now();
    await t.http(amina).delete(`/api/sessions/${other.sessionId}`);
    await ended;
    expect(Date.now() - before).toBeLessThan(3_000 * stretch());
  });
});
