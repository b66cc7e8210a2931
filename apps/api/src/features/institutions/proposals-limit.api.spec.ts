import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { testApp, type TestApp } from '../../../test/support/test-app.js';

const A_DAY = 20;
let t: TestApp;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on', LOG_LEVEL: 'error' });
});
afterAll(() => t.close());

it('twenty new names of institutions a day; then 429, and nothing is kept of the one too many', async () => {
  const noor = await t.make.signedIn();
  const positions = `/api/scholars/${noor.scholar.id}/positions`;
  const propose = (n: number) =>
    t.http(noor).post<ScholarView>(positions, {
      id: t.make.id(),
      institution: { proposedName: `Clinic number ${n}` },
      title: 'Tutor',
      department: null,
      from: null,
      to: null,
      isMain: false,
    });
  const named = async () => {
    const [row] = await t.owner.query<{ count: number }[]>('SELECT count(*)::int AS count FROM institution WHERE proposed_by_id = $1', [
      noor.scholar.id,
    ]);
    return row?.count;
  };
  for (let n = 1; n <= A_DAY; n += 1) expect((await propose(n)).status).toBe(201);
  const refused = await propose(A_DAY + 1);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(await named()).toBe(A_DAY);
  // A name that stands already needs nobody's look.
  expect((await propose(1)).status).toBe(201);
});
