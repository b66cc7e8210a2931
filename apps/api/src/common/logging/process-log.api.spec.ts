import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiProcess } from '../../../test/support/api-process.js';
import { eventually } from '../../../test/support/eventually.js';
import { type Processes, processes } from '../../../test/support/processes.js';
import { SmtpSink } from '../../../test/support/smtp-sink.js';
import { watching } from '../../../test/support/thread-copy.js';
import { hashPassword } from '../../features/accounts/passwords.js';

/** Values that occur nowhere else: what people are, say, ask for and keep secret. */
const EMAIL = 'mkmail.zubaydah@alumni.example';
const PASSWORD = 'mkpassword in the harbour';
const NEW_PASSWORD = 'mknewpassword by the quay';
const PHONE = '+254799123456';
const WORDS = [
  'mkgiven',
  'mkfamily',
  'mkheadline',
  'mkbio',
  'mktitle',
  'mkpost',
  'mksearch',
  'mkreason',
  'mkflag',
  'mknews',
  'mkprovoke',
  'mkdevice',
  'mkpath',
];

let p: Processes;
let api: ApiProcess;
let mail: SmtpSink;
const secrets: string[] = [EMAIL, 'mkmail', 'mkpassword', 'mknewpassword', PHONE, '799123456', ...WORDS];

beforeAll(async () => {
  p = await processes();
  mail = await SmtpSink.start();
  api = await p.start({ LOG_LEVEL: 'debug', SMTP_URL: mail.url });
}, 90_000);
afterAll(async () => {
  await p?.close();
  await mail?.close();
});

const tokenOf = (message: string) => /[A-Za-z0-9_-]{43}/.exec(message.replace(/=\n/g, ''))?.[0] ?? 'no token';

/** A day in the life: everything that takes somebody's words, done right, done wrong, and failing within. */
async function live(): Promise<void> {
  const { make } = p;
  const amina = await make.signedIn({
    email: EMAIL,
    passwordHash: await hashPassword(PASSWORD),
    givenName: 'Mkgiven',
    familyName: 'mkfamily',
  });
  const kofi = await make.signedIn({ grants: ['moderator'] });
  const space = await make.space();
  secrets.push(amina.token, kofi.token);
  const http = api.http(amina);
  const me = `/api/scholars/${amina.scholar.id}`;
  const agent = { 'user-agent': 'mkdevice' };

  for (const password of [PASSWORD, 'mkpassword but wrong']) await api.http().post('/api/session', { email: EMAIL, password }, agent);
  await api.http().post('/api/session', { email: EMAIL, password: { mkpassword: 1 } });
  await api.http().post('/api/session', `{"email":"${EMAIL}","password":"mkpassword`);
  await api.http().get(`/api/session?token=${amina.token}`);
  await api.http().get(`/api/${EMAIL}/mkpath`);
  await http.patch(me, { block: 'about', version: 0, headline: 'mkheadline', bio: 'mkbio' });
  await http.post(`${me}/contacts`, { id: make.id(), kind: 'phone', value: PHONE });
  await http.post(`${me}/contacts`, { id: make.id(), kind: 'email', value: EMAIL });
  await http.get('/api/scholars?q=mksearch');
  await http.get('/api/suggest/scholars?q=mksearch');
  const post = { id: make.id(), markdown: `mkpost of ${EMAIL}` };
  const thread = { id: make.id(), spaceId: space.id, title: 'mktitle of a thread', post };
  await http.post('/api/threads', thread);
  const socket = await api.live(amina);
  await watching(socket, thread.id);
  await http.post(`/api/threads/${thread.id}/posts`, { id: make.id(), markdown: 'mkpost again' });
  await api.http(kofi).post(`/api/posts/${post.id}/flags`, { id: make.id(), kind: 'other', words: 'mkflag: it is unkind' });
  await api.http(kofi).patch(`/api/threads/${thread.id}`, { closed: true, reason: 'mkreason: it is over' });
  const news = make.id();
  await http.post('/api/news-submissions', { id: news, kind: 'award' });
  await http.patch(`/api/news-submissions/${news}`, { version: 1, title: 'mknews of a prize', text: 'mknews' });
  await http.post('/api/previews', { markdown: 'mkpost'.repeat(10_000) });

  // Links that sign in, which only the mail may hold.
  for (const [path, redeem] of [
    ['/api/session/link', (token: string) => api.http().post('/api/session/link/redeem', { token })],
    ['/api/password-resets', (token: string) => api.http().post('/api/password-resets/redeem', { token, password: NEW_PASSWORD })],
  ] as const) {
    const before = mail.received.length;
    await api.http().post(path, { email: EMAIL });
    await eventually(() => expect(mail.received.length).toBeGreaterThan(before), 10_000);
    const token = tokenOf(mail.received.at(-1)?.message ?? '');
    secrets.push(token);
    expect((await redeem(token)).status).toBe(201);
    await redeem(token);
  }
  await fail(await make.session(amina.accountId), thread.id);
}

