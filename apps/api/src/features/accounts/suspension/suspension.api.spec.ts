import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import { type SuspensionView, suspensionView } from '@scholars-commons/shared/suspension';
import * as z from 'zod';
import { momentWords } from '../../../common/mail/moment-words.js';
import { stretch } from '../../../../test/support/machine-load.js';
import { outboxOf } from '../../../../test/support/outbox.js';
import { eventually } from '../../../../test/support/eventually.js';
import type { SignedIn } from '../../../../test/support/make.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';
import { hashPassword } from '../passwords.js';
import { SuspensionService } from './suspension.service.js';

const PASSWORD = 'a lantern by the harbour';
let t: TestApp;
let hash: string;
let ada: SignedIn;
let kofi: SignedIn;
beforeAll(async () => {
  t = await testApp();
  hash = await hashPassword(PASSWORD);
  ada = await t.make.signedIn({ givenName: 'Ada', grants: ['admin'] });
  kofi = await t.make.signedIn({ givenName: 'Kofi', grants: ['moderator'] });
});
afterAll(() => t.close());

const path = ({ scholar }: Pick<SignedIn, 'scholar'>) => `/api/scholars/${scholar.id}/suspension`;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const someone = (more: Parameters<TestApp['make']['signedIn']>[0] = {}) => t.make.signedIn({ passwordHash: hash, ...more });
const suspend = <T = SuspensionView>(by: SignedIn, who: SignedIn, more: object = {}) =>
  t.http(by).put<T>(path(who), { reason: 'Advertising', until: inDays(7), was: null, ...more });
const signIn = (who: SignedIn) => t.http().post<Problem>('/api/session', { email: who.email, password: PASSWORD });
const acts = async (who: SignedIn) => {
  const rows = await t.owner.query<{ act: string; actor_id: string | null }[]>(
    `SELECT act, actor_id FROM audit WHERE thing_id = $1 ORDER BY at`,
    [who.scholar.id],
  );
  return rows.map(({ act, actor_id }) => [act, actor_id]);
};

