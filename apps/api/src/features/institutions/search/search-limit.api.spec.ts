import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on' });
});
afterAll(() => t?.close());

it('counts a search in the list like one while typing, and leafing through is free of it', async () => {
  const amina = await t.make.signedIn();
  const statuses = new Map<number, number>();
  for (let i = 0; i < 121; i += 1) {
    const path = i % 2 ? '/api/institutions?q=kumasi' : '/api/suggest/institutions?q=kumasi';
    const { status } = await t.http(amina).get(path);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(statuses).toEqual(
    new Map([
      [200, 120],
      [429, 1],
    ]),
  );
  expect((await t.http(amina).get('/api/institutions?q=kumasi')).status).toBe(429);
  expect((await t.http(amina).get('/api/institutions')).status).toBe(200);
});
