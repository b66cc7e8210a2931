import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import type { SignedIn } from '../../../../test/support/make.js';
import { type Answer, type TestApp, testApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let amina: SignedIn;
let peer: SignedIn;
let lee: SignedIn;
type Page = Answer<ScholarView & { errors: { pointer: string }[] }>;
const path = (rows: string, id = '') => `/api/scholars/${amina.scholar.id}/${rows}${id && `/${id}`}`;
const add = (who: SignedIn, rows: string, body: object): Promise<Page> => t.http(who).post(path(rows), body);
const change = (who: SignedIn, rows: string, id: string, body: object): Promise<Page> => t.http(who).patch(path(rows, id), body);
const remove = (who: SignedIn, rows: string, id: string): Promise<Page> => t.http(who).delete(path(rows, id));
const page = async (who: SignedIn) => (await t.http(who).get<ScholarView>(`/api/scholars/${amina.scholar.id}`)).body;
const mainCount = async (id: string) =>
  (await t.owner.query<{ main_count: number }[]>('SELECT main_count FROM institution WHERE id = $1', [id]))[0]?.main_count;

beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn({ givenName: 'Amina' });
  peer = await t.make.signedIn();
  lee = await t.make.signedIn({ grants: ['registrar'] });
});
afterAll(() => t.close());

const position = (institutionId: string, more: object = {}) => ({
  id: t.make.id(),
  institution: { id: institutionId },
  title: 'Senior lecturer',
  from: '2019-09',
  to: null,
  isMain: true,
  ...more,
});

describe('POST /scholars/:id/positions', () => {
  it('adds a position, once, and counts at both institutions', async () => {
    const [old, now] = [await t.make.institution(), await t.make.institution()];
    const first = position(old.id);
    expect(await add(amina, 'positions', first)).toMatchObject({
      status: 201,
      body: { positions: [{ title: 'Senior lecturer', isMain: true }] },
    });
    expect(await mainCount(old.id)).toBe(1);
    const again = await add(amina, 'positions', first);
    expect([again.status, again.body.positions?.length]).toEqual([200, 1]);

    const moved = await add(amina, 'positions', position(now.id, { title: null, department: 'Paediatrics' }));
    expect(moved.body.positions).toMatchObject([
      { institution: { id: now.id }, isMain: true, department: 'Paediatrics' },
      { institution: { id: old.id }, isMain: false },
    ]);
    expect([await mainCount(old.id), await mainCount(now.id)]).toEqual([0, 1]);
  });

  it('makes a hub at five, also when the last two come at once', async () => {
    const institution = await t.make.institution();
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => t.make.signedIn()));
    const join = (who: SignedIn) => t.http(who).post(`/api/scholars/${who.scholar.id}/positions`, position(institution.id));
    expect((await Promise.all(people.map(join))).map((each) => each.status)).toEqual(Array(6).fill(201));
    expect(await t.owner.query('SELECT main_count, is_hub FROM institution WHERE id = $1', [institution.id])).toEqual([
      { main_count: 6, is_hub: true },
    ]);
  });

  it('takes a name that is not in the list as a proposal, from a registrar as an entry', async () => {
    const propose = (who: SignedIn) =>
      add(who, 'positions', { ...position(''), institution: { proposedName: 'Clinique du Lac', countryCode: 'TD' }, isMain: false });
    const proposed = (await propose(amina)).body.positions?.find((each) => each.institution.name === 'Clinique du Lac');
    expect(proposed?.institution).toMatchObject({ countryCode: 'TD', isProposed: true });
    // Proposing it again is the same proposal; to others it is not there.
    const again = (await propose(amina)).body.positions?.filter((each) => each.institution.name === 'Clinique du Lac');
    expect(new Set(again?.map((each) => each.institution.id)).size).toBe(1);
    const theirs = position(proposed?.institution.id ?? '');
    expect(await t.http(peer).post(`/api/scholars/${peer.scholar.id}/positions`, theirs)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/institution/id' }] },
    });
    const entered = (await propose(lee)).body.positions?.filter(
      (each) => each.institution.name === 'Clinique du Lac' && !each.institution.isProposed,
    );
    expect(entered).toHaveLength(1);
  });

  it('answers 400 where a position makes no sense, and 409 for a foreign id', async () => {
    const { id } = await t.make.institution();
    const pointer = async (more: object) => (await add(amina, 'positions', position(id, more))).body.errors?.[0]?.pointer;
    expect(await pointer({ from: '2020', to: '2019-12', isMain: false })).toBe('/to');
    expect(await pointer({ to: '2020' })).toBe('/isMain');
    expect(await pointer({ from: '2020-13' })).toBe('/from');
    expect(await pointer({ salary: 1 })).toBe('/salary');
    expect(await pointer({ institution: { id: t.make.id() } })).toBe('/institution/id');
    // As precise as known: a year that ends in the year it began is in order.
    expect((await add(amina, 'positions', position(id, { from: '2020-05', to: '2020', isMain: false }))).status).toBe(201);
    const theirs = await t.make.position({ scholarId: peer.scholar.id });
    const taken = await add(amina, 'positions', position(id, { id: theirs.id }));
    expect([taken.status, taken.text.includes(theirs.institutionId)]).toEqual([409, false]);
  });

  it('answers 401 to a visitor, 403 to others, 404 where nobody is', async () => {
    const body = position((await t.make.institution()).id);
    expect((await t.http().post(path('positions'), body)).status).toBe(401);
    expect((await add(peer, 'positions', body)).status).toBe(403);
    expect((await t.http(amina).post(`/api/scholars/${t.make.id()}/positions`, body)).status).toBe(404);
  });
});

