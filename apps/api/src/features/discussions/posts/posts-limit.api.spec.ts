import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import { type Talk, talkOf } from '../../../../test/support/talk.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on', LOG_LEVEL: 'error' });
  talk = await talkOf(t);
});
afterAll(() => t.close());

it('ten posts a minute, threads among them; then 429 with the seconds to wait, for this person alone', async () => {
  const post = (who = talk.ben, id = t.make.id()) =>
    t.http(who).post<Problem>(`/api/threads/${threads[0]}/posts`, { id, markdown: 'We tried this' });
  const threads: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const id = t.make.id();
    threads.push(id);
    const started = { id, spaceId: talk.open.id, title: `Thread ${n} of many`, post: { id: t.make.id(), markdown: 'x' } };
    expect((await t.http(talk.ben).post('/api/threads', started)).status).toBe(201);
  }
  const first = t.make.id();
  expect((await post(talk.ben, first)).status).toBe(201);
  for (let n = 0; n < 6; n += 1) expect((await post()).status).toBe(201);

  const refused = await post();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.body.retryAfter).toBeGreaterThan(0);
  // What was accepted is still answered: a retry is no new post.
  expect((await post(talk.ben, first)).status).toBe(200);
  expect((await post(talk.amina)).status).toBe(201);
  expect((await t.http(talk.ben).get(`/api/threads/${threads[0]}/posts`)).status).toBe(200);
});
