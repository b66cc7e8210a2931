import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DirectoryPage } from '@scholars-commons/shared/scholars';
import type { SignedIn } from '../../../../test/support/make.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';
import type { Institution } from '../../institutions/institution.entity.js';
import type { Cohort } from '../../programs/cohort.entity.js';
import type { Scholar } from '../scholar.entity.js';

let t: TestApp;
let cohort: Cohort;
let institution: Institution;
let amina: SignedIn;
let peer: SignedIn;
let lee: SignedIn;
let unclaimed: Scholar;
const list = (who: SignedIn, query = '') => t.http(who).get<DirectoryPage & { errors: { pointer: string }[] }>(`/api/scholars?${query}`);
const names = async (who: SignedIn, query = '') => (await list(who, query)).body.items.map((item) => item.name);
const facet = async (who: SignedIn, name: keyof NonNullable<DirectoryPage['facets']>, query = '') =>
  Object.fromEntries(((await list(who, query)).body.facets?.[name] ?? []).map(({ value, count }) => [value, count]));

beforeAll(async () => {
  t = await testApp();
  cohort = await t.make.cohort({ year: 2014 });
  institution = await t.make.institution({ name: 'Kumasi College' });
  amina = await t.make.signedIn({ givenName: 'Amina', familyName: 'Diallo', cohorts: [cohort] });
  peer = await t.make.signedIn({ givenName: 'Bola', familyName: 'Peer', cohorts: [cohort] });
  lee = await t.make.signedIn({ givenName: 'Lee', familyName: 'Staff', grants: ['registrar'], isListed: false, isStaff: true });
  const jorg = await t.make.scholar({
    givenName: 'Jörg',
    familyName: 'Müller',
    countryCode: 'CH',
    city: 'Zürich',
    professionCode: 'physician',
    openTo: ['mentoring'],
  });
  await t.make.scholar({
    givenName: 'Ана',
    familyName: 'Петрова',
    countryCode: 'BG',
    professionCode: 'nurse',
    openTo: ['mentoring', 'hosting'],
  });
  await t.make.scholar({
    givenName: 'Siobhán',
    familyName: 'O’Brien',
    countryCode: 'IE',
    professionCode: 'nurse',
    audiencePlace: 'cohorts',
  });
  await t.make.scholar({ givenName: 'Sukarno', familyName: null });
  await t.make.position({ scholarId: jorg.id, institutionId: institution.id, isMain: true, title: 'Professor' });
  await t.owner.query(`INSERT INTO scholar_topic (scholar_id, topic_slug) VALUES ($1, 'simulation'), ($1, 'mentoring')`, [jorg.id]);
  unclaimed = await t.make.scholar({
    state: 'unclaimed',
    claimedAt: null,
    givenName: 'Umar',
    familyName: 'Unclaimed',
    countryCode: 'KE',
    professionCode: 'nurse',
  });
  await t.make.position({ scholarId: unclaimed.id, institutionId: institution.id, isMain: true, title: 'Hidden title' });
  await t.make.enrollment({ scholarId: unclaimed.id, cohortId: cohort.id });
});
afterAll(() => t.close());

