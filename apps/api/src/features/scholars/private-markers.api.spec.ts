import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DirectoryPage, ScholarView } from '@scholars-commons/shared/scholars';
import type { SignedIn } from '../../../test/support/make.js';
import { eventually } from '../../../test/support/eventually.js';
import { overheard } from '../../../test/support/overheard.js';
import { reply } from '../../../test/support/talk.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import type { Institution } from '../institutions/institution.entity.js';
import type { Cohort } from '../programs/cohort.entity.js';
import type { Scholar } from './scholar.entity.js';

/** Values that occur nowhere else in this small world. */
const MARKERS = {
  headline: 'mkheadline',
  bio: 'mkbio',
  pronouns: 'mkpronouns',
  language: 'mkq',
  credentials: 'mkcredentials',
  city: 'Mkcity',
  country: 'VU',
  timeZone: 'Pacific/Efate',
  topic: 'art-museum',
  topicLabel: 'Art-museum-based teaching',
  openTo: 'hosting',
  title: 'mktitle',
  department: 'mkdepartment',
  achievement: 'mkachievement',
  detail: 'mkdetail',
  link: 'mklink.example',
  email: 'mkemail',
  phone: '+678765432',
  label: 'mklabel',
  signIn: 'mksignin',
  invitation: 'mkinvitation',
  profession: 'perfusionist',
};
const HIDDEN = Object.values(MARKERS);

let t: TestApp;
let cohort: Cohort;
let institution: Institution;
let hidden: Scholar;
let unclaimed: Scholar;
let stranger: SignedIn;
let moderator: SignedIn;
let editor: SignedIn;
let photos: string[];

async function plant(person: object, audience: 'me' | 'network'): Promise<Scholar> {
  const all = Object.fromEntries(
    ['About', 'Place', 'Positions', 'Enrollments', 'Achievements', 'Interests', 'Photo'].map((block) => [`audience${block}`, audience]),
  );
  const photoId = t.make.id();
  photos.push(photoId);
  const scholar = await t.make.scholar({
    headline: MARKERS.headline,
    bioMarkdown: MARKERS.bio,
    bioHtml: `<p>${MARKERS.bio}</p>`,
    pronouns: MARKERS.pronouns,
    languages: [MARKERS.language],
    city: MARKERS.city,
    countryCode: MARKERS.country,
    timeZone: MARKERS.timeZone,
    openTo: ['hosting'],
    inviteEmail: `${MARKERS.invitation}@alumni.example`,
    photoId,
    ...all,
    ...person,
  });
  await t.make.position({
    scholarId: scholar.id,
    institutionId: institution.id,
    isMain: true,
    title: MARKERS.title,
    department: MARKERS.department,
  });
  await t.make.enrollment({ scholarId: scholar.id, cohortId: cohort.id });
  await t.owner.query(`INSERT INTO scholar_topic (scholar_id, topic_slug) VALUES ($1, $2)`, [scholar.id, MARKERS.topic]);
  await t.owner.query(`INSERT INTO achievement (id, scholar_id, kind, title, detail, link) VALUES ($1, $2, 'award', $3, $4, $5)`, [
    t.make.id(),
    scholar.id,
    MARKERS.achievement,
    MARKERS.detail,
    `https://${MARKERS.link}`,
  ]);
  for (const [kind, value] of [
    ['email', `${MARKERS.email}@alumni.example`],
    ['phone', MARKERS.phone],
  ]) {
    await t.owner.query(`INSERT INTO contact_detail (id, scholar_id, kind, value, label, audience) VALUES ($1, $2, $3, $4, $5, $6)`, [
      t.make.id(),
      scholar.id,
      kind,
      value,
      MARKERS.label,
      audience,
    ]);
  }
  return scholar;
}

beforeAll(async () => {
  t = await testApp();
  photos = [];
  cohort = await t.make.cohort();
  institution = await t.make.institution();
  hidden = await plant({ givenName: 'Hidden', familyName: 'Person' }, 'me');
  // Everything open by its audience, but nobody has claimed the record yet.
  unclaimed = await plant(
    {
      givenName: 'Unclaimed',
      familyName: 'Person',
      state: 'unclaimed',
      claimedAt: null,
      credentials: MARKERS.credentials,
      professionCode: MARKERS.profession,
    },
    'network',
  );
  await t.owner.query(`INSERT INTO account (id, scholar_id, email) VALUES ($1, $2, $3)`, [
    t.make.id(),
    hidden.id,
    `${MARKERS.signIn}@alumni.example`,
  ]);
  stranger = await t.make.signedIn({ givenName: 'Stranger' });
  moderator = await t.make.signedIn({ givenName: 'Kofi', grants: ['moderator'] });
  editor = await t.make.signedIn({ givenName: 'Edda', grants: ['editor'] });
});
afterAll(() => t.close());

