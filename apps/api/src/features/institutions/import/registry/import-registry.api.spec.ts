import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InstitutionPage, InstitutionView } from '@scholars-commons/shared/institutions';
import type { DirectoryPage, ScholarView } from '@scholars-commons/shared/scholars';
import type { InstitutionSuggestions } from '@scholars-commons/shared/suggest';
import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { SignedIn } from '../../../../../test/support/make.js';
import { institutionList, realRegistry } from '../../../../../test/support/real-data.js';
import {
  generatedRegistry,
  type Organization,
  type RegistryAnswer,
  rorId,
  schema1,
  schema2,
} from '../../../../../test/support/registry.js';
import { type TestApp, testApp } from '../../../../../test/support/test-app.js';
import { type ImportReport, importInstitutions } from '../import-institutions.js';

let t: TestApp;
let amina: SignedIn;
const bytes = (text: string) => () => Readable.from([Buffer.from(text)]);
const bring = (entries: readonly (Organization | ReturnType<typeof schema1>)[]) =>
  importInstitutions(
    t.database,
    bytes(JSON.stringify(entries.map((each) => ('names' in each || 'addresses' in each ? each : schema2(each))))),
  );
const suggest = async (q: string) =>
  (await t.http(amina).get<InstitutionSuggestions>(`/api/suggest/institutions?q=${encodeURIComponent(q)}`)).body.items;
const idOf = async (ror: string) =>
  (await t.owner.query<{ id: string }[]>('SELECT id FROM institution WHERE ror_id = $1', [ror]))[0]?.id ?? '';
const page = async (ror: string) => (await t.http(amina).get<InstitutionView>(`/api/institutions/${await idOf(ror)}`)).body;
const counted = (report: ImportReport) => [report.added, report.changed, report.unchanged, report.refused];
const id = (n: number) => rorId(500_000 + n);

beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn();
}, 120_000);
afterAll(() => t.close());

describe('importing the registry beside a plain list', () => {
  const real = realRegistry();
  const plain = institutionList();
  const registry = real ? () => createReadStream(real) : bytes(JSON.stringify({ items: sameAsPlain().map((each) => schema2(each)) }));
  const rows = real ? 20 : 4;
  it(`knows ${rows} organizations of ${real ? 'REAL_DATA' : 'a generated answer'} by id, by any of their names, and by their site`, async () => {
    await importInstitutions(t.database, plain.open);
    expect(counted(await importInstitutions(t.database, registry))).toEqual([0, rows, 0, 0]);
  }, 120_000);

  if (real)
    it('says of each what the file says: names with their languages, and the place', async () => {
      const { hits } = JSON.parse(readFileSync(real, 'utf8')) as RegistryAnswer;
      for (const { _source: entry } of hits.hits) {
        const { name, otherNames, countryCode, lat, lon } = await page(entry.id);
        const place = entry.locations[0]?.geonames_details;
        expect([entry.id, countryCode, lat, lon]).toEqual([entry.id, place?.country_code, place?.lat, place?.lng]);
        const others = entry.names.filter(({ value }) => value !== name).map(({ value, lang }) => ({ name: value, lang }));
        expect([entry.id, otherNames]).toEqual([entry.id, expect.arrayContaining(others)]);
      }
    });

  it('changes nothing the second time, whichever of the two lists comes again', async () => {
    expect(counted(await importInstitutions(t.database, registry))).toEqual([0, 0, rows, 0]);
    expect(counted(await importInstitutions(t.database, plain.open))).toEqual([0, 0, plain.rows, 0]);
    expect(counted(await importInstitutions(t.database, registry))).toEqual([0, 0, rows, 0]);
  }, 120_000);
});

