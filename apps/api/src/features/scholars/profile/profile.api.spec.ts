import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import type { SignedIn } from '../../../../test/support/make.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';
import type { Cohort } from '../../programs/cohort.entity.js';

let t: TestApp;
let cohort: Cohort;
let amina: SignedIn;
let peer: SignedIn;
let stranger: SignedIn;
let lee: SignedIn;
const view = (who: SignedIn, as = '') => t.http(who).get<ScholarView>(`/api/scholars/${amina.scholar.id}${as}`);
const versions = async (): Promise<Record<string, number>> => ({ ...(await view(amina)).body.own?.versions });

beforeAll(async () => {
  t = await testApp();
  cohort = await t.make.cohort();
  amina = await t.make.signedIn({ givenName: 'Amina', familyName: 'Diallo', cohorts: [cohort] });
  peer = await t.make.signedIn({ givenName: 'Peer', cohorts: [cohort] });
  stranger = await t.make.signedIn({ givenName: 'Stranger' });
  lee = await t.make.signedIn({ givenName: 'Lee', grants: ['registrar'] });
});
afterAll(() => t.close());

describe('GET /scholars/:id', () => {
  it('answers the owner with audiences, versions and what would help next', async () => {
    const { status, body } = await view(amina);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Amina Diallo',
      state: 'claimed',
      can: { edit: true, invite: false },
      own: { audiences: { about: 'network' } },
    });
    expect(body.own?.completeness).toEqual({ percent: 0, next: 'position' });
  });

  it('answers others without them, and says who shares a cohort', async () => {
    expect((await view(stranger)).body).toMatchObject({ own: null, sharesCohort: false, can: { edit: false, invite: false } });
    expect((await view(peer)).body).toMatchObject({ own: null, sharesCohort: true });
    expect((await view(lee)).body).toMatchObject({ own: { lastInvitedAt: null }, can: { edit: true } });
  });

  it('answers 401 to a visitor, 404 for nobody and for unlisted, 400 for what is no id', async () => {
    expect((await t.http().get(`/api/scholars/${amina.scholar.id}`)).status).toBe(401);
    expect((await t.http(peer).get(`/api/scholars/${t.make.id()}`)).status).toBe(404);
    const unlisted = await t.make.scholar({ isListed: false });
    expect((await t.http(peer).get(`/api/scholars/${unlisted.id}`)).status).toBe(404);
    expect((await t.http(lee).get(`/api/scholars/${unlisted.id}`)).status).toBe(200);
    expect((await t.http(peer).get('/api/scholars/1')).status).toBe(400);
  });

  it('lets the owner look with the eyes of others, and nobody else', async () => {
    await t.owner.query(`UPDATE scholar SET headline = 'For peers', audience_about = 'cohorts' WHERE id = $1`, [amina.scholar.id]);
    expect((await view(amina, '?as=network')).body).toMatchObject({ about: null, own: null, can: { edit: false } });
    expect((await view(amina, '?as=cohorts')).body).toMatchObject({ about: { headline: 'For peers' }, own: null });
    expect((await view(stranger, '?as=network')).status).toBe(403);
    expect((await view(amina, '?as=staff')).status).toBe(400);
    await t.owner.query(`UPDATE scholar SET headline = null, audience_about = 'network' WHERE id = $1`, [amina.scholar.id]);
  });

  it('shows a suspended scholar unchanged to others, and says so to staff', async () => {
    const moderator = await t.make.signedIn({ grants: ['moderator'] });
    const suspended = await t.make.scholar({ state: 'suspended' });
    const stateFor = async (who: SignedIn) => (await t.http(who).get<ScholarView>(`/api/scholars/${suspended.id}`)).body.state;
    expect([await stateFor(stranger), await stateFor(moderator), await stateFor(lee)]).toEqual(['claimed', 'suspended', 'suspended']);
  });

  it('never says the sign-in address, nor where an invitation would go', async () => {
    await t.owner.query(`UPDATE scholar SET invite_email = 'hidden.marker@alumni.example' WHERE id = $1`, [amina.scholar.id]);
    for (const who of [amina, peer, lee]) {
      const { text } = await view(who);
      expect(text).not.toContain(amina.email);
      expect(text).not.toContain('hidden.marker');
    }
  });
});

