import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { InstitutionPage, InstitutionView } from '@scholars-commons/shared/institutions';
import type { InstitutionSuggestions } from '@scholars-commons/shared/suggest';
import type { SignedIn } from '../../../test/support/make.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import type { Cohort } from '../programs/cohort.entity.js';
import type { Institution } from './institution.entity.js';

let t: TestApp;
let cohort: Cohort;
let amina: SignedIn;
let peer: SignedIn;
let lee: SignedIn;
let kumasi: Institution;
const page = (who: SignedIn, id: string) => t.http(who).get<InstitutionView>(`/api/institutions/${id}`);
const list = (who: SignedIn, query = '') =>
  t.http(who).get<InstitutionPage & { errors: { pointer: string }[] }>(`/api/institutions?${query}`);
const names = async (who: SignedIn, query = '') => (await list(who, query)).body.items.map((item) => item.name);
const suggest = async (who: SignedIn, q: string) =>
  (await t.http(who).get<InstitutionSuggestions>(`/api/suggest/institutions?q=${encodeURIComponent(q)}`)).body.items;
const work = async (name: string, person: object = {}) => {
  const scholar = await t.make.scholar({ givenName: name, familyName: 'Works', ...person });
  await t.make.position({ scholarId: scholar.id, institutionId: kumasi.id, isMain: true, title: `Title of ${name}` });
  return scholar;
};
/** As a person does it: the name is not in the list. */
const propose = async (who: SignedIn, proposedName: string) => {
  const position = { id: t.make.id(), institution: { proposedName, countryCode: 'TD' }, from: null, to: null, isMain: false };
  const { body } = await t
    .http(who)
    .post<{ positions: { institution: { id: string; name: string } }[] }>(`/api/scholars/${who.scholar.id}/positions`, position);
  return body.positions.find((each) => each.institution.name === proposedName)?.institution.id ?? '';
};

beforeAll(async () => {
  t = await testApp();
  cohort = await t.make.cohort({ year: 2012 });
  amina = await t.make.signedIn({ cohorts: [cohort] });
  peer = await t.make.signedIn({ cohorts: [cohort] });
  lee = await t.make.signedIn({ grants: ['registrar'] });
  kumasi = await t.make.institution({
    name: 'Kumasi College',
    countryCode: 'GH',
    city: 'Kumasi',
    domains: ['kumasi.example'],
    webPage: 'https://kumasi.example/',
  });
  await t.make.institution({ name: 'Ångström Institute', countryCode: 'SE' });
  await t.make.institution({ name: 'Aberdeen School', countryCode: 'GB' });
});
afterAll(() => t.close());

