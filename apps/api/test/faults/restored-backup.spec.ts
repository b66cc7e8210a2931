import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidV7 } from 'uuid';
import { ApiProcess } from '../support/api-process.js';
import { type BareDatabase, bareDatabase, type RepeatableDatabase } from '../support/bare-database.js';
import { stretch } from '../support/machine-load.js';
import { dbCommand } from '../support/db-command.js';
import { tokenSent } from '../support/outbox.js';
import { canDump, pgTool } from '../support/pg-tools.js';
import { countsOf, rowsOf } from '../support/rows.js';

/** F15: last night's backup, made while people wrote, and brought back on another server. */

const MOST_MS_TO_RESTORE = 30 * 60_000;
const AT_ONCE = 4;
const DONE = { code: 0, said: expect.any(String) };
/** In the demo database: both are scholars who see the open spaces. */
interface SignIn {
  email: string;
  password: string;
  grants: string[];
}

const isDumpable = await canDump(process.env.TEST_DATABASE_URL ?? '');

let folder: string;
let before: RepeatableDatabase;
let after: BareDatabase;
let api: ApiProcess | undefined;
let signIns: SignIn[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commons-drill-'));
  [before, after] = [await bareDatabase(), await bareDatabase()];
}, 60_000);
afterAll(async () => {
  await api?.kill();
  await before?.drop();
  await after?.drop();
  rmSync(folder, { recursive: true, force: true });
});

function scholarOf(all: readonly SignIn[]): SignIn {
  const scholar = all.find(({ grants }) => grants.length === 0);
  if (!scholar) throw new Error('The demo has no scholar');
  return scholar;
}

const dataOf = (name: string) => join(folder, name);
const environmentOf = (database: BareDatabase, name: string) => ({
  DATABASE_URL: database.url,
  MIGRATION_DATABASE_URL: database.ownerUrl,
  DATA_DIR: dataOf(name),
});