/** Organizations that stand in the generated list: by name, by another name, by a name in its language, by their site. */
function sameAsPlain(): Organization[] {
  const [CH, US, DE] = [
    ['CH', 'Switzerland'],
    ['US', 'United States'],
    ['DE', 'Germany'],
  ] as [string, string][];
  return [
    { id: rorId(600_001), name: 'University of Basel', country: CH },
    { id: rorId(600_002), name: 'University of Zurich', country: CH, others: [['Universität Zürich', 'label', 'de']] },
    { id: rorId(600_003), name: 'UC San Francisco', country: US, others: [['University of California, San Francisco', 'alias']] },
    { id: rorId(600_004), name: 'Technische Universität München (TUM)', country: DE, website: 'https://www.tum.de/' },
  ];
}

describe('what the registry says', () => {
  it('takes names by language, kinds, coordinates and ids, from schema 2 and from schema 1', async () => {
    const others: Organization['others'] = [
      ['Chuo Kikuu cha Kwanza', 'label', 'sw'],
      ['第一大学', 'label', 'zh'],
      ['FUZ', 'acronym'],
    ];
    await bring([
      { id: id(1), name: 'First University Zeta', others },
      schema1({ id: id(2), name: 'Second University Zeta', others: [['Uno Dos Zeta', 'label', 'es']] }),
    ]);
    expect(await page(id(1))).toMatchObject({
      name: 'First University Zeta',
      otherNames: [
        { name: 'Chuo Kikuu cha Kwanza', lang: 'sw' },
        { name: 'FUZ', lang: null },
        { name: '第一大学', lang: 'zh' },
      ],
      kind: 'education, funder',
      lat: -1.28333,
      lon: 36.81667,
      status: 'active',
    });
    expect((await page(id(2))).otherNames).toEqual([{ name: 'Uno Dos Zeta', lang: 'es' }]);
    expect(await suggest('第一大学')).toMatchObject([{ name: 'First University Zeta', matched: '第一大学', isClosed: false }]);
    const renamed = others.map(([value, type, lang]): [string, typeof type, string?] => [value, type, value === 'FUZ' ? lang : 'sw']);
    expect(counted(await bring([{ id: id(1), name: 'First University Zeta', others: renamed }]))).toEqual([0, 1, 0, 0]);
    expect((await page(id(1))).otherNames.map(({ lang }) => lang)).toEqual(['sw', null, 'sw']);
  });

  it('keeps parents, whichever side says so, in the list or not', async () => {
    const entries: Organization[] = [
      { id: id(11), name: 'Ministry Eta', related: [['child', id(12), 'Faculty Eta']] },
      {
        id: id(12),
        name: 'Faculty Eta',
        related: [
          ['parent', id(13), 'University Eta'],
          ['related', id(14), 'Hospital Eta'],
        ],
      },
    ];
    await bring(entries);
    expect((await page(id(12))).parents).toEqual([
      { id: await idOf(id(11)), name: 'Ministry Eta' },
      { id: null, name: 'University Eta' },
    ]);
    expect(counted(await bring([...entries, { id: id(13), name: 'University of Eta' }]))).toEqual([1, 0, 2, 0]);
    expect((await page(id(12))).parents.map(({ name }) => name)).toEqual(['Ministry Eta', 'University of Eta']);
    expect(counted(await bring([{ id: id(12), name: 'Faculty Eta' }]))).toEqual([0, 1, 0, 0]);
    expect((await page(id(12))).parents.map(({ name }) => name)).toEqual(['Ministry Eta']);
  });
});

