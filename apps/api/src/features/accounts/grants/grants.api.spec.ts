import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Grant } from '@scholars-commons/shared/accounts';
import { type GrantHolders, grantHolders, type GrantsView, grantsView } from '@scholars-commons/shared/grants';
import type { NotificationPage } from '@scholars-commons/shared/notifications';
import type { Problem } from '@scholars-commons/shared/problem';
import * as z from 'zod';
import { eventually } from '../../../../test/support/eventually.js';
import type { SignedIn } from '../../../../test/support/make.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let ada: SignedIn;
let ben: SignedIn;
beforeAll(async () => {
  t = await testApp();
  ada = await t.make.signedIn({ givenName: 'Ada', familyName: 'Lund', grants: ['admin'] });
  ben = await t.make.signedIn({ givenName: 'Ben', familyName: 'Okoro' });
});
afterAll(() => t.close());

const reason = 'The committee agreed on Monday';
const path = (who: SignedIn) => `/api/scholars/${who.scholar.id}/grants`;
const change = <T = GrantsView>(by: SignedIn, who: SignedIn, was: Grant[], grants: Grant[]) =>
  t.http(by).put<T>(path(who), { was, grants, reason });
const acts = async (who: SignedIn) => {
  const rows = await t.owner.query<{ act: string; grant: string; actor_id: string; reason: string }[]>(
    `SELECT a.act, a.changes ->> 'grant' AS grant, a.actor_id, d.after ->> 'reason' AS reason
     FROM audit a LEFT JOIN audit_detail d ON d.audit_id = a.id WHERE a.thing_id = $1 ORDER BY a.at`,
    [who.scholar.id],
  );
  return rows.map((row) => [row.act, row.grant, row.actor_id, row.reason]);
};

describe('PUT /api/scholars/:id/grants', () => {
  it('gives and takes, with reason and on record, and tells the person', async () => {
    const noor = await t.make.signedIn();
    const given = await change(ada, noor, [], ['moderator', 'editor']);
    expect(given.status).toBe(200);
    expect(z.strictObject(grantsView.shape).parse(given.body).grants).toMatchObject([
      { kind: 'editor', givenByName: 'Ada Lund' },
      { kind: 'moderator', givenByName: 'Ada Lund' },
    ]);
    const taken = await change(ada, noor, ['moderator', 'editor'], ['editor']);
    expect(taken.body.grants.map(({ kind }) => kind)).toEqual(['editor']);
    expect((await acts(noor)).sort()).toEqual([
      ['grant.give', 'editor', ada.scholar.id, reason],
      ['grant.give', 'moderator', ada.scholar.id, reason],
      ['grant.take', 'moderator', ada.scholar.id, reason],
    ]);
    const again = await t.make.session(noor.accountId);
    const { body } = await t.http(again).get<NotificationPage>('/api/notifications');
    expect(body.items.map(({ kind, text }) => [kind, text])).toEqual([
      ['grants-changed', reason],
      ['grants-changed', reason],
    ]);
  });

  it('takes effect on the next request: whoever gets more signs in anew, whoever loses has less at once', async () => {
    const kofi = await t.make.signedIn({ grants: ['moderator'] });
    const socket = await t.live(kofi);
    expect((await change(ada, kofi, ['moderator'], [])).status).toBe(200);
    await eventually(async () => {
      expect((await t.http(kofi).get<{ grants: Grant[] }>('/api/session')).body.grants).toEqual([]);
    });
    expect(socket.connected).toBe(true);
    const ended = new Promise((resolve) => socket.once('session.ended', resolve));
    expect((await change(ada, kofi, [], ['editor'])).status).toBe(200);
    await ended;
    expect((await t.http(kofi).get('/api/session')).status).toBe(401);
  });

  it('leaves the admin signed in who changes his own', async () => {
    const eva = await t.make.signedIn({ grants: ['admin'] });
    expect((await change(eva, eva, ['admin'], ['admin', 'editor'])).status).toBe(200);
    expect((await t.http(eva).get<{ grants: Grant[] }>('/api/session')).body.grants.sort()).toEqual(['admin', 'editor']);
    expect((await change(eva, eva, ['admin', 'editor'], [])).status).toBe(200);
    expect((await change(eva, eva, [], ['admin'])).status).toBe(403);
  });

  it('is no second change when it comes again', async () => {
    const noor = await t.make.signedIn();
    await change(ada, noor, [], ['registrar']);
    const again = await change(ada, noor, [], ['registrar', 'registrar']);
    expect(again).toMatchObject({ status: 200, body: { grants: [{ kind: 'registrar' }] } });
    expect(await acts(noor)).toHaveLength(1);
  });

  it('tells who was second what stands now, and keeps it on record', async () => {
    const noor = await t.make.signedIn({ grants: ['editor'] });
    const answer = await change<Problem>(ada, noor, [], ['moderator']);
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/stale', current: { grants: [{ kind: 'editor' }] } } });
    const rows = await t.owner.query<unknown[]>('SELECT act, actor_id, changes FROM audit WHERE thing_id = $1', [noor.scholar.id]);
    expect(rows).toEqual([{ act: 'grant.change-refused', actor_id: ada.scholar.id, changes: { was: [], grants: ['moderator'] } }]);
  });

  it('refuses to give anything to somebody who cannot sign in', async () => {
    const record = await t.make.scholar({ state: 'unclaimed', claimedAt: null });
    const answer = await t.http(ada).put<Problem>(`/api/scholars/${record.id}/grants`, { was: [], grants: ['editor'], reason });
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/cannot-sign-in' } });
  });

  it('answers 401, 403, 404 and 400', async () => {
    expect((await t.http().put(path(ben), { was: [], grants: ['editor'], reason })).status).toBe(401);
    expect((await change(ben, ben, [], ['admin'])).status).toBe(403);
    expect((await t.http(ada).put(`/api/scholars/${t.make.id()}/grants`, { was: [], grants: ['editor'], reason })).status).toBe(404);
    const pointers = async (body: object) =>
      (await t.http(ada).put<Problem>(path(ben), { was: [], grants: [], reason, ...body })).body.errors?.map(({ pointer }) => pointer);
    expect(await pointers({ grants: ['owner'] })).toEqual(['/grants/0']);
    expect(await pointers({ reason: ' ' })).toEqual(['/reason']);
    expect(await pointers({ forEver: true })).toEqual(['/forEver']);
  });
});

describe('GET /api/grants', () => {
  it('lists who is of staff, to admins alone', async () => {
    const { status, body } = await t.http(ada).get<GrantHolders>('/api/grants');
    expect(status).toBe(200);
    z.strictObject(grantHolders.shape).parse(body);
    expect(body.items.find(({ scholar }) => scholar.id === ada.scholar.id)?.grants.map(({ kind }) => kind)).toEqual(['admin']);
    expect(body.items.every(({ grants }) => grants.length > 0)).toBe(true);
    expect((await t.http().get('/api/grants')).status).toBe(401);
    expect((await t.http(ben).get('/api/grants')).status).toBe(403);
  });
});

describe('GET /api/scholars/:id/grants', () => {
  it('says what somebody may do, and whether he can be given more', async () => {
    expect((await t.http(ada).get<GrantsView>(path(ben))).body).toMatchObject({ grants: [], canSignIn: true, isLastAdmin: false });
    expect((await t.http(ben).get(path(ben))).status).toBe(403);
    expect((await t.http().get(path(ben))).status).toBe(401);
    expect((await t.http(ada).get(`/api/scholars/${t.make.id()}/grants`)).status).toBe(404);
  });
});
