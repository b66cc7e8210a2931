import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CohortView, ProgramList } from '@scholars-commons/shared/programs';
import type { SignedIn } from '../../../test/support/make.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import type { Cohort } from './cohort.entity.js';
import type { Program } from './program.entity.js';

let t: TestApp;
let program: Program;
let cohort: Cohort;
let later: Cohort;
let amina: SignedIn;
let stranger: SignedIn;
let lee: SignedIn;
const page = (who: SignedIn, query = '') =>
  t.http(who).get<CohortView & { errors: { pointer: string }[] }>(`/api/cohorts/${cohort.id}?${query}`);
const roster = async (who: SignedIn) => (await page(who)).body.roster.items.map((entry) => entry.name);

beforeAll(async () => {
  t = await testApp();
  program = await t.make.program({ name: 'Program for Educators', slug: 'educators', description: 'Eleven days in Boston.' });
  cohort = await t.make.cohort({ programId: program.id, name: 'Spring 2019', year: 2019, startsOn: '2019-01-14', endsOn: '2019-05-20' });
  later = await t.make.cohort({ programId: program.id, name: 'Spring 2021', year: 2021, format: 'remote' });
  amina = await t.make.signedIn({
    givenName: 'Amina',
    familyName: 'A',
    cohorts: [cohort, later],
    countryCode: 'SN',
    professionCode: 'nurse',
  });
  stranger = await t.make.signedIn({ givenName: 'Stranger', familyName: 'S' });
  lee = await t.make.signedIn({ givenName: 'Lee', grants: ['registrar'] });
  const sender = await t.make.institution({ name: 'Sending Hospital' });
  const hidden = await t.make.scholar({ givenName: 'Hidden', familyName: 'H', countryCode: 'KE', audienceEnrollments: 'cohorts' });
  const unclaimed = await t.make.scholar({
    givenName: 'Umar',
    familyName: 'U',
    state: 'unclaimed',
    countryCode: 'KE',
    professionCode: 'nurse',
  });
  const teacher = await t.make.scholar({ givenName: 'Tomás', familyName: 'T', countryCode: 'CL', audiencePlace: 'staff' });
  await t.make.enrollment({ scholarId: hidden.id, cohortId: cohort.id });
  await t.make.enrollment({ scholarId: unclaimed.id, cohortId: cohort.id, institutionId: sender.id });
  await t.make.enrollment({ scholarId: teacher.id, cohortId: cohort.id, role: 'faculty' });
});
afterAll(() => t.close());

describe('GET /programs', () => {
  it('lists programs with their cohorts, newest first, each scholar counted once', async () => {
    const { status, body } = await t.http(amina).get<ProgramList>('/api/programs');
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        id: program.id,
        name: 'Program for Educators',
        slug: 'educators',
        description: 'Eleven days in Boston.',
        scholarCount: 4,
        firstYear: 2019,
        lastYear: 2021,
        cohorts: [
          { id: later.id, name: 'Spring 2021', year: 2021, format: 'remote', startsOn: null, endsOn: null, scholarCount: 1, isMine: true },
          {
            id: cohort.id,
            name: 'Spring 2019',
            year: 2019,
            format: 'boston',
            startsOn: '2019-01-14',
            endsOn: '2019-05-20',
            scholarCount: 4,
            isMine: true,
          },
        ],
      },
    ]);
    expect((await t.http(stranger).get<ProgramList>('/api/programs')).body.items[0]?.cohorts[0]?.isMine).toBe(false);
    expect((await t.http().get('/api/programs')).status).toBe(401);
  });
});

describe('GET /cohorts/:id', () => {
  it('names whom each viewer may see, and counts everybody', async () => {
    expect(await roster(amina)).toEqual(['Amina A', 'Hidden H', 'Tomás T', 'Umar U']);
    expect(await roster(stranger)).toEqual(['Amina A', 'Tomás T', 'Umar U']);
    expect(await roster(lee)).toHaveLength(4);
    const { body } = await page(stranger);
    expect([body.scholarCount, body.roster.total]).toEqual([4, 3]);
    expect(body.roster.items[1]).toMatchObject({ role: 'faculty', sentBy: null });
    expect(body.roster.items[2]).toMatchObject({ sentBy: { name: 'Sending Hospital' }, profession: null, countryCode: null });
  });

  it('counts countries and professions that the viewer may see', async () => {
    expect((await page(stranger)).body).toMatchObject({
      countries: [{ code: 'SN', count: 1 }],
      professions: [{ code: 'nurse', count: 1 }],
    });
    expect((await page(amina)).body.countries).toEqual([
      { code: 'KE', count: 1 },
      { code: 'SN', count: 1 },
    ]);
    expect((await page(lee)).body.countries).toHaveLength(3);
  });

  it('names the cohort’s space to those who may read it', async () => {
    const space = await t.make.space({ cohortId: cohort.id });
    const moderator = await t.make.signedIn({ grants: ['moderator'] });
    expect((await page(amina)).body.space).toEqual({ id: space.id, slug: space.slug });
    expect((await page(moderator)).body.space?.id).toBe(space.id);
    expect([(await page(stranger)).body.space, (await page(lee)).body.space]).toEqual([null, null]);
  });

  it('pages through the roster by key', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await page(amina, `limit=2${cursor}`);
      seen.push(...body.roster.items.map((entry) => entry.name));
      if (!body.roster.next) break;
      cursor = `&cursor=${body.roster.next}`;
    }
    expect(seen).toEqual(await roster(amina));
  });

  it('counts whoever is added to a cohort, and in its program once', async () => {
    const counts = async () => {
      const { body } = await t.http(amina).get<ProgramList>('/api/programs');
      const found = body.items.find(({ id }) => id === program.id);
      return [found?.scholarCount, found?.cohorts.find(({ id }) => id === cohort.id)?.scholarCount];
    };
    const [inProgram = 0, inCohort = 0] = await counts();
    const added = { id: t.make.id(), given: 'Added', family: 'Later', cohortId: cohort.id };
    expect((await t.http(lee).post('/api/scholars', added)).status).toBe(201);
    expect(await counts()).toEqual([inProgram + 1, inCohort + 1]);
  });

  it('answers 401 to a visitor, 404 for none, 400 for a bad place', async () => {
    expect((await t.http().get(`/api/cohorts/${cohort.id}`)).status).toBe(401);
    expect((await t.http(amina).get(`/api/cohorts/${t.make.id()}`)).status).toBe(404);
    const unstorable = Buffer.from(`["\\u0000","${amina.scholar.id}"]`).toString('base64url');
    for (const cursor of ['x', unstorable]) expect((await page(amina, `cursor=${cursor}`)).body.errors[0]?.pointer).toBe('/cursor');
  });
});
