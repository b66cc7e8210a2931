import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedIn } from '../../../test/support/make.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { aViewer } from '../../../test/support/viewers.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { InstitutionTotals } from './institution-totals.service.js';
import { findableSql } from './institution.policy.js';

let t: TestApp;
let proposer: SignedIn;
let viewers: Viewer[];

beforeAll(async () => {
  t = await testApp();
  proposer = await t.make.signedIn();
  viewers = [aViewer(), aViewer({ scholarId: proposer.scholar.id }), aViewer({ grants: ['registrar'] })];
});
afterAll(() => t.close());

const countedSql = `SELECT country_code AS country, count(*)::int AS institutions, count(*) FILTER (WHERE is_hub)::int AS hubs,
  count(*) FILTER (WHERE main_count > 0 OR sent_count > 0)::int AS "withPeople" FROM institution i WHERE ${findableSql('i')} GROUP BY 1`;

const sorted = (rows: { country: string | null }[]) =>
  rows.toSorted((one, other) => ((one.country ?? '') < (other.country ?? '') ? -1 : 1)).map((row) => JSON.stringify(row));

/** What is kept must be what is there, for each kind of viewer. */
async function expectKept(after = '') {
  const kept: string[][] = [];
  const counted: string[][] = [];
  for (const viewer of viewers) {
    kept.push(sorted(await t.app.get(InstitutionTotals).byCountry(viewer)));
    const isStaff = viewer.grants.length > 0;
    counted.push(sorted(await t.owner.query<{ country: string | null }[]>(countedSql, [viewer.scholarId, isStaff])));
  }
  expect([after, kept]).toEqual([after, counted]);
  return kept;
}

describe('how many institutions there are', () => {
  it('is kept through everything that can happen to one', async () => {
    const steps: [string, string, unknown[]?][] = [
      [
        'many come at once',
        `INSERT INTO institution (id, name, country_code, main_count) SELECT gen_random_uuid(), 'Clinic ' || n, (ARRAY['KE', 'CL', 'KE', NULL])[1 + n % 4], n
         FROM generate_series(0, 19) AS n`,
      ],
      [
        'a proposal',
        `INSERT INTO institution (id, name, country_code, is_proposed, proposed_by_id, main_count) VALUES (gen_random_uuid(), 'New', 'KE', true, $1, 1)`,
        [proposer.scholar.id],
      ],
      [
        'one without its maker',
        `INSERT INTO institution (id, name, country_code, is_proposed) VALUES (gen_random_uuid(), 'Lost', 'FJ', true)`,
      ],
      ['another country', `UPDATE institution SET country_code = 'FJ' WHERE name IN ('Clinic 3', 'Clinic 4', 'New')`],
      ['no country', `UPDATE institution SET country_code = NULL WHERE name = 'Clinic 5'`],
      ['hubs come and go', `UPDATE institution SET main_count = 9 - main_count WHERE main_count <= 9`],
      ['somebody was sent', `UPDATE institution SET sent_count = 2 WHERE name IN ('Clinic 9', 'Clinic 10')`],
      ['a proposal is accepted', `UPDATE institution SET is_proposed = false WHERE name = 'New'`],
      ['nothing that counts', `UPDATE institution SET city = 'Suva'`],
      ['some go', `DELETE FROM institution WHERE main_count > 12 OR name = 'Lost'`],
    ];
    await expectKept();
    for (const [what, sql, values] of steps) {
      await t.owner.query(sql, values);
      await expectKept(what);
    }
  });

  it('is undone with what was undone', async () => {
    const before = await expectKept();
    const run = t.owner.createQueryRunner();
    await run.startTransaction();
    await run.query(`INSERT INTO institution (id, name, country_code) VALUES (gen_random_uuid(), 'Never', 'IS')`);
    await run.rollbackTransaction();
    await run.release();
    expect(await expectKept()).toEqual(before);
  });

  it('is mended where rows came in past the triggers', async () => {
    const run = t.owner.createQueryRunner();
    await run.startTransaction();
    await run.query(`ALTER TABLE institution DISABLE TRIGGER USER`);
    await run.query(`INSERT INTO institution (id, name, country_code, main_count) VALUES (gen_random_uuid(), 'Past the gate', 'NR', 6)`);
    await run.query(`DELETE FROM institution WHERE country_code = 'CL' AND main_count = 0`);
    await run.query(`ALTER TABLE institution ENABLE TRIGGER USER`);
    await run.commitTransaction();
    await run.release();
    await expect(expectKept()).rejects.toThrow('NR');
    await t.app.get(InstitutionTotals).mend();
    await expectKept();
    await t.app.get(InstitutionTotals).mend();
    await expectKept();
  });

  it('is filled by the migration with what is there already', async () => {
    const kept = (await t.owner.query<object[]>('SELECT * FROM institution_total WHERE institutions > 0 ORDER BY country_code')).map(
      (row) => JSON.stringify(row),
    );
    const { InstitutionTotals1764000016000: Totals } = await import('../../database/migrations/1764000016000-InstitutionTotals.js');
    const run = t.owner.createQueryRunner();
    await run.startTransaction();
    await new Totals().down(run);
    await new Totals().up(run);
    const filled = (await run.query('SELECT * FROM institution_total ORDER BY country_code')) as object[];
    await run.rollbackTransaction();
    await run.release();
    expect(filled.map((row) => JSON.stringify(row))).toEqual(kept);
  });
});