describe('an institution that has closed', () => {
  const old: Organization = {
    id: id(21),
    name: 'Old College of Theta',
    status: 'inactive',
    related: [['successor', id(22), 'Middle College']],
  };
  const middle: Organization = { id: id(22), name: 'Middle College of Theta', status: 'inactive' };
  const now: Organization = { id: id(23), name: 'University of Iota', related: [['predecessor', id(22), 'Middle College']] };
  let people: SignedIn[];

  it('follows its successors to the open one at the end, and their people count there', async () => {
    await bring([
      { ...old, status: 'active' },
      { ...middle, status: 'active' },
    ]);
    const [oldId, middleId] = [await idOf(old.id), await idOf(middle.id)];
    const cohort = await t.make.cohort();
    people = [];
    for (let n = 0; n < 5; n += 1) people.push(await t.make.signedIn({ givenName: `Theta ${n}` }));
    for (const [n, person] of people.entries()) {
      const position = {
        id: t.make.id(),
        institution: { id: n < 3 ? oldId : middleId },
        title: 'Lecturer',
        from: '2010',
        to: null,
        isMain: true,
      };
      expect((await t.http(person).post(`/api/scholars/${person.scholar.id}/positions`, position)).status).toBe(201);
    }
    await t.make.enrollment({ scholarId: people[0]?.scholar.id ?? '', cohortId: cohort.id, institutionId: oldId });
    // The directory has been read before, so it has to hear of the change.
    await t.http(amina).get('/api/scholars');
    expect((await bring([old, middle, now])).followed).toBe(2);

    expect(await page(now.id)).toMatchObject({
      scholarCount: 5,
      sentCount: 1,
      isHub: true,
      predecessors: [{ name: 'Middle College of Theta' }],
    });
    const there = (await page(now.id)).people.map((person) => [person.name, person.institution?.name]);
    expect(there.toSorted()).toEqual(people.map(({ scholar }) => [scholar.name, 'University of Iota']).toSorted());
    const closed = await page(old.id);
    expect(closed).toMatchObject({
      status: 'inactive',
      scholarCount: 0,
      people: [],
      successor: { id: await idOf(now.id), name: 'University of Iota' },
    });
    const directory = await t.http(amina).get<DirectoryPage>(`/api/scholars?institution=${await idOf(now.id)}`);
    expect(directory.body.total).toBe(5);
  });

  it('stands on the pages of its people as they wrote it', async () => {
    const { body } = await t.http(amina).get<ScholarView>(`/api/scholars/${people[0]?.scholar.id}`);
    expect(body.positions).toMatchObject([{ institution: { name: 'Old College of Theta' }, from: '2010' }]);
  });

  it('leads to its successor when it is searched', async () => {
    expect((await suggest('old college of theta')).slice(0, 2)).toMatchObject([
      { name: 'University of Iota', matched: 'Old College of Theta', isClosed: false, scholarCount: 5 },
      { name: 'Old College of Theta', matched: null, isClosed: true },
    ]);
    const { body } = await t.http(amina).get<InstitutionPage>('/api/institutions?q=old+college+of+theta');
    expect(body.items.slice(0, 2)).toMatchObject([
      { name: 'University of Iota', status: 'active' },
      { name: 'Old College of Theta', status: 'inactive' },
    ]);
  });

  it('is counted at its successor by later changes too', async () => {
    const [first] = people;
    const own = await t.http(first).get<ScholarView>(`/api/scholars/${first?.scholar.id}`);
    const position = own.body.positions?.[0];
    expect((await t.http(first).delete(`/api/scholars/${first?.scholar.id}/positions/${position?.id}`)).status).toBeLessThan(300);
    expect((await page(now.id)).scholarCount).toBe(4);
    const again = { id: t.make.id(), institution: { id: await idOf(old.id) }, title: 'Emerita', from: '2010', to: null, isMain: true };
    expect((await t.http(first).post(`/api/scholars/${first?.scholar.id}/positions`, again)).status).toBe(201);
    expect((await page(now.id)).scholarCount).toBe(5);
  });

  it('takes its people back when the registry opens it again', async () => {
    expect((await bring([{ ...old, status: 'active' }])).followed).toBe(1);
    expect([(await page(old.id)).scholarCount, (await page(now.id)).scholarCount]).toEqual([3, 2]);
    expect(await bring([{ ...old, status: 'active' }])).toMatchObject({ changed: 0, followed: 0 });
  });

  it('leads nowhere where it was divided, where nobody open stands at the end, or in a circle', async () => {
    const closed = (n: number, ...next: number[]): Organization => ({
      id: id(n),
      name: `Kappa ${n}`,
      status: 'inactive',
      related: next.map((each) => ['successor', id(each), `Kappa ${each}`]),
    });
    const open = [
      { id: id(32), name: 'Kappa 32' },
      { id: id(33), name: 'Kappa 33' },
    ];
    expect(
      await bring([closed(31, 32, 33), ...open, closed(34, 35), closed(35), closed(36, 37), closed(37, 36), closed(38, 39)]),
    ).toMatchObject({ followed: 0 });
    expect(await page(id(31))).toMatchObject({ successor: null, successors: [{ name: 'Kappa 32' }, { name: 'Kappa 33' }] });
    expect(await page(id(38))).toMatchObject({ successor: null, successors: [{ id: null, name: 'Kappa 39' }] });
  });

  it('is not offered when the registry withdrew it', async () => {
    await bring([{ id: id(41), name: 'Lambda Doubled', status: 'withdrawn' }]);
    expect((await suggest('lambda doubled')).filter(({ name }) => name === 'Lambda Doubled')).toEqual([]);
    expect(await page(id(41))).toMatchObject({ status: 'withdrawn' });
  });
});