describe('PATCH and DELETE /scholars/:id/positions/:id', () => {
  it('ends a position: it is main no more, and the institution counts one less', async () => {
    const institution = await t.make.institution();
    const added = position(institution.id);
    await add(amina, 'positions', added);
    const ended = await change(amina, 'positions', added.id, { to: '2024' });
    expect(ended.body.positions?.find((each) => each.id === added.id)).toMatchObject({ to: '2024', isMain: false });
    expect(await mainCount(institution.id)).toBe(0);
    expect((await change(amina, 'positions', added.id, { isMain: true })).body.errors?.[0]?.pointer).toBe('/isMain');
    const again = await change(amina, 'positions', added.id, { isMain: true, to: null });
    expect([again.status, await mainCount(institution.id)]).toEqual([200, 1]);
  });

  it('removes, and lets the same be put back', async () => {
    const institution = await t.make.institution();
    const added = position(institution.id);
    await add(amina, 'positions', added);
    expect((await remove(amina, 'positions', added.id)).body.positions?.some((each) => each.id === added.id)).toBe(false);
    expect(await mainCount(institution.id)).toBe(0);
    expect((await remove(amina, 'positions', added.id)).status).toBe(404);
    expect((await add(amina, 'positions', added)).status).toBe(201);
    expect(await mainCount(institution.id)).toBe(1);
  });

  it('refuses a stale version where one is sent', async () => {
    const { id, version } = await page(amina).then((body) => ({
      id: body.positions?.[0]?.id ?? '',
      version: body.own?.versions.positions,
    }));
    expect((await change(amina, 'positions', id, { version, title: 'Dean' })).status).toBe(200);
    expect((await change(amina, 'positions', id, { version, title: 'Dean' })).status).toBe(200);
    expect((await change(amina, 'positions', id, { version, title: 'Rector' })).status).toBe(409);
  });

  it('touches no row of another scholar', async () => {
    const theirs = await t.make.position({ scholarId: peer.scholar.id });
    expect((await change(amina, 'positions', theirs.id, { title: 'Mine' })).status).toBe(404);
    expect((await remove(amina, 'positions', theirs.id)).status).toBe(404);
    expect((await t.http(peer).delete(path('positions', theirs.id))).status).toBe(403);
  });
});

describe('/scholars/:id/achievements', () => {
  it('adds, changes and removes a line', async () => {
    const line = { id: t.make.id(), kind: 'award', title: 'Teacher of the year', date: '2023' };
    expect(await add(amina, 'achievements', line)).toMatchObject({
      status: 201,
      body: { achievements: [{ ...line, detail: null, link: null, newsId: null }] },
    });
    expect((await add(amina, 'achievements', line)).status).toBe(200);
    const changed = await change(amina, 'achievements', line.id, { link: 'https://prize.example/2023', date: '2023-05-17' });
    expect(changed.body.achievements).toEqual([
      { ...line, detail: null, link: 'https://prize.example/2023', date: '2023-05-17', newsId: null },
    ]);
    expect((await change(amina, 'achievements', line.id, { link: 'javascript:alert(1)' })).body.errors?.[0]?.pointer).toBe('/link');
    expect((await change(amina, 'achievements', line.id, { date: '2023-02-30' })).body.errors?.[0]?.pointer).toBe('/date');
    expect((await change(peer, 'achievements', line.id, { title: 'Not mine' })).status).toBe(403);
    expect((await remove(amina, 'achievements', line.id)).body.achievements).toEqual([]);
  });
});