describe('PUT /api/scholars/:id/suspension', () => {
  it('ends everything that is open within three seconds, and is on record', async () => {
    const noor = await someone();
    const socket = await t.live(noor);
    const away = new Promise((resolve) => socket.once('disconnect', resolve));
    const begun = Date.now();
    const answer = await suspend(kofi, noor);
    expect(answer.status).toBe(200);
    expect(z.strictObject(suspensionView.shape).parse(answer.body)).toMatchObject({
      suspension: { reason: 'Advertising' },
      can: { suspend: true, lift: true },
    });
    expect((await t.http(noor).get('/api/session')).status).toBe(401);
    await away;
    expect(Date.now() - begun).toBeLessThan(3_000 * stretch());
    expect(await acts(noor)).toEqual([['scholar.suspend', kofi.scholar.id]]);
    const refused = await signIn(noor);
    expect(refused).toMatchObject({
      status: 403,
      body: {
        type: '/problems/suspended',
        suspension: { reason: 'Advertising', until: answer.body.suspension?.until, appealToken: expect.any(String) },
      },
    });
    expect(refused.body.detail).toBe('Your account is suspended: Advertising.');
    const letters = (await outboxOf(t)()).filter(({ to }) => to === noor.email);
    expect(letters.map(({ text }) => text)).toEqual([expect.stringContaining('The reason: Advertising')]);
  });

  it('ends, in the letter, on the clocks of whoever reads it', async () => {
    const [noor, far] = [await someone(), await someone()];
    await t.owner.query(`UPDATE scholar SET time_zone = 'Africa/Nairobi' WHERE id = $1`, [noor.scholar.id]);
    const until = inDays(7);
    for (const who of [noor, far]) await suspend(kofi, who, { until });
    const letters = await outboxOf(t)();
    const textTo = ({ email }: SignedIn) => letters.find(({ to }) => to === email)?.text ?? '';
    expect(textTo(noor)).toContain(`is suspended until ${momentWords(new Date(until), 'Africa/Nairobi')}. The reason`);
    expect(textTo(far)).toMatch(/is suspended until \w+day,? \d+ \w+ 20\d\d at \d\d:\d\d \(UTC\)\. The reason/);
  });

  it('is changed by another one, and is no second act when it comes again', async () => {
    const noor = await someone();
    const until = inDays(7);
    await suspend(kofi, noor, { until });
    await suspend(kofi, noor, { until });
    expect(await acts(noor)).toHaveLength(1);
    const late = await suspend<Problem>(kofi, noor, { until: null, reason: 'Advertising again' });
    expect(late).toMatchObject({
      status: 409,
      body: { type: '/problems/stale', current: { suspension: { reason: 'Advertising', until } } },
    });
    expect(await acts(noor)).toEqual([
      ['scholar.suspend', kofi.scholar.id],
      ['scholar.suspend-refused', kofi.scholar.id],
    ]);
    const longer = await suspend(kofi, noor, { until: null, reason: 'Advertising again', was: { reason: 'Advertising', until } });
    expect(longer.body.suspension).toEqual({ reason: 'Advertising again', until: null });
    expect(await acts(noor)).toHaveLength(3);
  });

  it('by two at once is the act of one; the other reads it, and both are on record', async () => {
    const noor = await someone();
    const lee = await someone({ grants: ['moderator'] });
    const judges = [kofi, lee];
    const answers = await Promise.all(judges.map((judge, n) => suspend<Problem>(judge, noor, { reason: `Reason ${n}` })));
    const [won, lost] = answers[0]?.status === 200 ? [0, 1] : [1, 0];
    expect(answers[won]?.status).toBe(200);
    expect(answers[lost]).toMatchObject({ status: 409, body: { current: { suspension: { reason: `Reason ${won}` } } } });
    expect(await acts(noor)).toEqual([
      ['scholar.suspend', judges[won]?.scholar.id],
      ['scholar.suspend-refused', judges[lost]?.scholar.id],
    ]);
    // Personal words of what did not come about are kept nowhere.
    const kept = await t.owner.query<{ after: object }[]>('SELECT after FROM audit_detail WHERE subject_id = $1', [noor.scholar.id]);
    expect(kept).toEqual([{ after: { reason: `Reason ${won}` } }]);
  });

  it('leaves people of staff to admins, and the last admin in peace', async () => {
    const editor = await someone({ grants: ['editor'] });
    expect((await suspend(kofi, editor)).status).toBe(403);
    expect((await suspend(ada, editor)).status).toBe(200);
    expect((await suspend(ada, ada)).status).toBe(403);
    expect((await suspend(kofi, ada)).status).toBe(403);
    const other = await someone({ grants: ['admin'] });
    const statuses = (await Promise.all([suspend(ada, other), suspend(other, ada)])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    await t.owner.query(`UPDATE scholar SET state = 'claimed' WHERE id = ANY($1)`, [[ada.scholar.id, other.scholar.id]]);
    await t.owner.query(`DELETE FROM staff_grant WHERE scholar_id = $1`, [other.scholar.id]);
    ada = { ...ada, ...(await t.make.session(ada.accountId)) };
  });

  it('answers 401, 403, 404 and 400', async () => {
    const noor = await someone();
    expect((await t.http().put(path(noor), { reason: 'Spam', until: null, was: null })).status).toBe(401);
    expect((await suspend(noor, noor)).status).toBe(403);
    expect((await t.http(kofi).put(`/api/scholars/${t.make.id()}/suspension`, { reason: 'Spam', until: null, was: null })).status).toBe(
      404,
    );
    const record = await t.make.scholar({ state: 'unclaimed', claimedAt: null });
    expect((await t.http(kofi).put(path({ scholar: record }), { reason: 'Spam', until: null, was: null })).status).toBe(403);
    const hidden = await t.make.scholar({ isListed: false });
    expect((await t.http(kofi).put(path({ scholar: hidden }), { reason: 'Spam', until: null, was: null })).status).toBe(404);
    for (const [more, pointer] of [
      [{ reason: 'x' }, '/reason'],
      [{ until: inDays(-1) }, '/until'],
      [{ until: inDays(900) }, '/until'],
      [{ until: 'tomorrow' }, '/until'],
      [{ forEver: true }, '/forEver'],
    ] as const)
      expect((await suspend<Problem>(kofi, noor, more)).body.errors?.[0]?.pointer).toBe(pointer);
  });
});

describe('DELETE /api/scholars/:id/suspension', () => {
  it('lets the person in again', async () => {
    const noor = await someone();
    await suspend(kofi, noor);
    expect(await t.http(kofi).delete<SuspensionView>(path(noor))).toMatchObject({ status: 200, body: { suspension: null } });
    expect((await signIn(noor)).status).toBe(201);
    expect((await acts(noor)).map(([act]) => act)).toEqual(['scholar.suspend', 'scholar.lift-suspension']);
    // Nothing is left to lift.
    expect((await t.http(kofi).delete(path(noor))).status).toBe(200);
    expect(await acts(noor)).toHaveLength(2);
  });

  it('is not for somebody whose right went while the request waited for its turn', async () => {
    const noor = await someone();
    await suspend(kofi, noor);
    const judge = await someone({ grants: ['moderator'] });
    const holding = t.owner.createQueryRunner();
    await holding.startTransaction();
    await holding.query('LOCK TABLE staff_grant IN SHARE ROW EXCLUSIVE MODE');
    const asked = t.http(judge).delete(path(noor));
    await eventually(async () => {
      const waiting = await t.owner.query<unknown[]>(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(waiting).not.toEqual([]);
    });
    await holding.query('DELETE FROM staff_grant WHERE scholar_id = $1', [judge.scholar.id]);
    await holding.commitTransaction();
    await holding.release();
    expect((await asked).status).toBe(403);
    expect((await t.http(kofi).get<SuspensionView>(path(noor))).body.suspension).not.toBeNull();
  });

  it('answers 401, 403 and 404', async () => {
    const noor = await someone();
    expect((await t.http().delete(path(noor))).status).toBe(401);
    expect((await t.http(noor).delete(path(noor))).status).toBe(403);
    expect((await t.http(kofi).delete(`/api/scholars/${t.make.id()}/suspension`)).status).toBe(404);
  });
});

describe('GET /api/scholars/:id/suspension', () => {
  it('tells those who decide, and nobody else', async () => {
    const noor = await someone();
    expect((await t.http(kofi).get<SuspensionView>(path(noor))).body).toEqual({
      scholarId: noor.scholar.id,
      suspension: null,
      can: { suspend: true, lift: false },
    });
    expect((await t.http(noor).get(path(noor))).status).toBe(403);
    expect((await t.http().get(path(noor))).status).toBe(401);
    expect((await t.http(kofi).get(`/api/scholars/${t.make.id()}/suspension`)).status).toBe(404);
  });
});

describe('a suspension whose time is over', () => {
  const overdue = async () => {
    const noor = await someone();
    await suspend(kofi, noor);
    await t.owner.query(`UPDATE scholar SET suspended_until = now() - interval '1 minute' WHERE id = $1`, [noor.scholar.id]);
    return noor;
  };

  it('keeps nobody from signing in', async () => {
    const noor = await overdue();
    expect((await signIn(noor)).status).toBe(201);
    expect((await acts(noor)).at(-1)?.[0]).not.toBe('scholar.suspend');
  });

  it('is lifted by the machine, once', async () => {
    const noor = await overdue();
    expect(await t.app.get(SuspensionService).liftOverdue()).toBeGreaterThan(0);
    expect(await t.app.get(SuspensionService).liftOverdue()).toBe(0);
    expect((await acts(noor)).at(-1)).toEqual(['scholar.lift-suspension', null]);
    expect((await t.http(kofi).get<SuspensionView>(path(noor))).body.suspension).toBeNull();
  });
});