describe('GET /scholars', () => {
  it('lists everybody listed, sorted as people sort names, with the total', async () => {
    const { status, body } = await list(amina);
    expect(status).toBe(200);
    expect(body.items.map((item) => item.name)).toEqual([
      'Amina Diallo',
      'Jörg Müller',
      'Siobhán O’Brien',
      'Bola Peer',
      'Sukarno',
      'Umar Unclaimed',
      'Ана Петрова',
    ]);
    expect(body).toMatchObject({ total: 7, next: null, gaveUp: false });
    expect(await names(lee)).toHaveLength(8);
  });

  it('gives cards with what the viewer may see', async () => {
    const { items } = (await list(amina)).body;
    expect(items.find((item) => item.name === 'Jörg Müller')).toMatchObject({
      profession: 'Physician',
      city: 'Zürich',
      countryCode: 'CH',
      institution: { id: institution.id, name: 'Kumasi College' },
      positionTitle: 'Professor',
      topics: ['Simulation', 'Mentoring'],
      openTo: ['mentoring'],
    });
    expect(items.find((item) => item.name === 'Siobhán O’Brien')).toMatchObject({
      profession: 'Registered nurse',
      countryCode: null,
      city: null,
    });
    expect(items.find((item) => item.name === 'Umar Unclaimed')).toMatchObject({
      state: 'unclaimed',
      profession: null,
      countryCode: null,
      positionTitle: null,
      institution: { name: 'Kumasi College' },
      cohortYear: 2014,
    });
  });

  it.each([
    ['Muller Jorg', ['Jörg Müller']],
    ['muler', ['Jörg Müller']],
    ['muler jorg', ['Jörg Müller']],
    ['jorg muler', ['Jörg Müller']],
    ['Müller', ['Jörg Müller']],
    ['mueller', ['Jörg Müller']],
    ['jrog', ['Jörg Müller']],
    ['obrien', ['Siobhán O’Brien']],
    ["o'brien siobhan", ['Siobhán O’Brien']],
    ['Петров', ['Ана Петрова']],
    ['suka', ['Sukarno']],
    ['Diallo, Amina', ['Amina Diallo']],
    ['muller amina', []],
    ['%', []],
    ['_____', []],
    ["'; DROP TABLE scholar; --", []],
  ])('finds by the name %s: %j', async (q, expected) => {
    expect(await names(amina, `q=${encodeURIComponent(q)}`)).toEqual(expected);
  });

  it('puts the likeliest first, whole words before parts and typos', async () => {
    for (const familyName of ['Anders', 'Sandersen', 'Andersen']) await t.make.scholar({ givenName: 'Zed', familyName });
    expect((await names(amina, 'q=andersen'))[0]).toBe('Zed Andersen');
    expect((await names(amina, 'q=zed+anders')).slice(0, 2)).toEqual(['Zed Anders', 'Zed Andersen']);
    await t.owner.query(`DELETE FROM scholar WHERE given_name = 'Zed'`);
  });

  it('filters: any value within one filter, all filters together', async () => {
    expect(await names(amina, 'country=CH')).toEqual(['Jörg Müller']);
    expect(await names(amina, 'country=CH&country=BG')).toEqual(['Jörg Müller', 'Ана Петрова']);
    expect(await names(amina, 'country=CH&profession=nurse')).toEqual([]);
    expect(await names(amina, 'openTo=hosting')).toEqual(['Ана Петрова']);
    expect(await names(amina, 'topic=simulation&openTo=mentoring')).toEqual(['Jörg Müller']);
    expect(await names(amina, `institution=${institution.id}`)).toEqual(['Jörg Müller', 'Umar Unclaimed']);
    expect(await names(amina, `cohort=${cohort.id}`)).toEqual(['Amina Diallo', 'Bola Peer', 'Umar Unclaimed']);
    expect(await names(amina, `program=${cohort.programId}&q=bola`)).toEqual(['Bola Peer']);
  });

  it('counts each facet with all filters but its own', async () => {
    expect(await facet(amina, 'country')).toEqual({ CH: 1, BG: 1 });
    expect(await facet(amina, 'country', 'country=CH')).toEqual({ CH: 1, BG: 1 });
    expect(await facet(amina, 'country', 'profession=nurse')).toEqual({ BG: 1 });
    expect(await facet(amina, 'profession', 'country=CH')).toEqual({ physician: 1 });
    expect(await facet(amina, 'openTo')).toEqual({ mentoring: 2, hosting: 1 });
    expect(await facet(amina, 'cohort')).toEqual({ [cohort.id]: 3 });
    expect(await facet(amina, 'program')).toEqual({ [cohort.programId]: 3 });
    expect(await facet(amina, 'institution')).toEqual({ [institution.id]: 2 });
    expect((await list(amina, 'profession=nurse&country=CH')).body.facets?.country).toEqual([
      { value: 'BG', label: 'Bulgaria', count: 1 },
      { value: 'CH', label: 'Switzerland', count: 0 },
    ]);
  });

  it('neither counts nor filters by what is hidden', async () => {
    // Siobhán shows her place to her cohorts, Umar has claimed nothing yet.
    expect(await names(amina, 'country=IE')).toEqual([]);
    expect(await names(amina, 'country=KE')).toEqual([]);
    expect(await names(lee, 'country=IE')).toEqual(['Siobhán O’Brien']);
    expect(await names(lee, 'country=KE')).toEqual([]);
    expect(await facet(amina, 'profession')).toEqual({ nurse: 2, physician: 1 });
    expect(await facet(lee, 'country')).toEqual({ BG: 1, CH: 1, IE: 1 });
  });

  it('has for every value the rows it counts, for each viewer', async () => {
    for (const who of [amina, peer, lee]) {
      const { facets } = (await list(who)).body;
      for (const [name, values] of Object.entries(facets ?? {})) {
        for (const { value, count } of values)
          expect([name, value, (await list(who, `${name}=${value}`)).body.total]).toEqual([name, value, count]);
      }
    }
  });

  it.each(['sort=name', 'sort=recent', 'q=a&sort=relevance'])('pages by key through %s, each once', async (query) => {
    const all = await names(amina, `${query}&limit=60`);
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null && page < 10; page += 1) {
      const { body } = await list(amina, `${query}&limit=2&facets=0${cursor && `&cursor=${cursor}`}`);
      expect(body.facets).toBeNull();
      seen.push(...body.items.map((item) => item.name));
      cursor = body.next;
    }
    expect(seen).toEqual(all);
    expect(all.length).toBeGreaterThan(3);
  });

  it('sorts newest first, who has not come yet last', async () => {
    const recent = await names(amina, 'sort=recent');
    expect([recent[0], recent.at(-1)]).toEqual(['Sukarno', 'Umar Unclaimed']);
  });

  it('answers 401 to a visitor and 400 for what it does not know', async () => {
    expect((await t.http().get('/api/scholars')).status).toBe(401);
    const pointer = async (query: string) => (await list(amina, query)).body.errors?.[0]?.pointer;
    expect(await pointer('cursor=bad')).toBe('/cursor');
    expect(await pointer('sort=name;drop')).toBe('/sort');
    expect(await pointer('country=zz')).toBe('/country/0');
    expect(await pointer('secret=1')).toBe('/secret');
    expect(await pointer('limit=1000')).toBe('/limit');
    expect(await pointer('institution=1')).toBe('/institution/0');
    expect(await pointer(`cursor=${Buffer.from('["x",{}]').toString('base64url')}`)).toBe('/cursor');
    expect(
      await pointer(`sort=recent&cursor=${Buffer.from(`["2024-02-30T10:00:00.000000Z","${amina.scholar.id}"]`).toString('base64url')}`),
    ).toBe('/cursor');
  });
});

