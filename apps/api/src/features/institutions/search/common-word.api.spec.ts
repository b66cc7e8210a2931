import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { InstitutionSuggestions } from '@scholars-commons/shared/suggest';
import type { SignedIn } from '../../../../test/support/make.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let amina: SignedIn;
let lee: SignedIn;
let proposer: SignedIn;
const cities = ['Accra', 'Basel', 'Cairo', 'Dakar', 'Evora', 'Fez', 'Graz', 'Hanoi', 'Izmir'];
const ofCity = (city: string) => `University of ${city}`;

beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn();
  lee = await t.make.signedIn({ grants: ['registrar'] });
  proposer = await t.make.signedIn();
  for (const [index, city] of cities.entries()) await t.make.institution({ name: ofCity(city), mainCount: 10 + index });
  await t.make.institution({ name: 'University of the Unseen', mainCount: 90, isProposed: true, proposedById: proposer.scholar.id });
  await t.make.institution({ name: 'University of Yesterday', mainCount: 80, status: 'inactive' });
  await t.make.institution({ name: 'Lakeside Hospital', mainCount: 70 });
  await t.make.institution({ name: 'Multiuniversity Press', mainCount: 60 });
  for (const city of cities) {
    await t.make.institution({ name: `National Centre of ${city}`, mainCount: 1 });
    await t.make.institution({ name: `International Centre of ${city}`, mainCount: 2 });
    await t.make.institution({ name: `Little${city} College` });
  }
  const iowa = await t.make.institution({ name: 'Northern Iowa', mainCount: 1 });
  await t.owner.query(`INSERT INTO institution_name (id, institution_id, name, kind, search_name)
    SELECT gen_random_uuid(), id, name, 'main', folded_name FROM institution`);
  await t.owner.query(
    `INSERT INTO institution_name (id, institution_id, name, kind, search_name) VALUES (gen_random_uuid(), $1, 'UNI', 'alias', 'university')`,
    [iowa.id],
  );
});
afterAll(() => t?.close());

const suggested = async (who: SignedIn, q: string) =>
  (await t.http(who).get<InstitutionSuggestions>(`/api/suggest/institutions?q=${encodeURIComponent(q)}`)).body.items.map(
    ({ name }) => name,
  );

it.each(['universit', 'University', 'the university', 'universi'])('suggests where most of ours work for %s', async (typed) => {
  expect(await suggested(amina, typed)).toEqual(cities.slice(1).reverse().map(ofCity));
});

it('suggests a proposal to who may see it alone', async () => {
  for (const who of [lee, proposer]) expect((await suggested(who, 'universit'))[0]).toBe('University of the Unseen');
});

it('compares with all names where a word more is typed, or too few hold the word', async () => {
  expect((await suggested(amina, 'university of accra'))[0]).toBe(ofCity('Accra'));
  expect(await suggested(amina, 'hospital')).toEqual(['Lakeside Hospital']);
});

it('takes no word for the one that it holds within', async () => {
  const names = await suggested(amina, 'national');
  expect(names).toHaveLength(8);
  expect(names.filter((name) => !name.startsWith('National'))).toEqual([]);
});

it('finds by its initials who is called like a common word for short', async () => {
  expect((await suggested(amina, 'UNI'))[0]).toBe('Northern Iowa');
});

it('compares where hardly any of ours work', async () => {
  expect((await suggested(amina, 'college')).toSorted()).toEqual(cities.slice(0, 8).map((city) => `Little${city} College`));
});

it('suggests of very many names that are spelled so those of which most was typed, and compares no others', async () => {
  const names = Array.from({ length: 60 }, (_each, n) => `Lakemoor Institute of Long Names and Numbers ${n}`);
  for (const name of ['Lakemoor Clinic', 'Lakemore Clinic', 'Clinic of Lakemoor', ...names]) {
    const { id } = await t.make.institution({ name });
    await t.owner.query(
      `INSERT INTO institution_name (id, institution_id, name, kind, search_name) VALUES (gen_random_uuid(), $1, $2, 'main', lower($2))`,
      [id, name],
    );
  }
  const found = await suggested(amina, 'lakemoo');
  expect(found.slice(0, 2).toSorted()).toEqual(['Clinic of Lakemoor', 'Lakemoor Clinic']);
  expect(found).not.toContain('Lakemore Clinic');
  // Two letters are too few to go by, and too few names hold both words: all are compared then.
  expect((await suggested(amina, 'lakemoor cl'))[0]).toBe('Lakemoor Clinic');
  expect(await suggested(amina, 'lakemore')).toContain('Lakemore Clinic');
});