/** Failures on our own side, whose words hold what was being done. */
async function fail(device: { token: string }, threadId: string): Promise<void> {
  const { make, owner } = p;
  secrets.push(device.token);
  await owner.query(`UPDATE thread SET closed_at = NULL, closed_by_id = NULL, closed_reason = NULL WHERE id = $1`, [threadId]);
  await owner.query(`ALTER TABLE post ADD CONSTRAINT nothing_provoked CHECK (markdown NOT LIKE '%mkprovoke%') NOT VALID`);
  const failing = await api.http(device).post(`/api/threads/${threadId}/posts`, { id: make.id(), markdown: `mkprovoke ${EMAIL}` });
  expect(failing.status).toBe(500);
  expect(secrets.filter((secret) => failing.text.includes(secret))).toEqual([]);
  // Mail servers repeat the address in their refusals.
  for (const answer of [`450 later for ${EMAIL}`, `550 nobody here is ${EMAIL}`]) {
    mail.recipient = answer;
    await api.http().post('/api/session/link', { email: EMAIL });
    const said = answer.startsWith('550') ? 'was refused for good (550)' : 'did not take it (450)';
    await eventually(() => expect(api.log).toContain(said), 15_000);
  }
}

describe('what a process writes down', () => {
  it('says what it did, and nothing of whom or what', async () => {
    await live();
    await eventually(() => expect(api.log).toContain('500 in request'));
    expect(api.log).toContain('"route":"/api/threads/:threadId/posts"');
    expect(secrets.filter((secret) => api.log.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  });

  it('makes the database write down which rule was broken, and nothing of the row', async () => {
    const [server] = await p.owner.query<[{ folder: string }]>(`SELECT current_setting('data_directory') AS folder`);
    const log = readFileSync(join(server.folder, '../postgres.log'), 'utf8');
    expect(log).toContain('violates check constraint "nothing_provoked"');
    expect(secrets.filter((secret) => log.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  });

  it('keeps no letter once it is sent, and of other work nothing but ids', async () => {
    const waiting = await p.owner.query<{ name: string; state: string; data: string; output: string | null }[]>(
      `SELECT name, state, data::text, output::text FROM pgboss.job UNION ALL SELECT name, state, data::text, output::text FROM pgboss.archive`,
    );
    const telling = waiting.filter(({ data, output }) => secrets.some((secret) => `${data} ${output}`.includes(secret)));
    // What the mail server puts off must be kept until it takes it.
    expect(telling.filter(({ name, state }) => name !== 'send-mail' || state === 'completed')).toEqual([]);
  });

  it('counts, audits and holds sessions and links without the words, and without what opens them', async () => {
    const kept = await p.owner.query<{ text: string }[]>(
      `SELECT to_jsonb(t)::text AS text FROM rate_limit t UNION ALL SELECT to_jsonb(t)::text FROM audit t
       UNION ALL SELECT (to_jsonb(t) - 'email')::text FROM credential_link t UNION ALL SELECT (to_jsonb(t) - 'device')::text FROM session t`,
    );
    expect(kept.length).toBeGreaterThan(2);
    expect(secrets.filter((secret) => kept.some(({ text }) => text.includes(secret)))).toEqual([]);
  });
});
