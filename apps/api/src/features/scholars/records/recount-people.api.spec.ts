import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { testApp, type TestApp } from '../../../../test/support/test-app.js';
import { RecountPeopleJob } from './recount-people.job.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const run = () => t.app.get(RecountPeopleJob).run();

/** A cohort and an institution, and who joins both behind the back of the counters, as a process of the version before does. */
async function place() {
  const cohort = await t.make.cohort();
  const institution = await t.make.institution();
  const counts = async () => {
    const [row] = await t.owner.query<Record<'cohort' | 'program' | 'sent', number>[]>(
      `SELECT c.scholar_count AS cohort, g.scholar_count AS program, i.sent_count AS sent
       FROM cohort c JOIN program g ON g.id = c.program_id, institution i WHERE c.id = $1 AND i.id = $2`,
      [cohort.id, institution.id],
    );
    return row;
  };
  const join = async (query = t.owner.query.bind(t.owner)) => {
    const { id } = await t.make.scholar();
    await query('INSERT INTO enrollment (id, scholar_id, cohort_id, institution_id) VALUES (gen_random_uuid(), $1, $2, $3)', [
      id,
      cohort.id,
      institution.id,
    ]);
  };
  return { cohort, institution, counts, join };
}
const stamps = () => t.owner.query('SELECT xmin FROM cohort UNION ALL SELECT xmin FROM program UNION ALL SELECT xmin FROM institution');

it('mends what a process of the version before did not count, and touches nothing else', async () => {
  const { counts, join } = await place();
  await place();
  await join();
  await run();
  expect(await counts()).toEqual({ cohort: 1, program: 1, sent: 1 });
  const before = await stamps();
  await run();
  expect(await stamps()).toEqual(before);
});

it('mends a program whose cohorts count rightly', async () => {
  const { cohort, counts, join } = await place();
  await join();
  await t.owner.query('UPDATE cohort SET scholar_count = 1 WHERE id = $1', [cohort.id]);
  await run();
  expect(await counts()).toEqual({ cohort: 1, program: 1, sent: 1 });
});

it('does not count away who joins meanwhile', async () => {
  const { cohort, counts, join } = await place();
  await join();
  const joining = t.owner.createQueryRunner();
  await joining.startTransaction();
  await joining.query('SELECT id FROM cohort WHERE id = $1 FOR NO KEY UPDATE', [cohort.id]);
  await join(joining.query.bind(joining));
  await joining.query('UPDATE cohort SET scholar_count = 2 WHERE id = $1', [cohort.id]);
  const running = run();
  await eventually(async () =>
    expect(
      await t.owner.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`),
    ).toHaveLength(1),
  );
  await joining.commitTransaction();
  await joining.release();
  await running;
  expect(await counts()).toMatchObject({ cohort: 2, program: 2 });
});
