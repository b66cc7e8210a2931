import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on' });
});
afterAll(() => t?.close());

it('stops the thirty-first search of a minute, of one scholar, with the seconds to wait', async () => {
  const [amina, ben] = [await t.make.signedIn(), await t.make.signedIn()];
  for (let n = 0; n < 30; n += 1) expect((await t.http(amina).get('/api/search/posts?q=feedback')).status).toBe(200);
  const { status, headers } = await t.http(amina).get('/api/search/posts?q=feedback');
  expect(status).toBe(429);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect((await t.http(ben).get('/api/search/posts?q=feedback')).status).toBe(200);
});