describe('a registry that is not well', () => {
  it('loses its bad entries by number and reason, and no others', async () => {
    const good = schema2({ id: id(51), name: 'Mu One' });
    const text = JSON.stringify([
      good,
      { ...good, id: id(52), names: 5 },
      { ...good, id: id(51) },
      null,
      { ...good, id: id(53), names: [{ value: 'x'.repeat(3_000_000), types: ['label'] }] },
      { ...good, id: id(54), names: [{ value: 'Mu \ud800Two', types: ['label'] }] },
    ]);
    const report = await importInstitutions(t.database, bytes(`\uFEFF${text.replace(/.$/, ',{"id":NaN,"name":"x"},{bad}]')}`));
    expect(report).toMatchObject({ rows: 8, added: 2, refused: 6 });
    expect(report.refusedLines.toSorted((one, other) => one.line - other.line)).toEqual([
      { line: 1, reason: '"names" is no list' },
      { line: 2, reason: `${id(51)} stands in this list already` },
      { line: 3, reason: 'This is no organization' },
      { line: 4, reason: 'Longer than any organization' },
      { line: 6, reason: 'No ROR id' },
      { line: 7, reason: 'Not readable as JSON' },
    ]);
    expect((await page(id(54))).name).toBe('Mu Two');
  });

  it('is refused whole when the file was cut, and nothing of it is taken', async () => {
    const whole = JSON.stringify(Array.from({ length: 40 }, (_, n) => schema2({ id: id(100 + n), name: `Nu ${n}` })));
    const cut = importInstitutions(t.database, bytes(whole.slice(0, -200)), { batchSize: 5 });
    await expect(cut).rejects.toThrow('The file ends in the middle, after 39 entries: it was cut off, or is still being written');
    expect(await t.owner.query("SELECT FROM institution WHERE name LIKE 'Nu %'")).toEqual([]);
  });
});

/** Memory, and as many as the registry has, are measured on a process of their own: import-command.api.spec. */
const SIZE = 3_000;
describe(`a registry of ${SIZE.toLocaleString('en')} organizations`, () => {
  it('comes in, and once more with no change', async () => {
    const open = generatedRegistry(SIZE);
    expect(await importInstitutions(t.database, open)).toMatchObject({ rows: SIZE, added: SIZE, refused: 0 });
    const again = await importInstitutions(t.database, open);
    expect(again).toMatchObject({ rows: SIZE, added: 0, changed: 0, unchanged: SIZE, refused: 0, followed: 0 });
    const [{ closed, led }] = await t.owner.query<[{ closed: number; led: number }]>(
      `SELECT count(*)::int AS closed, count(successor_id)::int AS led FROM institution WHERE status = 'inactive' AND name LIKE '%Place%'`,
    );
    expect(closed).toBe(SIZE / 50);
    expect(led).toBe((SIZE / 500) * 7);
  }, 120_000);
});