describe('/scholars/:id/contacts', () => {
  it('shows each detail to its own audience', async () => {
    const phone = { id: t.make.id(), kind: 'phone', value: '+256 (0) 772-123456' };
    const mail = { id: t.make.id(), kind: 'email', value: 'amina@clinic.example', label: 'Work' };
    const added = await add(amina, 'contacts', phone);
    expect(added.body.contacts).toEqual([{ ...phone, value: '+256772123456', label: null, audience: 'cohorts' }]);
    await add(amina, 'contacts', mail);
    expect((await page(peer)).contacts).toEqual([mail]);
    expect((await page(lee)).contacts).toHaveLength(2);
    await change(amina, 'contacts', mail.id, { audience: 'me' });
    expect([(await page(peer)).contacts, (await page(lee)).contacts.map((each) => each.id)]).toEqual([[], [phone.id]]);
  });

  it('hides from staff what is the owner’s alone, also for writing', async () => {
    const secret = { id: t.make.id(), kind: 'link', value: 'https://secret.example/', audience: 'me' };
    await add(amina, 'contacts', secret);
    expect((await change(lee, 'contacts', secret.id, { audience: 'network' })).status).toBe(404);
    expect((await remove(lee, 'contacts', secret.id)).status).toBe(404);
    expect((await remove(amina, 'contacts', secret.id)).status).toBe(200);
  });

  it.each([
    ['email', 'not an address'],
    ['email', 'a@b'],
    ['phone', '12'],
    ['phone', 'call me'],
    ['link', 'ftp://files.example'],
    ['link', 'https://user:pass@host.example'],
  ])('answers 400 at /value for the %s %s', async (kind, value) => {
    expect((await add(amina, 'contacts', { id: t.make.id(), kind, value })).body.errors?.[0]?.pointer).toBe('/value');
  });
});

describe('POST /scholars', () => {
  const fresh = (more: object = {}) => ({ id: t.make.id(), given: 'Chidi', family: 'Okafor', ...more });

  it('adds an unclaimed record, with cohort and institution counted', async () => {
    const [cohort, institution] = [await t.make.cohort(), await t.make.institution()];
    const input = fresh({ profession: 'nurse', email: 'chidi@hospital.example', cohortId: cohort.id, institutionId: institution.id });
    const added = await t.http(lee).post<ScholarView>('/api/scholars', input);
    expect(added).toMatchObject({
      status: 201,
      body: { name: 'Chidi Okafor', state: 'unclaimed', positions: [{ isMain: true }], can: { invite: true } },
    });
    expect(added.text).not.toContain('chidi@hospital');
    expect((await t.http(lee).post('/api/scholars', input)).status).toBe(200);
    expect(await mainCount(institution.id)).toBe(1);
    expect(await t.owner.query('SELECT scholar_count FROM cohort WHERE id = $1', [cohort.id])).toEqual([{ scholar_count: 1 }]);
    const seen = await t.http(peer).get<ScholarView>(`/api/scholars/${input.id}`);
    expect(seen.body).toMatchObject({ name: 'Chidi Okafor', profession: null, about: null, own: null, can: { invite: false } });
  });

  it('answers 403 to all but registrars, 409 for a taken id, 400 for what is not known', async () => {
    for (const who of [peer, await t.make.signedIn({ grants: ['moderator', 'editor'] }), await t.make.signedIn({ grants: ['admin'] })]) {
      expect((await t.http(who).post('/api/scholars', fresh())).status).toBe(403);
    }
    expect((await t.http().post('/api/scholars', fresh())).status).toBe(401);
    expect((await t.http(lee).post('/api/scholars', fresh({ id: amina.scholar.id }))).status).toBe(409);
    const pointer = async (more: object) =>
      (await t.http(lee).post<{ errors: { pointer: string }[] }>('/api/scholars', fresh(more))).body.errors[0]?.pointer;
    expect(await pointer({ cohortId: t.make.id() })).toBe('/cohortId');
    expect(await pointer({ institutionId: t.make.id() })).toBe('/institutionId');
    expect(await pointer({ profession: 'wizard' })).toBe('/profession');
    expect(await pointer({ state: 'claimed' })).toBe('/state');
  });
});
