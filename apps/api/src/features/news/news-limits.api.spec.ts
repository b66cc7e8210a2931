import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import type { SignedIn } from '../../../test/support/make.js';
import { act, aSubmission } from '../../../test/support/news.js';
import { pictureForm } from '../../../test/support/picture-form.js';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

let t: TestApp;
let amina: SignedIn;
let ben: SignedIn;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on', LOG_LEVEL: 'error' });
  amina = await t.make.signedIn();
  ben = await t.make.signedIn();
});
afterAll(() => t.close());

it('ten a minute are begun or sent, retries apart; then 429, for this person alone', async () => {
  const begin = (who: SignedIn, id = t.make.id()) => t.http(who).post<Problem>('/api/news-submissions', { id, kind: 'award' });
  const { id } = await aSubmission(t, { submitterId: amina.scholar.id });
  const first = t.make.id();
  for (let n = 0; n < 9; n += 1) expect((await begin(amina, n === 0 ? first : t.make.id())).status).toBe(201);
  expect((await act(t, amina, id, 'submit', { version: 1 })).status).toBe(200);
  expect((await act(t, amina, id, 'submit', { version: 1 })).status).toBe(200);
  expect((await begin(amina, first)).status).toBe(200);

  const refused = await begin(amina);
  expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
  const other = await aSubmission(t, { submitterId: amina.scholar.id });
  expect((await act(t, amina, other.id, 'submit', { version: 1 })).status).toBe(429);
  expect((await begin(ben)).status).toBe(201);
});

it('thirty pictures in half an hour', async () => {
  const { id } = await aSubmission(t, { submitterId: ben.scholar.id });
  const { body, headers } = await pictureForm('picture');
  const statuses = [];
  for (let n = 0; n < 31; n += 1) statuses.push((await t.http(ben).put(`/api/news-submissions/${id}/picture`, body, headers)).status);
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
});