const viewers = (): [string, SignedIn][] => [
  ['a stranger', stranger],
  ['a moderator', moderator],
  ['an editor', editor],
];

describe('what a scholar keeps to himself', () => {
  it('is in no answer of any page', async () => {
    const pages = () => [
      `/api/scholars/${hidden.id}`,
      `/api/scholars/${unclaimed.id}`,
      '/api/scholars',
      '/api/scholars?sort=recent',
      '/api/scholars?q=person',
      '/api/scholars?q=person&sort=relevance',
      `/api/scholars?institution=${institution.id}`,
      `/api/scholars?cohort=${cohort.id}`,
      '/api/scholars/places',
      '/api/suggest/scholars?q=person',
      `/api/institutions/${institution.id}`,
      '/api/institutions',
      '/api/programs',
      `/api/cohorts/${cohort.id}`,
      '/api/today',
      '/api/notifications',
    ];
    const readPages = new Set<string>();
    for (const [who, viewer] of viewers()) {
      for (const path of pages()) {
        const { status, text } = await t.http(viewer).get(path);
        if (status === 200) readPages.add(path);
        const found = [...HIDDEN, ...photos].filter((marker) => text.includes(marker));
        expect([who, path, found]).toEqual([who, path, []]);
      }
    }
    expect(readPages.size).toBeGreaterThanOrEqual(14);
  });

  it('is found by no search, filter or suggestion', async () => {
    const filters = [
      `country=${MARKERS.country}`,
      `topic=${MARKERS.topic}`,
      `openTo=${MARKERS.openTo}`,
      `profession=${MARKERS.profession}`,
    ];
    const searches = HIDDEN.map((marker) => `q=${encodeURIComponent(marker)}`);
    for (const [who, viewer] of viewers()) {
      for (const query of [...filters, ...searches]) {
        const { body } = await t.http(viewer).get<DirectoryPage>(`/api/scholars?${query}`);
        expect([who, query, body.items, body.total]).toEqual([who, query, [], 0]);
      }
      for (const marker of HIDDEN) {
        const { body } = await t.http(viewer).get<{ items: object[] }>(`/api/suggest/scholars?q=${encodeURIComponent(marker)}`);
        expect([who, marker, body.items]).toEqual([who, marker, []]);
      }
    }
  });

  it('counts in no facet, whatever else is pressed', async () => {
    for (const query of ['', 'q=person', `institution=${institution.id}`, `country=${MARKERS.country}`, `topic=${MARKERS.topic}`]) {
      const { body } = await t.http(stranger).get<DirectoryPage>(`/api/scholars?${query}`);
      const counts = Object.entries(body.facets ?? {}).flatMap(([name, values]) =>
        values.filter(({ count }) => count > 0).map(({ value, count }) => [name, value, count]),
      );
      // Of both, only the unclaimed one's institution and cohort show.
      const open =
        query.startsWith('country') || query.startsWith('topic')
          ? []
          : [
              ['institution', institution.id, 1],
              ['program', cohort.programId, 1],
              ['cohort', cohort.id, 1],
            ];
      expect([query, counts]).toEqual([query, open]);
    }
  });

  it('is told by no photo', async () => {
    for (const [who, viewer] of viewers()) {
      for (const photoId of photos) expect([who, (await t.http(viewer).get(`/api/photos/${photoId}/96`)).status]).toEqual([who, 404]);
    }
  });

  it('is told to no open page while its owner changes it, writes and shows less', async () => {
    const [account] = await t.owner.query<[{ id: string }]>(`SELECT id FROM account WHERE scholar_id = $1`, [hidden.id]);
    const owner = { ...stranger, ...(await t.make.session(account.id)), scholar: hidden };
    const space = await t.make.space({ name: 'Assessment' });
    const thread = await t.make.thread({ spaceId: space.id, authorId: stranger.scholar.id });
    const pages = await Promise.all(viewers().map(([, viewer]) => overheard(t, viewer)));
    const own = await overheard(t, owner);
    for (const { socket } of pages) {
      expect(await socket.emitWithAck('space.watch', { spaceId: space.id })).toMatchObject({ ok: true });
      expect(await socket.emitWithAck('thread.watch', { threadId: thread.id, since: 0 })).toMatchObject({ ok: true });
    }
    const path = `/api/scholars/${hidden.id}`;
    const save = async (block: string, fields: object) => {
      const { body } = await t.http(owner).get<ScholarView>(path);
      const versions: Record<string, number> = body.own?.versions ?? {};
      expect((await t.http(owner).patch(path, { block, version: versions[block], ...fields })).status).toBe(200);
    };
    await save('about', { headline: `${MARKERS.headline} anew`, bio: `${MARKERS.bio} anew` });
    await save('place', { city: `${MARKERS.city} anew`, countryCode: MARKERS.country });
    const contact = { id: t.make.id(), kind: 'phone', value: MARKERS.phone, label: MARKERS.label, audience: 'me' };
    expect((await t.http(owner).post(`${path}/contacts`, contact)).status).toBe(201);
    for (const audience of ['network', 'me']) await save('photo', { audience });
    const { id: postId } = await reply(t, owner, thread.id);

    await eventually(() => expect(own.told.join()).toContain('"profile"'));
    for (const { told } of pages) {
      await eventually(() => expect(told.join()).toContain(postId));
      expect(told.filter((event) => [...HIDDEN, ...photos].some((marker) => event.includes(marker)))).toEqual([]);
      expect(told.filter((event) => event.includes('"profile"'))).toEqual([]);
    }
  });

  it('counts where counting was promised: the institution, without a name', async () => {
    const { body } = await t
      .http(stranger)
      .get<{ scholarCount: number; people: { name: string }[] }>(`/api/institutions/${institution.id}`);
    expect([body.scholarCount, body.people.map((person) => person.name)]).toEqual([2, ['Unclaimed Person']]);
  });

  it('stays hidden in refusals: of saves, of foreign ids, of stale versions', async () => {
    const answers = [
      await t.http(stranger).patch(`/api/scholars/${hidden.id}`, { block: 'about', version: 0, headline: 'x' }),
      await t.http(stranger).delete(`/api/scholars/${hidden.id}/photo`),
      await t.http(stranger).get(`/api/scholars/${hidden.id}?as=network`),
      await t.http(stranger).post(`/api/scholars/${stranger.scholar.id}/achievements`, { id: photos[0], kind: 'award', title: 'x y z' }),
    ];
    for (const { text } of answers) expect(HIDDEN.filter((marker) => text.includes(marker))).toEqual([]);
  });

  it('tells who keeps the records neither whether anything is there nor that it was saved', async () => {
    const registrar = await t.make.signedIn({ givenName: 'Lee', grants: ['registrar'] });
    const all = ['About', 'Place', 'Positions', 'Enrollments', 'Achievements', 'Interests', 'Photo'];
    const nothing = await t.make.scholar(Object.fromEntries(all.map((block) => [`audience${block}`, 'me'])));
    await t.owner.query('UPDATE scholar SET version_about = 3, version_photo = 1, version_place = 2 WHERE id = $1', [hidden.id]);
    const own = async (id: string) => (await t.http(registrar).get<ScholarView>(`/api/scholars/${id}`)).body.own;
    expect(await own(hidden.id)).toEqual(await own(nothing.id));
    expect((await own(unclaimed.id))?.completeness.percent).toBeGreaterThan(50);
  });

  it('is there for its owner and, but for what is the owner’s alone, for who keeps the records', async () => {
    const registrar = await t.make.signedIn({ givenName: 'Lee', grants: ['registrar'] });
    const own = {
      token: (
        await t.make.session((await t.owner.query<[{ id: string }]>('SELECT id FROM account WHERE scholar_id = $1', [hidden.id]))[0].id)
      ).token,
    };
    const found = async (who: { token: string }, id: string) => {
      const { text } = await t.http(who).get(`/api/scholars/${id}`);
      return HIDDEN.filter((marker) => text.includes(marker));
    };
    const nobodys = [MARKERS.signIn, MARKERS.invitation];
    expect(await found(own, hidden.id)).toEqual(
      HIDDEN.filter((marker) => ![...nobodys, MARKERS.credentials, MARKERS.profession].includes(marker)),
    );
    expect(await found(registrar, hidden.id)).toEqual([]);
    expect(await found(registrar, unclaimed.id)).toEqual(HIDDEN.filter((marker) => !nobodys.includes(marker)));
  });
});
