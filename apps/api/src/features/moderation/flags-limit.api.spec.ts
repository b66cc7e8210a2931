import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { flag } from '../../../test/support/desk.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on' });
});
afterAll(() => t.close());

it('takes twenty flags a day, and answers one that is there already beyond that', async () => {
  const amina = await t.make.signedIn();
  const paths: string[] = [];
  for (let n = 0; n < 21; n += 1) paths.push(`posts/${(await t.make.thread()).firstPostId}`);
  const statuses = [];
  for (const path of paths) statuses.push((await flag(t, amina, path)).status);
  expect(statuses).toEqual([...Array<number>(20).fill(201), 429]);
  expect((await flag(t, amina, paths[0] ?? '')).status).toBe(200);
});
