import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on' });
});
afterAll(() => t?.close());

it('lets nobody walk through the pages of all scholars, but always lets one see the own page', async () => {
  const [amina, other] = [await t.make.signedIn(), await t.make.scholar()];
  const statuses = new Map<number, number>();
  for (let i = 0; i < 301; i += 1) {
    const { status } = await t.http(amina).get(`/api/scholars/${other.id}`);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(statuses).toEqual(
    new Map([
      [200, 300],
      [429, 1],
    ]),
  );
  expect((await t.http(amina).get(`/api/scholars/${amina.scholar.id}`)).status).toBe(200);
});
