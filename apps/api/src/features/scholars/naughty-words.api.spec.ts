import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { stretch } from '../../../test/support/machine-load.js';
import type { SignedIn } from '../../../test/support/make.js';
import { keptOrNull, naughty } from '../../../test/support/naughty.js';
import { type Answer, type TestApp, testApp } from '../../../test/support/test-app.js';
import type { Institution } from '../institutions/institution.entity.js';

let t: TestApp;
let amina: SignedIn;
let lee: SignedIn;
let institution: Institution;

beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn({ givenName: 'Amina' });
  lee = await t.make.signedIn({ grants: ['registrar'] });
  institution = await t.make.institution();
});
afterAll(() => t.close());

const shown = naughty.map((text): [string, string] => [JSON.stringify(text).slice(0, 60), text]);
const pageOf = (scholarId: string) => `/api/scholars/${scholarId}`;
type Saved = Answer<ScholarView>;
type Read = (view: ScholarView) => unknown;
/** Of the own page's blocks, as the last save left them. */
let versions: Record<string, number> = {};

/** Refused, or there as sent: in the answer, and for who reads it afterwards. */
async function asSent(answer: Saved, read: Read, expected: unknown): Promise<void> {
  expect([200, 201, 400]).toContain(answer.status);
  if (answer.status === 400) return;
  expect(read(answer.body)).toEqual(expected);
  expect(read((await t.http(lee).get<ScholarView>(pageOf(answer.body.id))).body)).toEqual(expected);
}

/** Saves one block of the own page. */
async function save(block: string, fields: object, read: Read, expected: unknown): Promise<void> {
  const answer: Saved = await t.http(amina).patch(pageOf(amina.scholar.id), { block, version: versions[block] ?? 0, ...fields });
  versions = answer.body.own?.versions ?? versions;
  await asSent(answer, read, expected);
}

const byId = <T extends { id: string }>(rows: T[] | null, id: string): T | undefined => rows?.find((row) => row.id === id);
const digits = (text: string | undefined) => text?.replace(/\D/g, '');