describe('GET /scholars/places', () => {
  it('counts countries the viewer may see, and cities of three or more', async () => {
    const made = await Promise.all(
      [1, 2, 3].map((n) =>
        t.make.scholar({
          givenName: `Place${n}`,
          countryCode: 'UG',
          city: 'Kampala',
          lat: 0.3,
          lon: 32.6,
          audiencePlace: n === 3 ? 'cohorts' : 'network',
        }),
      ),
    );
    const places = async (who: SignedIn) =>
      (await t.http(who).get<{ countries: { code: string; scholars: number }[]; cities: object[] }>('/api/scholars/places')).body;
    expect((await places(amina)).countries).toEqual([
      { code: 'UG', scholars: 2 },
      { code: 'BG', scholars: 1 },
      { code: 'CH', scholars: 1 },
    ]);
    expect((await places(amina)).cities).toEqual([]);
    expect((await places(lee)).cities).toEqual([{ city: 'Kampala', countryCode: 'UG', lat: 0.3, lon: 32.6, scholars: 3 }]);
    await t.owner.query('DELETE FROM scholar WHERE id = ANY($1)', [made.map((each) => each.id)]);
  });
});

describe('GET /suggest/scholars', () => {
  it('suggests whom the name may mean, with what the viewer may see', async () => {
    const suggest = async (q: string) =>
      (await t.http(amina).get<{ items: object[] }>(`/api/suggest/scholars?q=${encodeURIComponent(q)}`)).body.items;
    expect(await suggest('mül')).toEqual([
      { id: expect.any(String), name: 'Jörg Müller', credentials: null, institution: 'Kumasi College', photoId: null },
    ]);
    expect(await suggest('staff')).toEqual([]);
    expect(await suggest('')).toEqual([]);
    expect((await t.http().get('/api/suggest/scholars?q=a')).status).toBe(401);
  });
});

describe('GET /vocabulary and /suggest/topics', () => {
  it('gives pickers their lists in order', async () => {
    const { body } = await t.http(amina).get<{ professions: object[]; topics: object[] }>('/api/vocabulary');
    expect(body.professions[0]).toEqual({ code: 'physician', name: 'Physician', group: 'medicine' });
    expect(body.topics.length).toBeGreaterThan(50);
    const { body: suggested } = await t.http(amina).get<{ items: { slug: string }[] }>('/api/suggest/topics?q=simul');
    expect(suggested.items.map((topic) => topic.slug)).toEqual(['simulation', 'standardized-patients', 'high-fidelity-simulation']);
    expect((await t.http().get('/api/vocabulary')).status).toBe(401);
  });
});
