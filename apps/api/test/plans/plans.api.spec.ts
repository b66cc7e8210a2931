import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { hashToken } from '../../src/common/auth/tokens.js';
import type { OpenAPIObject } from '@nestjs/swagger';
import { crowdId, fillCrowd, FOR_PLANS } from '../support/crowd.js';
import { plansOf, shapeOf, walkedThrough } from '../support/plans.js';
import { type Asked, askedDuring } from '../support/statements.js';
import { type TestApp, testApp } from '../support/test-app.js';
import { LISTS, NO_LISTS, WALKS } from './lists.js';

/** Below this a walk is as good as an index. */
const LARGE = 1_000;

let t: TestApp;
let large: Set<string>;
const tokens: Record<'scholar' | 'staff', string> = { scholar: '', staff: '' };
const seen = new Set<string>();
const used = new Set<string>();

async function signedIn(scholarId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await t.owner.query(
    `INSERT INTO session (id, token_hash, account_id, expires_at) SELECT gen_random_uuid(), $1, id, now() + interval '1 day' FROM account WHERE scholar_id = $2`,
    [hashToken(token), scholarId],
  );
  return token;
}

beforeAll(async () => {
  t = await testApp();
  await fillCrowd(t.owner, FOR_PLANS);
  const claimed = await t.owner.query<{ id: string }[]>(`SELECT id FROM scholar WHERE state = 'claimed' ORDER BY id LIMIT 2`);
  const [scholar, staff] = claimed.map(({ id }) => id);
  if (!scholar || !staff) throw new Error('Nobody has come');
  await t.owner.query(`INSERT INTO staff_grant (scholar_id, kind) SELECT $1::uuid, unnest('{moderator,editor,registrar,admin}'::text[])`, [
    staff,
  ]);
  Object.assign(tokens, { scholar: await signedIn(scholar), staff: await signedIn(staff) });
  const rows = await t.owner.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND reltuples >= $1`,
    [LARGE],
  );
  large = new Set(rows.map(({ name }) => name));
  // The index of the directory is read once, by whoever comes first.
  await t.http({ token: tokens.scholar }).get('/api/scholars');
}, 180_000);
afterAll(() => t.close());

const isRead = ({ text }: Asked) =>
  /^\s*(?:\/\*.*?\*\/\s*)?(?:SELECT|WITH)\b/i.test(text) && !/\bpgboss\.|FOR (?:NO KEY )?UPDATE|\b(?:INSERT|UPDATE|DELETE)\s/.test(text);
const beginningOf = ({ text }: Asked) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 90);

describe('how lists are read', () => {
  it('stands on tables that are large enough to tell', () => {
    for (const table of [
      'scholar',
      'thread',
      'post',
      'post_search',
      'news_item',
      'news_submission',
      'notification',
      'audit',
      'review',
      'institution',
    ])
      expect([table, large.has(table)]).toEqual([table, true]);
  });

  it.each(Object.entries(LISTS))('%s', async (name, { path, as }) => {
    let status = 0;
    const url = path.replaceAll(/\{(\w+):(\d+)\}/g, (_all, kind: Parameters<typeof crowdId>[0], n: string) => crowdId(kind, Number(n)));
    const asked = await askedDuring(async () => {
      ({ status } = await t.http({ token: tokens[as ?? 'scholar'] }).get(url));
    });
    expect([name, status]).toEqual([name, 200]);
    // Some are asked at once, and come in any order.
    const reads = asked.filter(isRead).toSorted((one, other) => (one.text < other.text ? -1 : 1));
    const plans = await plansOf(t.owner, reads);
    const walked = plans.flatMap(walkedThrough).filter((table) => large.has(table));
    expect([...new Set(walked)].filter((table) => !WALKS[`${name}: ${table}`])).toEqual([]);
    for (const table of walked) used.add(`${name}: ${table}`);
    const shapes = plans.flatMap((plan, at) => {
      const read = reads[at];
      // What all of them ask, who it is for one, stands with the first.
      if (!read || seen.has(read.text)) return [];
      seen.add(read.text);
      return [`${beginningOf(read)}\n${shapeOf(plan, 1).join('\n')}`];
    });
    expect(shapes.join('\n')).toMatchSnapshot();
  });

  it('is told of every list that there is', async () => {
    const operations = Object.entries((await t.http().get<OpenAPIObject>('/api/openapi.json')).body.paths).flatMap(([path, methods]) =>
      'get' in methods ? [path] : [],
    );
    const shown = Object.values(LISTS).map(({ path }) => path.split('?')[0]?.replaceAll(/\{\w+:\d+\}|room-1/g, '{}'));
    const plain = (path: string) => path.replaceAll(/\{\w+\}/g, '{}');
    expect(operations.filter((path) => !shown.includes(plain(path)) && !(path in NO_LISTS))).toEqual([]);
  });

  it('walks through no large table that it need not', () => {
    expect(Object.keys(WALKS).filter((walk) => !used.has(walk))).toEqual([]);
  });
});
