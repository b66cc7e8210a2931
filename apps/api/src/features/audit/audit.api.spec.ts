import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditPage, auditPage, auditRow } from '@scholars-commons/shared/audit';
import type { Problem } from '@scholars-commons/shared/problem';
import * as z from 'zod';
import { reply, type Talk, talkOf } from '../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
});
afterAll(() => t.close());

const page = async (query = '') => (await t.http(talk.ada).get<AuditPage>(`/api/audit${query}`)).body;
const acts = async (query: string) => (await page(query)).items.map(({ act }) => act);
const give = (who: { scholar: { id: string } }) =>
  t.http(talk.ada).put(`/api/scholars/${who.scholar.id}/grants`, { was: [], grants: ['editor'], reason: 'Joins the desk' });

describe('GET /api/audit', () => {
  it('says who did what to whom and when, with the reason of what admins decide', async () => {
    const noor = await t.make.signedIn({ givenName: 'Noor', familyName: 'Haddad' });
    await give(noor);
    const { items } = await page(`?person=${noor.scholar.id}`);
    expect(items).toHaveLength(1);
    expect(z.strictObject(auditRow.shape).parse(items[0])).toMatchObject({
      actor: { name: 'Ada Lund' },
      act: 'grant.give',
      thing: { kind: 'scholar', id: noor.scholar.id, name: 'Noor Haddad' },
      changes: { grant: 'editor' },
      reason: 'Joins the desk',
    });
  });

  it('holds no words of a space that the admin may not read, nor a moderator’s reason', async () => {
    const thread = await t.make.thread({ spaceId: talk.ofCohort.id, authorId: talk.chen.scholar.id, title: 'Marker title' });
    const post = await reply(t, talk.chen, thread.id, 'Marker words');
    await t.http(talk.kofi).delete(`/api/posts/${post.id}`, { reason: 'Marker reason' });
    await t.http(talk.chen).patch(`/api/threads/${thread.id}`, { title: 'Marker renamed' });
    const answer = await t.http(talk.ada).get<AuditPage>('/api/audit?limit=100');
    expect(answer.body.items.map(({ act }) => act)).toEqual(expect.arrayContaining(['post.remove']));
    expect(answer.text).not.toContain('Marker');
  });

  it('narrows by person, act, thing and days', async () => {
    const noor = await t.make.signedIn();
    await give(noor);
    expect(await acts(`?person=${noor.scholar.id}&act=grant.`)).toEqual(['grant.give']);
    expect(await acts(`?person=${noor.scholar.id}&act=grant.take`)).toEqual([]);
    // A whole act is that act alone, not those whose names begin so.
    expect(await acts(`?person=${noor.scholar.id}&act=grant.giv`)).toEqual([]);
    expect(await acts(`?person=${talk.ada.scholar.id}&thing=${noor.scholar.id}`)).toEqual(['grant.give']);
    const today = new Date().toJSON().slice(0, 10);
    expect(await acts(`?thing=${noor.scholar.id}&from=${today}&to=${today}`)).toEqual(['grant.give']);
    expect(await acts(`?thing=${noor.scholar.id}&to=2020-01-01`)).toEqual([]);
    expect(await acts(`?thing=${noor.scholar.id}&from=2999-01-01`)).toEqual([]);
  });

  it('pages without a gap or a double, the latest first', async () => {
    await t.owner.query(
      `INSERT INTO audit (at, act, thing_kind, thing_id) SELECT timestamptz '2026-01-01' + (n / 3) * interval '1 second', 'space.create', 'space', $1
       FROM generate_series(1, 25) n`,
      [talk.open.id],
    );
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const body: AuditPage = await page(`?thing=${talk.open.id}&limit=10${next ? `&cursor=${next}` : ''}`);
      z.strictObject(auditPage.shape).parse(body);
      seen.push(...body.items.map(({ id }) => id));
      next = body.next;
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it('answers 401, 403 and 400', async () => {
    expect((await t.http().get('/api/audit')).status).toBe(401);
    for (const who of [talk.ben, talk.kofi]) expect((await t.http(who).get('/api/audit')).status).toBe(403);
    for (const [query, pointer] of [
      ['person=x', '/person'],
      ['act=DROP', '/act'],
      ['from=2026-13-01', '/from'],
      ['from=0000-01-01', '/from'],
      ['cursor=x', '/cursor'],
      ['who=me', '/who'],
    ])
      expect((await t.http(talk.ada).get<Problem>(`/api/audit?${query}`)).body.errors?.[0]?.pointer).toBe(pointer);
  });
});

describe('POST /api/audit/exports', () => {
  const file = (body: object) => t.http(talk.ada).post('/api/audit/exports', { reason: 'The yearly review', ...body });

  it('gives the same rows as a file that no spreadsheet calculates, and is on record itself', async () => {
    const odd = await t.make.signedIn({ givenName: '=HYPERLINK("https://evil.example")', familyName: 'Ünal' });
    await give(odd);
    const answer = await file({ person: odd.scholar.id });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="record.csv"',
      'cache-control': 'no-store',
    });
    const [head, ...lines] = answer.text.split('\r\n');
    expect(head).toBe('\uFEFFat,actor,actor id,act,thing,thing id,name,changes,reason');
    expect(lines.filter(Boolean)).toHaveLength(1);
    expect(lines[0]).toContain(`"'=HYPERLINK(""https://evil.example"") Ünal"`);
    const [written] = (await page('?act=audit.export')).items;
    expect(written).toMatchObject({ actor: { name: 'Ada Lund' }, changes: { person: odd.scholar.id, reason: 'The yearly review' } });
  });

  it('holds all rows, over many parts', async () => {
    const thing = t.make.id();
    await t.owner.query(`INSERT INTO audit (act, thing_kind, thing_id) SELECT 'space.create', 'space', $1 FROM generate_series(1, 2500)`, [
      thing,
    ]);
    const { text } = await file({ thing });
    expect(text.match(/space\.create/g)).toHaveLength(2_500);
  });

  it('answers 401, 403 and 400', async () => {
    expect((await t.http().post('/api/audit/exports', { reason: 'For me' })).status).toBe(401);
    expect((await t.http(talk.ben).post('/api/audit/exports', { reason: 'For me' })).status).toBe(403);
    const refused = await t.http(talk.ada).post<Problem>('/api/audit/exports', { reason: '' });
    expect(refused.body.errors?.[0]?.pointer).toBe('/reason');
  });
});

describe('the record itself', () => {
  it.each([
    'UPDATE audit SET act = $1',
    'DELETE FROM audit WHERE act = $1',
    'UPDATE audit_detail SET after = NULL WHERE audit_id::text = $1',
  ])('refuses the application: %s', async (statement) => {
    await expect(t.database.query(statement, ['grant.give'])).rejects.toThrow(/permission denied|append-only/);
  });
});
