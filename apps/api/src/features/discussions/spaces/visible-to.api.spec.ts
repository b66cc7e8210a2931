import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Grant } from '@scholars-commons/shared/accounts';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';
import { aViewer } from '../../../../test/support/viewers.js';
import { spacePolicy } from './space.policy.js';
import { viewerParameters, visibleTo } from './visible-to.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

it('says in SQL what the policy says, for every grant and cohort', async () => {
  const cohorts = [await t.make.cohort(), await t.make.cohort(), await t.make.cohort()];
  for (let n = 0; n < 2; n += 1) await t.make.space();
  for (const { id } of cohorts) await t.make.space({ cohortId: id });
  const spaces = await t.owner.query<{ id: string; kind: 'open' | 'cohort'; cohort_id: string | null }[]>(
    'SELECT id, kind, cohort_id FROM space',
  );
  const grants: Grant[][] = [[], ['moderator'], ['editor'], ['registrar'], ['admin'], ['moderator', 'admin']];
  const memberships = [[], cohorts.slice(0, 1), cohorts.slice(1), cohorts].map((of) => of.map(({ id }) => id));
  for (const each of grants) {
    for (const cohortIds of memberships) {
      const viewer = aViewer({ grants: each, cohortIds });
      const rows = await t.database.query<{ id: string }[]>(
        `SELECT s.id FROM space s WHERE ${visibleTo} AND $1::uuid IS NOT NULL`,
        viewerParameters(viewer),
      );
      const allowed = spaces.filter((space) => spacePolicy.read(viewer, { kind: space.kind, cohortId: space.cohort_id }));
      expect(rows.map(({ id }) => id).toSorted()).toEqual(allowed.map(({ id }) => id).toSorted());
    }
  }
});