/** A cookie, as a browser keeps it. */
async function signIn(at: ApiProcess, { email, password }: SignIn): Promise<string> {
  const answer = await fetch(`${at.address}/api/session`, {
    method: 'POST',
    headers: { origin: at.address, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  expect([answer.status, await answer.text()]).toEqual([201, expect.anything()]);
  return answer.headers.getSetCookie().join(';').split(';')[0] ?? '';
}

/** The token of a sign-in link, out of the letter that brings it. */
async function askForLink(at: ApiProcess, { email }: SignIn): Promise<string> {
  expect((await at.http().post('/api/session/link', { email })).status).toBe(202);
  return tokenSent(dataOf('before'), email);
}

/** What a restore leaves empty: nobody is signed in, no link opens, and what counted minutes begins anew. */
const LEFT_OUT = ['credential_link', 'directory_change', 'rate_limit', 'session', 'socket_io_attachments'];

/** Each must find nothing. */
const HOLES: Record<string, string> = {
  'threads whose numbers have holes or do not end where they say': `SELECT t.id FROM thread t WHERE t.last_post_number <>
    (SELECT count(*) FROM post p WHERE p.thread_id = t.id) OR t.last_post_number <> (SELECT max(number) FROM post p WHERE p.thread_id = t.id)`,
  'threads that count wrongly': `SELECT t.id FROM thread t WHERE t.post_count <>
    (SELECT count(*) FROM post p WHERE p.thread_id = t.id AND p.removed_at IS NULL)`,
  'changes beyond the seq of their thread': 'SELECT 1 FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.changed_seq > t.seq',
  'people who have not read what they wrote': `SELECT 1 FROM post p LEFT JOIN read_marker m ON (m.thread_id, m.scholar_id) = (p.thread_id, p.author_id)
    WHERE coalesce(m.read_number, 0) < p.number`,
  'spaces that count wrongly': 'SELECT 1 FROM space s WHERE thread_count <> (SELECT count(*) FROM thread t WHERE t.space_id = s.id)',
};

interface Part {
  kind: string;
  what: string;
}

/** What the schema consists of; a restored one has the same. */
const SCHEMA = `
  SELECT 'constraint' AS kind, conrelid::regclass || ' ' || conname || ' ' || convalidated || pg_get_constraintdef(oid) AS what
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
  UNION ALL SELECT 'trigger', tgrelid::regclass || tgenabled::text || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
    WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
  UNION ALL SELECT 'index', indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'right', regexp_replace(table_name || ' ' || grantee || ' ' || privilege_type, 'bare_[0-9a-f]{12}', '')
    FROM information_schema.role_table_grants WHERE table_schema = 'public'
  ORDER BY 1, 2`;

describe('F15: a backup made while people write', () => {
  let seen: { thread: string; told: number; backup: number };
  /** Of the server that was: before the backup began, and when it had ended. */
  let counts: { least: Map<string, number>; most: Map<string, number> };
  /** Of somebody who was signed in, and of a letter that was under way, when it was made. */
  let old: { cookie: string; token: string };
  const file = () => join(folder, 'last-night.tar');
  const partials = () => readdirSync(folder).filter((name) => name.endsWith('.partial'));

  it('is made, whole, beside a running api', async () => {
    const environment = environmentOf(before, 'before');
    for (const args of [['migrate'], ['seed', '--small'], ['demo-sign-ins']]) expect(await dbCommand(environment, args)).toEqual(DONE);
    signIns = JSON.parse(readFileSync(join(dataOf('before'), 'demo-sign-ins.json'), 'utf8')) as SignIn[];
    api = await ApiProcess.start(environment);
    const running = api;
    const scholar = scholarOf(signIns);
    const cookie = await signIn(running, scholar);
    old = { cookie, token: await askForLink(running, scholar) };
    const [thread] = await rowsOf<{ id: string }>(
      before.ownerUrl,
      `SELECT t.id FROM thread t JOIN space s ON s.id = t.space_id WHERE s.kind = 'open' AND t.closed_at IS NULL ORDER BY t.id LIMIT 1`,
    );
    if (!thread) throw new Error('The demo has no thread');

    let isOver = false;
    let acknowledged = 0;
    const write = async () => {
      for (let n = 0; !isOver; n += 1) {
        const answer = await fetch(`${running.address}/api/threads/${thread.id}/posts`, {
          method: 'POST',
          headers: { cookie, origin: running.address, 'content-type': 'application/json' },
          body: JSON.stringify({ id: uuidV7(), markdown: `Words ${n} in the night of the backup` }),
        });
        if (answer.status === 201) acknowledged += 1;
      }
    };
    const writing = Array.from({ length: AT_ONCE }, write);
    await sleep(500);
    const atBegin = acknowledged;
    const least = await countsOf(before.ownerUrl);
    const made = await dbCommand(environment, ['backup', file()]);
    const during = acknowledged - atBegin;
    await sleep(200);
    isOver = true;
    await Promise.all(writing);
    counts = { least, most: await countsOf(before.ownerUrl) };
    // Used after the backup was made, which knows nothing of it.
    expect((await running.http().post('/api/session/link/redeem', { token: old.token })).status).toBe(201);
    expect(made).toEqual({ code: 0, said: expect.stringContaining('SHA-256') });
    expect(during).toBeGreaterThan(3);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(partials()).toEqual([]);
    expect(await dbCommand(environment, ['backup', file()])).toEqual({ code: 1, said: expect.stringContaining('already') });
    const served = { ...environment, WEB_DIST: folder };
    expect(await dbCommand(served, ['backup', join(folder, 'x.tar')])).toEqual({ code: 1, said: expect.stringContaining('served') });
    // Refused, and nobody notices: the application is there, and so are people.
    expect(await dbCommand(environment, ['restore', file()])).toEqual({ code: 1, said: expect.stringContaining('Stop it first') });
    seen = { thread: thread.id, told: atBegin, backup: acknowledged };
    await running.stop();
    const killed = new AbortController();
    const half = dbCommand(environment, ['backup', join(folder, 'killed.tar')], { signal: killed.signal });
    while (!partials().some((name) => name.startsWith('killed'))) await sleep(1);
    killed.abort();
    await half;
    expect(readdirSync(folder)).not.toContain('killed.tar');
    expect(await dbCommand(environment, ['restore', file()])).toEqual({ code: 1, said: expect.stringContaining('not empty') });
  }, 240_000);

  it('comes back on another server within half an hour, with the same schema', async () => {
    const begun = Date.now();
    const restored = await dbCommand(environmentOf(after, 'after'), ['restore', file()]);
    expect(restored).toEqual(DONE);
    expect(Date.now() - begun).toBeLessThan(MOST_MS_TO_RESTORE * stretch());
    expect(await rowsOf(after.ownerUrl, SCHEMA)).toEqual(await rowsOf(before.ownerUrl, SCHEMA));
  }, 240_000);

  it.each(Object.entries(HOLES))('has no %s', async (_, text) => expect(await rowsOf(after.ownerUrl, text)).toEqual([]));

  it('holds what was acknowledged before it began, and nothing that was not written', async () => {
    const posts = `SELECT count(*)::int AS count FROM post WHERE markdown LIKE 'Words % in the night of the backup'`;
    const [found] = await rowsOf<{ count: number }>(after.ownerUrl, posts);
    expect(found?.count).toBeGreaterThanOrEqual(seen.told);
    expect(found?.count).toBeLessThan(seen.backup);
    const same = `SELECT (SELECT md5(string_agg(s::text, '' ORDER BY id)) FROM scholar s) AS scholars,
      (SELECT md5(string_agg(n::text, '' ORDER BY id)) FROM news_item n) AS news,
      (SELECT md5(string_agg(p::text, '' ORDER BY id)) FROM post p WHERE thread_id <> '${seen.thread}') AS posts`;
    expect(await rowsOf(after.ownerUrl, same)).toEqual(await rowsOf(before.ownerUrl, same));
  });

  it('holds as many rows in every table as there were, but for what is left out on purpose', async () => {
    const found = await countsOf(after.ownerUrl);
    expect([...found.keys()]).toEqual([...counts.most.keys()]);
    expect(counts.least.get('session')).toBeGreaterThan(0);
    expect(counts.least.get('credential_link')).toBeGreaterThan(0);
    // Where nobody wrote meanwhile, the two bounds are one number.
    const wrong = [...found].filter(([name, count]) =>
      LEFT_OUT.includes(name) ? count > 0 : count < (counts.least.get(name) ?? 0) || count > (counts.most.get(name) ?? 0),
    );
    expect(wrong).toEqual([]);
    const written = [...counts.most].filter(([name, most]) => !LEFT_OUT.includes(name) && most !== counts.least.get(name));
    expect(written.map(([name]) => name)).toEqual(expect.arrayContaining(['post']));
    expect(counts.least.size - written.length).toBeGreaterThan(written.length);
  });

  it('brings the photographs', () => {
    const photos = (name: string) => readdirSync(join(dataOf(name), 'photos'), { recursive: true }).toSorted();
    expect(photos('after').length).toBeGreaterThan(10);
    expect(photos('after')).toEqual(photos('before'));
    const [one = ''] = photos('before').filter((name) => String(name).endsWith('.webp')) as string[];
    expect(readFileSync(join(dataOf('after'), 'photos', one))).toEqual(readFileSync(join(dataOf('before'), 'photos', one)));
  });

  it('signs nobody in by a cookie or a link of before, and everybody who knows the password', async () => {
    const moved = await ApiProcess.start(environmentOf(after, 'after'));
    api = moved;
    const withOld = { cookie: old.cookie, origin: moved.address, 'content-type': 'application/json' };
    expect((await fetch(`${moved.address}/api/session`, { headers: withOld })).status).toBe(401);
    const late = { method: 'POST', headers: withOld, body: JSON.stringify({ id: uuidV7(), markdown: 'From before' }) };
    expect((await fetch(`${moved.address}/api/threads/${seen.thread}/posts`, late)).status).toBe(401);
    expect((await moved.http().post('/api/session/link/redeem', { token: old.token })).status).toBe(410);
    const cookie = await signIn(moved, scholarOf(signIns));
    const headers = { cookie, origin: moved.address, 'content-type': 'application/json' };
    const page = await fetch(`${moved.address}/api/threads/${seen.thread}/posts?limit=50`, { headers });
    expect(page.status).toBe(200);
    const [row] = await rowsOf<{ next: number }>(
      after.ownerUrl,
      `SELECT last_post_number + 1 AS next FROM thread WHERE id = '${seen.thread}'`,
    );
    const reply = await fetch(`${moved.address}/api/threads/${seen.thread}/posts`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ id: uuidV7(), markdown: 'The day after' }),
    });
    expect([reply.status, await reply.json()]).toEqual([201, expect.objectContaining({ number: row?.next })]);
  }, 120_000);

  it.each(['UPDATE audit SET act = act', 'DELETE FROM audit', 'TRUNCATE audit CASCADE', 'DELETE FROM audit_detail'])(
    'still refuses: %s',
    async (text) => {
      await expect(rowsOf(after.url, text)).rejects.toThrow(/permission denied/);
      await rowsOf(after.ownerUrl, `INSERT INTO audit (act, thing_kind) VALUES ('drill', 'backup')`);
      if (!text.endsWith('audit_detail')) await expect(rowsOf(after.ownerUrl, text)).rejects.toThrow(/append-only/);
    },
  );

  // On a server of one's own; the database that `npm start` brings has no such tools.
  if (isDumpable)
    it('also comes back from pg_dump, once what must not live on is emptied by hand', async () => {
      const twin = await before.twin();
      try {
        const dump = join(folder, 'night.dump');
        pgTool('pg_dump', '--format=custom', `--file=${dump}`, before.ownerUrl);
        pgTool('pg_restore', '--exit-on-error', `--dbname=${twin.ownerUrl}`, dump);
        expect(await countsOf(twin.ownerUrl)).toEqual(await countsOf(before.ownerUrl));
        // Conditions come back in other brackets; who may do what must be the same.
        const rightsIn = async ({ ownerUrl }: BareDatabase) =>
          (await rowsOf<Part>(ownerUrl, SCHEMA)).filter(({ kind }) => kind === 'right');
        expect(await rightsIn(twin)).toEqual(await rightsIn(before));
        await rowsOf(twin.ownerUrl, 'TRUNCATE session, credential_link, directory_change');
        const moved = await ApiProcess.start(environmentOf(twin, 'twin'));
        try {
          expect((await fetch(`${moved.address}/api/session`, { headers: { cookie: old.cookie } })).status).toBe(401);
          expect(await signIn(moved, scholarOf(signIns))).not.toBe('');
        } finally {
          await moved.kill();
        }
      } finally {
        await twin.drop();
      }
    }, 240_000);
});