describe('PATCH /scholars/:id', () => {
  const patch = (who: SignedIn, body: unknown) =>
    t.http(who).patch<ScholarView & { current: ScholarView }>(`/api/scholars/${amina.scholar.id}`, body);

  it('saves a block and answers the whole page', async () => {
    const { about } = await versions();
    const { status, body } = await patch(amina, {
      block: 'about',
      version: about,
      headline: 'Simulation in small places',
      bio: 'I **teach**.\r\n\r\n<script>alert(1)</script>',
      pronouns: 'she/her',
      languages: ['en', 'fr', 'en'],
    });
    expect(status).toBe(200);
    expect(body.about).toEqual({
      headline: 'Simulation in small places',
      bio: 'I **teach**.\n\n<script>alert(1)</script>',
      bioHtml: expect.stringContaining('<strong>teach</strong>'),
      pronouns: 'she/her',
      languages: ['en', 'fr'],
    });
    expect(body.about?.bioHtml).not.toContain('<script');
    expect(body.own?.versions.about).toBe(Number(about) + 1);
    expect((await view(stranger)).body.about?.headline).toBe('Simulation in small places');
  });

  it('refuses a stale version with the present page, and takes the same save twice', async () => {
    const { about } = await versions();
    const save = { block: 'about', version: about, headline: 'First' };
    expect((await patch(amina, save)).status).toBe(200);
    // The answer was lost and the page sends it again: nothing to refuse.
    expect((await patch(amina, save)).status).toBe(200);
    const refused = await patch(amina, { ...save, headline: 'Second' });
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/stale', current: { about: { headline: 'First' } } } });
    expect(refused.body.current.own?.versions.about).toBe(Number(about) + 1);
    // Another block is not stale by it.
    expect((await patch(amina, { block: 'interests', version: (await versions()).interests, openTo: ['speaking'] })).status).toBe(200);
  });

  it('lets one of two saves at once win', async () => {
    const { about } = await versions();
    const outcomes = await Promise.all(
      ['one', 'two', 'three'].map((headline) => patch(amina, { block: 'about', version: about, headline })),
    );
    expect(outcomes.map((each) => each.status).toSorted()).toEqual([200, 409, 409]);
  });

  it('changes names, for the directory and the session too', async () => {
    const { status, body } = await patch(amina, {
      block: 'names',
      version: (await versions()).names,
      given: 'Amina',
      preferred: 'Mina',
      family: 'Diallo-Sørensen',
      credentials: 'MD, MHPE',
      profession: 'physician',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Mina Diallo-Sørensen',
      credentials: 'MD, MHPE',
      profession: { code: 'physician', name: 'Physician' },
    });
    const wrong = await patch(amina, { block: 'names', version: (await versions()).names, profession: 'wizard' });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/profession' }] } });
  });

  it('finds the city on the map, and keeps one it does not know', async () => {
    const point = async () =>
      (
        await t.owner.query<{ lat: number | null; lon: number | null }[]>('SELECT lat, lon FROM scholar WHERE id = $1', [amina.scholar.id])
      )[0];
    const save = async (place: object) => patch(amina, { block: 'place', version: (await versions()).place, ...place });
    expect((await save({ city: 'zurich', countryCode: 'CH', timeZone: 'Europe/Zurich' })).body.place).toEqual({
      city: 'zurich',
      countryCode: 'CH',
      timeZone: 'Europe/Zurich',
    });
    expect(await point()).toEqual({ lat: expect.closeTo(47.37, 1), lon: expect.closeTo(8.55, 1) });
    expect((await save({ city: 'Little Place' })).status).toBe(200);
    expect(await point()).toEqual({ lat: null, lon: null });
    expect(await save({ countryCode: 'ZZ' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/countryCode' }] } });
    expect(await save({ timeZone: 'Mars/Olympus' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/timeZone' }] } });
  });

  it('keeps topics and what one is open to', async () => {
    const save = async (interests: object) => patch(amina, { block: 'interests', version: (await versions()).interests, ...interests });
    expect((await save({ topics: ['simulation', 'mentoring'], openTo: ['hosting', 'mentoring'] })).body.interests).toEqual({
      topics: [
        { slug: 'simulation', label: 'Simulation' },
        { slug: 'mentoring', label: 'Mentoring' },
      ],
      openTo: ['hosting', 'mentoring'],
    });
    expect((await save({ topics: ['mentoring'] })).body.interests?.topics.map((topic) => topic.slug)).toEqual(['mentoring']);
    expect(await save({ topics: ['mentoring', 'alchemy'] })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/topics/1' }] } });
  });

  it('changes who sees a block, at once', async () => {
    const save = async (audience: string) => patch(amina, { block: 'place', version: (await versions()).place, audience });
    expect((await save('cohorts')).body.own?.audiences.place).toBe('cohorts');
    expect([(await view(stranger)).body.place, (await view(peer)).body.place === null]).toEqual([null, false]);
    await save('me');
    expect([(await view(peer)).body.place, (await view(lee)).body.place]).toEqual([null, null]);
    await save('network');
  });

  it('lets registrars edit what they see, and writes down what was before', async () => {
    const { body } = await view(lee);
    expect((await patch(lee, { block: 'names', version: body.own?.versions.names, credentials: 'MD' })).status).toBe(200);
    const [row] = await t.owner.query<Record<string, unknown>[]>(
      `SELECT a.actor_id, a.act, a.changes, d.subject_id, d.before, d.after FROM audit a JOIN audit_detail d ON d.audit_id = a.id
       WHERE a.thing_id = $1 ORDER BY a.at DESC LIMIT 1`,
      [amina.scholar.id],
    );
    expect(row).toEqual({
      actor_id: lee.scholar.id,
      act: 'scholar.change',
      changes: { block: 'names', fields: ['credentials'] },
      subject_id: amina.scholar.id,
      before: { credentials: 'MD, MHPE' },
      after: { credentials: 'MD' },
    });
    await patch(amina, { block: 'about', version: (await versions()).about, audience: 'me' });
    expect((await patch(lee, { block: 'about', version: (await versions()).about, headline: 'Not mine to say' })).status).toBe(403);
    await patch(amina, { block: 'about', version: (await versions()).about, audience: 'network' });
  });

  it('writes own changes down without their values', async () => {
    await patch(amina, { block: 'about', version: (await versions()).about, headline: 'Marker-headline' });
    const rows = await t.owner.query<object[]>(
      `SELECT a.changes, d.audit_id FROM audit a LEFT JOIN audit_detail d ON d.audit_id = a.id WHERE a.thing_id = $1 AND a.actor_id = $1 ORDER BY at DESC LIMIT 1`,
      [amina.scholar.id],
    );
    expect(rows).toEqual([{ changes: { block: 'about', fields: ['headline'] }, audit_id: null }]);
  });

  it('answers 403 to others, 404 for the unlisted, 400 for unknown fields', async () => {
    expect((await patch(peer, { block: 'about', version: 0, headline: 'x' })).status).toBe(403);
    const unlisted = await t.make.scholar({ isListed: false });
    expect((await t.http(peer).patch(`/api/scholars/${unlisted.id}`, { block: 'about', version: 0, headline: 'x' })).status).toBe(404);
    expect(await patch(amina, { block: 'about', version: 0, headline: 'x', state: 'claimed' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/state' }] },
    });
  });

  it('tells the owner’s other devices', async () => {
    const socket = await t.live(amina);
    const told = new Promise((resolve) => socket.once('me.changed', resolve));
    await patch(amina, { block: 'about', version: (await versions()).about, headline: 'Told' });
    expect(await told).toEqual({ profile: { scholarId: amina.scholar.id } });
  });
});
