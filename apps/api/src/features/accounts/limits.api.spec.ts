import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on' });
});
afterAll(() => t?.close());

/** Spells one mailbox in ways that mail servers take for the same. */
const spellings = [
  'amina@alumni.example',
  'AMINA@alumni.example',
  'amina+1@alumni.example',
  'Amina+x@Alumni.example',
  'amina@ALUMNI.example',
];

it('refuses the sixth sign-in to one account, however it is spelt and wherever it says it comes from', async () => {
  const tries = [...spellings, 'amina+last@alumni.example'];
  const statuses: number[] = [];
  for (const [index, email] of tries.entries()) {
    const answer = await t.http().post('/api/session', { email, password: 'wrong' }, { 'x-forwarded-for': `10.0.0.${index}` });
    statuses.push(answer.status);
    if (answer.status === 429) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

it.each([['/api/session/link'], ['/api/password-resets']])('sends no third letter within the hour (%s)', async (path) => {
  const email = `${path.length}@alumni.example`;
  const statuses = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await t.http().post(path, { email })).status);
  expect(statuses).toEqual([202, 202, 429]);
});

it('sends invitations to more people at once than there are connections', async () => {
  const lee = await t.make.signedIn({ grants: ['registrar'] });
  const invited = await Promise.all(Array.from({ length: 25 }, () => t.make.scholar({ state: 'unclaimed', claimedAt: null })));
  const answers = await Promise.all(
    invited.map(({ id }) => t.http(lee).post(`/api/scholars/${id}/invitations`, { email: `${id}@alumni.example` })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
});

it('refuses the guessing of links', async () => {
  const statuses = new Set<number>();
  for (let i = 0; i < 26; i += 1) {
    const token = String(i).padStart(43, 'a');
    statuses.add((await t.http().post('/api/session/link/redeem', { token })).status);
  }
  expect([...statuses]).toEqual([410, 429]);
});
