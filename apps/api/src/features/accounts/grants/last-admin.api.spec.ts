import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import type { SignedIn } from '../../../../test/support/make.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

it('refuses to leave nobody who could give rights, also when two admins take them from each other at once', async () => {
  const [one, other] = [await t.make.signedIn({ grants: ['admin'] }), await t.make.signedIn({ grants: ['admin'] })];
  // An admin who is suspended could not undo anything.
  const away = await t.make.signedIn({ grants: ['admin'] });
  await t.owner.query(`UPDATE scholar SET state = 'suspended' WHERE id = $1`, [away.scholar.id]);
  const take = (by: SignedIn, from: SignedIn) =>
    t.http(by).put<Problem>(`/api/scholars/${from.scholar.id}/grants`, { was: ['admin'], grants: [], reason: 'A new committee' });

  const statuses = (await Promise.all([take(one, other), take(other, one)])).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 403]);
  const left = await t.owner.query<{ scholar_id: string }[]>(
    `SELECT g.scholar_id FROM staff_grant g JOIN scholar s ON s.id = g.scholar_id WHERE g.kind = 'admin' AND s.state = 'claimed'`,
  );
  expect(left).toHaveLength(1);
  const last = left[0]?.scholar_id === one.scholar.id ? one : other;
  expect(await take(last, last)).toMatchObject({ status: 409, body: { type: '/problems/last-admin' } });
});