describe('GET /institutions/:id', () => {
  it('says at three and four how many are missing, and at five that it is a hub', async () => {
    const said: unknown[] = [];
    for (const n of [1, 2, 3, 4, 5]) {
      await work(`P${n}`, n === 2 ? { audiencePositions: 'me' } : {});
      const { body } = await page(amina, kumasi.id);
      said.push([body.scholarCount, body.missing, body.isHub]);
    }
    expect(said).toEqual([
      [1, null, false],
      [2, null, false],
      [3, 2, false],
      [4, 1, false],
      [5, null, true],
    ]);
  });

  it('counts hidden positions and names them nowhere', async () => {
    const { body, text } = await page(amina, kumasi.id);
    expect([body.scholarCount, body.people.map((person) => person.name), body.morePeople]).toEqual([
      5,
      ['P1 Works', 'P3 Works', 'P4 Works', 'P5 Works'],
      0,
    ]);
    expect(text).not.toContain('P2');
    expect((await page(lee, kumasi.id)).text).not.toContain('P2');
  });

  it('groups people by cohort and profession, as far as the viewer may see', async () => {
    const doctor = await work('Doc', { professionCode: 'physician' });
    const secret = await work('Quiet', { professionCode: 'nurse', audienceEnrollments: 'cohorts' });
    const unclaimed = await work('Umar', { professionCode: 'nurse', state: 'unclaimed' });
    for (const { id } of [doctor, secret, unclaimed]) await t.make.enrollment({ scholarId: id, cohortId: cohort.id });
    const byCohort = async (who: SignedIn) => (await page(who, kumasi.id)).body.byCohort.map((each) => [each.cohort.id, each.count]);
    const stranger = await t.make.signedIn();
    expect([await byCohort(stranger), await byCohort(peer)]).toEqual([[[cohort.id, 2]], [[cohort.id, 3]]]);
    const { body } = await page(stranger, kumasi.id);
    expect(body.byProfession).toEqual([
      { code: 'physician', name: 'Physician', count: 1 },
      { code: 'nurse', name: 'Registered nurse', count: 1 },
    ]);
    expect(body.people.find((person) => person.name === 'Umar Works')).toMatchObject({
      profession: null,
      positionTitle: null,
      cohortYear: 2012,
    });
  });

  it('forgets the dead, and those who moved on', async () => {
    const late = await work('Late', { state: 'deceased' });
    expect((await page(amina, kumasi.id)).text).not.toContain('Late Works');
    await t.owner.query('DELETE FROM scholar WHERE id = $1', [late.id]);
  });

  it('answers also while somebody leaves', async () => {
    const { InstitutionPageQueries } = await import('./pages/institution-page.queries.js');
    const queries = t.app.get(InstitutionPageQueries);
    const leaver = await work('Leaver');
    const [read, count] = [queries.people.bind(queries), queries.counts.bind(queries)];
    let rows: ReturnType<typeof read> | undefined;
    const people = jest.spyOn(queries, 'people').mockImplementation((...asked) => (rows = read(...asked)));
    // Counted only once he has been read and is gone.
    const counts = jest.spyOn(queries, 'counts').mockImplementation(async (...asked) => {
      await rows;
      await t.owner.query('DELETE FROM position WHERE scholar_id = $1', [leaver.id]);
      return count(...asked);
    });
    const { status, body } = await page(amina, kumasi.id);
    people.mockRestore();
    counts.mockRestore();
    expect([status, body.people.some((person) => person.name === 'Leaver Works'), body.morePeople]).toEqual([200, true, 0]);
    await t.owner.query('DELETE FROM scholar WHERE id = $1', [leaver.id]);
  });

  it('counts whom it sent', async () => {
    const added = { id: t.make.id(), given: 'Sent', cohortId: cohort.id, institutionId: kumasi.id };
    expect((await t.http(lee).post('/api/scholars', added)).status).toBe(201);
    expect((await page(amina, kumasi.id)).body.sentCount).toBe(1);
  });

  it('gives its facts, and other names that people use', async () => {
    expect((await page(amina, kumasi.id)).body).toMatchObject({
      name: 'Kumasi College',
      countryCode: 'GH',
      city: 'Kumasi',
      domains: ['kumasi.example'],
      webPage: 'https://kumasi.example/',
      isProposed: false,
      can: { edit: false },
    });
    expect((await page(lee, kumasi.id)).body.can).toEqual({ edit: true });
    expect((await page(amina, t.make.id())).status).toBe(404);
  });
});

describe('GET /institutions', () => {
  it('sorts, filters and pages', async () => {
    expect(await names(amina, 'sort=name')).toEqual(['Aberdeen School', 'Ångström Institute', 'Kumasi College']);
    expect((await names(amina))[0]).toBe('Kumasi College');
    expect(await names(amina, 'country=SE')).toEqual(['Ångström Institute']);
    expect(await names(amina, 'hub=1')).toEqual(['Kumasi College']);
    const { body } = await list(amina, 'hub=0');
    expect(body).toMatchObject({
      total: 2,
      hubs: 0,
      countries: [
        { value: 'GB', count: 1 },
        { value: 'SE', count: 1 },
      ],
    });
    for (const sort of ['name', 'scholars', 'sent']) {
      const seen: string[] = [];
      for (let cursor = ''; ; ) {
        const { body: part } = await list(amina, `sort=${sort}&limit=1${cursor}`);
        seen.push(...part.items.map((item) => item.name));
        if (!part.next) break;
        cursor = `&cursor=${part.next}`;
      }
      expect(seen).toEqual(await names(amina, `sort=${sort}`));
    }
  });

  it('answers 401 to a visitor and 400 for what it does not know', async () => {
    expect((await t.http().get('/api/institutions')).status).toBe(401);
    expect((await list(amina, 'cursor=x')).body.errors[0]?.pointer).toBe('/cursor');
    expect((await list(amina, 'sort=size')).body.errors[0]?.pointer).toBe('/sort');
  });
});

describe('a proposed institution', () => {
  it('is found by who proposed it and by staff only, everywhere', async () => {
    const id = await propose(amina, 'Marker Polyclinic of N’Djamena');
    for (const [who, isFound] of [
      [amina, true],
      [lee, true],
      [peer, false],
    ] as const) {
      expect((await page(who, id)).status).toBe(isFound ? 200 : 404);
      expect((await names(who)).some((name) => name.startsWith('Marker'))).toBe(isFound);
      expect((await names(who, 'q=marker+polyclinic')).length > 0).toBe(isFound);
      expect((await suggest(who, 'marker polyclinic')).length > 0).toBe(isFound);
      expect((await list(who)).body.countries?.some(({ value }) => value === 'TD')).toBe(isFound);
    }
    // On the scholar's own page it stands as the scholar's own words.
    expect((await t.http(peer).get(`/api/scholars/${amina.scholar.id}`)).text).toContain('Marker Polyclinic');
    expect((await t.http(peer).get('/api/scholars')).text).not.toContain('Marker Polyclinic');
  });
});