describe('odd words', () => {
  it.each(shown)('%s come back as sent from every field, or are refused', async (_name, text) => {
    const sent = keptOrNull(text);
    await save('about', { headline: text }, (view) => view.about?.headline, sent);
    await save('about', { bio: text }, (view) => view.about?.bio, sent);
    await save('about', { pronouns: text }, (view) => view.about?.pronouns, sent);
    await save('about', { languages: [text] }, (view) => view.about?.languages, [text]);
    await save('place', { city: text, countryCode: 'KE' }, (view) => view.place?.city, sent);
    await save('place', { timeZone: text }, (view) => view.place?.timeZone, text);
    await save('place', { countryCode: text }, (view) => view.place?.countryCode, text);
    await save('names', { given: text }, (view) => view.names.given, sent);
    await save('names', { family: text }, (view) => view.names.family, sent);
    await save('names', { preferred: text }, (view) => view.names.preferred, sent);
    await save('names', { credentials: text }, (view) => view.credentials, sent);
    await save('names', { profession: text }, (view) => view.profession?.code, text);
    await save('interests', { topics: [text] }, (view) => view.interests?.topics.map(({ slug }) => slug), [text]);
    await save('interests', { openTo: [text] }, (view) => view.interests?.openTo, [text]);
    await save('names', { given: 'Amina', family: null, preferred: null }, (view) => view.name, 'Amina');
  });

  it.each(shown)('%s come back as sent from every row, or are refused', async (_name, text) => {
    const sent = keptOrNull(text);
    const known = { institution: { id: institution.id }, from: null, to: null, isMain: false };
    const prize = { kind: 'award', title: 'Prize' };
    // A name that folds to one proposed before is that one ("NULL" and "Null"), so each is made another.
    const proposedName = `${text} ${t.make.id().slice(-6)}`;
    const rows: [string, object, (view: ScholarView, id: string) => unknown, unknown][] = [
      ['positions', { ...known, title: text }, (view, id) => byId(view.positions, id)?.title, sent],
      ['positions', { ...known, department: text }, (view, id) => byId(view.positions, id)?.department, sent],
      ['positions', { ...known, from: text }, (view, id) => byId(view.positions, id)?.from, text],
      [
        'positions',
        { ...known, institution: { proposedName } },
        (view, id) => byId(view.positions, id)?.institution.name,
        keptOrNull(proposedName),
      ],
      ['achievements', { kind: 'award', title: text }, (view, id) => byId(view.achievements, id)?.title, sent],
      ['achievements', { ...prize, detail: text }, (view, id) => byId(view.achievements, id)?.detail, sent],
      ['achievements', { ...prize, date: text }, (view, id) => byId(view.achievements, id)?.date, text],
      ['achievements', { ...prize, link: text }, (view, id) => byId(view.achievements, id)?.link, sent],
      ['contacts', { kind: 'email', value: 'amina@clinic.example', label: text }, (view, id) => byId(view.contacts, id)?.label, sent],
      ['contacts', { kind: 'email', value: text }, (view, id) => byId(view.contacts, id)?.value, sent],
      ['contacts', { kind: 'phone', value: text }, (view, id) => digits(byId(view.contacts, id)?.value), digits(text)],
      ['contacts', { kind: 'link', value: text }, (view, id) => byId(view.contacts, id)?.value, sent],
    ];
    for (const [kind, row, read, expected] of rows) {
      const id = t.make.id();
      const answer: Saved = await t.http(amina).post(`${pageOf(amina.scholar.id)}/${kind}`, { id, ...row });
      await asSent(answer, (view) => read(view, id), expected);
      if (answer.status === 201) expect((await t.http(amina).delete(`${pageOf(amina.scholar.id)}/${kind}/${id}`)).status).toBe(200);
    }
  });

  it.each(shown)('%s come back as sent from a record of a registrar, or are refused', async (_name, text) => {
    const sent = keptOrNull(text);
    for (const [fields, read] of [
      [{ given: text }, (view) => view.names.given],
      [{ family: text }, (view) => view.names.family],
      [{ preferred: text }, (view) => view.names.preferred],
      [{ credentials: text }, (view) => view.credentials],
    ] satisfies [object, Read][])
      await asSent(await t.http(lee).post('/api/scholars', { id: t.make.id(), given: 'Noor', isListed: false, ...fields }), read, sent);
  });

  it.each(shown)('%s harm no search, filter, place or address', async (_name, text) => {
    const value = encodeURIComponent(text.replace(/\p{Cs}/gu, 'x'));
    const searched = [
      '/api/scholars',
      '/api/institutions',
      '/api/suggest/scholars',
      '/api/suggest/institutions',
      '/api/suggest/topics',
    ].map((path) => `${path}?q=${value}`);
    const filtered = [
      'country',
      'profession',
      'institution',
      'program',
      'cohort',
      'topic',
      'openTo',
      'sort',
      'cursor',
      'limit',
      'facets',
    ].map((name) => `/api/scholars?${name}=${value}`);
    const others = ['country', 'hub', 'sort', 'cursor', 'limit'].map((name) => `/api/institutions?${name}=${value}`);
    const addresses = ['scholars', 'institutions', 'cohorts', 'photos'].map((kind) => `/api/${kind}/${value || 'x'}`);
    for (const path of [...searched, ...filtered, ...others, ...addresses, `/api/photos/${t.make.id()}/${value || 'x'}`]) {
      const started = performance.now();
      const { status } = await t.http(amina).get(path);
      expect([path, status < 500]).toEqual([path, true]);
      expect(performance.now() - started).toBeLessThan(4_000 * stretch());
    }
  });

  it('leave the lists readable', async () => {
    for (const path of ['/api/scholars', '/api/institutions', pageOf(amina.scholar.id)])
      expect((await t.http(lee).get(path)).status).toBe(200);
  });
});
