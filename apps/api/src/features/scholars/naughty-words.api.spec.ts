import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { stretch } from '../../../test/support/machine-load.js';
import type { SignedIn } from '../../../test/support/make.js';
import { kept, naughty } from '../../../test/support/naughty.js';
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
const page = `/api/scholars/`;
type Saved = Answer<ScholarView>;

/** Saves one field of the own page and says what came of it: what is kept, or null where it was refused. */
async function saved(block: string, fields: object, read: (view: ScholarView) => unknown): Promise<unknown> {
  const { body } = await t.http(amina).get<ScholarView>(page + amina.scholar.id);
  const versions: Record<string, number> = body.own?.versions ?? {};
  const version = versions[block];
  const answer: Saved = await t.http(amina).patch(page + amina.scholar.id, { block, version, ...fields });
  expect([200, 400]).toContain(answer.status);
  return answer.status === 200 ? read(answer.body) : null;
}

/** Optional lines are null when nothing is left of them. */
const asKept = (value: unknown, text: string) => expect([kept(text), null]).toContain(value);

describe('odd words', () => {
  it.each(shown)('%s come back as sent from every field, or are refused', async (_name, text) => {
    asKept(await saved('about', { headline: text }, (view) => view.about?.headline), text);
    asKept(await saved('about', { bio: text }, (view) => view.about?.bio), text);
    asKept(await saved('about', { pronouns: text }, (view) => view.about?.pronouns), text);
    asKept(await saved('place', { city: text, countryCode: 'KE' }, (view) => view.place?.city), text);
    asKept(await saved('names', { given: text }, (view) => view.names.given), text);
    asKept(await saved('names', { family: text }, (view) => view.names.family), text);
    asKept(await saved('names', { preferred: text, credentials: text }, (view) => view.names.preferred), text);
    for (const fields of [{ timeZone: text }, { countryCode: text }]) await saved('place', fields, () => kept(text));
    for (const fields of [{ topics: [text] }, { openTo: [text] }]) await saved('interests', fields, () => kept(text));
    await saved('about', { languages: [text] }, () => kept(text));
    await saved('names', { profession: text }, () => kept(text));
    await saved('names', { given: 'Amina', family: null, preferred: null }, () => null);

    const rows: [string, object, (view: ScholarView) => unknown][] = [
      [
        'positions',
        { institution: { id: institution.id }, title: text, department: text, from: null, to: null, isMain: false },
        (view) => view.positions?.at(-1)?.title,
      ],
      ['positions', { institution: { proposedName: text }, from: null, to: null, isMain: false }, () => kept(text)],
      [
        'achievements',
        { kind: 'award', title: text, detail: text },
        (view) => view.achievements?.find((each) => each.title === kept(text))?.title,
      ],
      ['contacts', { kind: 'email', value: 'amina@clinic.example', label: text }, (view) => view.contacts.at(-1)?.label],
      ['contacts', { kind: 'phone', value: text }, () => null],
      ['contacts', { kind: 'link', value: text }, () => null],
      ['achievements', { kind: 'award', title: 'Prize', date: text, link: text }, () => null],
    ];
    for (const [kind, row, read] of rows) {
      const id = t.make.id();
      const answer: Saved = await t.http(amina).post(`${page}${amina.scholar.id}/${kind}`, { id, ...row });
      expect([201, 400]).toContain(answer.status);
      if (answer.status === 201) asKept(read(answer.body) ?? null, text);
      if (answer.status === 201) expect((await t.http(amina).delete(`${page}${amina.scholar.id}/${kind}/${id}`)).status).toBe(200);
    }
    const record = { id: t.make.id(), given: text, family: text, credentials: text, isListed: false };
    expect([201, 400]).toContain((await t.http(lee).post('/api/scholars', record)).status);
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
    for (const path of ['/api/scholars', '/api/institutions', `/api/scholars/${amina.scholar.id}`])
      expect((await t.http(lee).get(path)).status).toBe(200);
  });
});
