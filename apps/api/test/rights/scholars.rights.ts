import type { Audience, ContactKind } from '@scholars-commons/shared/scholars';
import type { RightsRow, RightsTable, World } from './rights.js';
import { pictureForm } from '../support/picture-form.js';

/** The owner's things are written by the owner and by registrars; everybody else may read the page, and no more. */
const written = (status: number): RightsRow['status'] => ({ owner: status, registrar: status, others: 403 });
/** What lies on a page that only staff find: registrars keep it, admins see it. */
const unlisted = (status: number): RightsRow['status'] => ({ registrar: status, admin: 403, others: 404 });

const own = ({ people }: World, rest = '') => `/api/scholars/${people.owner.scholar.id}${rest}`;
const hiddenPage = async ({ t }: World) => (await t.make.scholar({ isListed: false })).id;
const version = async ({ t, people }: World, block: string): Promise<number> => {
  const [row] = await t.owner.query<{ version: number }[]>(`SELECT version_${block} AS version FROM scholar WHERE id = $1`, [
    people.owner.scholar.id,
  ]);
  return row?.version ?? 0;
};
/** Shows a block of the owner's page to this audience only. */
const show = ({ t, people }: World, block: string, audience: Audience) =>
  t.owner.query(`UPDATE scholar SET audience_${block} = $2 WHERE id = $1`, [people.owner.scholar.id, audience]);

async function contact(
  { t, people }: World,
  audience: Audience,
  scholarId = people.owner.scholar.id,
  kind: ContactKind = 'phone',
): Promise<string> {
  const id = t.make.id();
  await t.owner.query(`INSERT INTO contact_detail (id, scholar_id, kind, value, audience) VALUES ($1, $2, $3, '+41791234567', $4)`, [
    id,
    scholarId,
    kind,
    audience,
  ]);
  return id;
}

async function achievement({ t, people }: World, scholarId = people.owner.scholar.id): Promise<string> {
  const id = t.make.id();
  await t.owner.query(`INSERT INTO achievement (id, scholar_id, kind, title) VALUES ($1, $2, 'award', 'A prize')`, [id, scholarId]);
  return id;
}

const position = async ({ t, people }: World, scholarId = people.owner.scholar.id) => (await t.make.position({ scholarId })).id;

const news = {
  positions: async ({ t }: World) => ({ institution: { id: (await t.make.institution()).id }, from: null, to: null, isMain: false }),
  achievements: () => ({ kind: 'award', title: 'Teacher of the year' }),
  contacts: () => ({ kind: 'phone', value: '+41 79 123 45 67' }),
};
const changes = { positions: { title: 'Dean' }, achievements: { title: 'Another prize' }, contacts: { label: 'Mobile' } };
const makers = {
  positions: position,
  achievements: achievement,
  contacts: (world: World, scholarId?: string) => contact(world, 'network', scholarId),
};

/** What holds alike for positions, achievements and contacts: rows of a page. */
const rowsOf = (kind: keyof typeof news): RightsTable => [
  {
    operation: `POST /api/scholars/{scholarId}/${kind}`,
    ownership: 'own page',
    ask: async (world) => ({ path: own(world, `/${kind}`), body: { id: world.t.make.id(), ...(await news[kind](world)) } }),
    status: written(201),
  },
  {
    operation: `POST /api/scholars/{scholarId}/${kind}`,
    ownership: 'page of somebody unlisted',
    ask: async (world) => ({
      path: `/api/scholars/${await hiddenPage(world)}/${kind}`,
      body: { id: world.t.make.id(), ...(await news[kind](world)) },
    }),
    status: unlisted(201),
  },
  ...(['PATCH', 'DELETE'] as const).flatMap((verb): RightsTable => {
    const body = verb === 'PATCH' ? { body: changes[kind] } : {};
    const operation = `${verb} /api/scholars/{scholarId}/${kind}/{rowId}`;
    return [
      {
        operation,
        ownership: 'own',
        ask: async (world) => ({ path: own(world, `/${kind}/${await makers[kind](world)}`), ...body }),
        status: written(200),
      },
      {
        operation,
        ownership: 'of somebody else, asked for on the own page',
        ask: async (world) => ({ path: own(world, `/${kind}/${await makers[kind](world, world.people.peer.scholar.id)}`), ...body }),
        status: written(404),
      },
      {
        operation,
        ownership: 'of somebody unlisted',
        ask: async (world) => {
          const scholarId = await hiddenPage(world);
          return { path: `/api/scholars/${scholarId}/${kind}/${await makers[kind](world, scholarId)}`, ...body };
        },
        status: unlisted(200),
      },
    ];
  }),
];

/** A block of rows that its owner keeps from staff too: they may edit the page, but nobody overwrites what he cannot see. */
const hiddenRows = (kind: 'positions' | 'achievements'): RightsRow => ({
  operation: `POST /api/scholars/{scholarId}/${kind}`,
  ownership: 'own page, a block that nobody else sees',
  ask: async (world, role) => {
    const audience = kind === 'positions' ? { audiencePositions: 'me' as const } : { audienceAchievements: 'me' as const };
    const mine = role === 'owner' ? await world.t.make.signedIn(audience) : null;
    const { id } = mine?.scholar ?? (await world.t.make.scholar(audience));
    const body = { id: world.t.make.id(), ...(await news[kind](world)) };
    return { path: `/api/scholars/${id}/${kind}`, body, ...(mine ? { as: mine } : {}) };
  },
  status: { owner: 201, others: 403 },
});

const photo = () => pictureForm('photo');

/** A photo of the owner's, with its files. */
async function shownPhoto(world: World, audience: Audience): Promise<string> {
  const { t, people } = world;
  const { body, headers } = await photo();
  const { body: page } = await t.http(people.owner).put<{ photo: { id: string } }>(own(world, '/photo'), body, headers);
  await show(world, 'photo', audience);
  return page.photo.id;
}

const seen = (audience: Audience, status: RightsRow['status']): RightsRow => ({
  operation: 'GET /api/photos/{photoId}/{size}',
  ownership: `shown to ${audience}`,
  ask: async (world) => ({ path: `/api/photos/${await shownPhoto(world, audience)}/96` }),
  status,
});

export const rights: RightsTable = [
  { operation: 'GET /api/scholars', ownership: 'the directory', ask: () => ({ path: '/api/scholars' }), status: { others: 200 } },
  { operation: 'GET /api/scholars/places', ownership: 'the map', ask: () => ({ path: '/api/scholars/places' }), status: { others: 200 } },
  {
    operation: 'GET /api/suggest/scholars',
    ownership: 'names',
    ask: () => ({ path: '/api/suggest/scholars?q=am' }),
    status: { others: 200 },
  },
  { operation: 'GET /api/suggest/topics', ownership: 'topics', ask: () => ({ path: '/api/suggest/topics?q=si' }), status: { others: 200 } },
  {
    operation: 'GET /api/vocabulary',
    ownership: 'the lists of pickers',
    ask: () => ({ path: '/api/vocabulary' }),
    status: { others: 200 },
  },
  {
    operation: 'POST /api/scholars',
    ownership: 'a new record',
    ask: ({ t }) => ({ path: '/api/scholars', body: { id: t.make.id(), given: 'Chidi' } }),
    status: { registrar: 201, others: 403 },
  },
  {
    operation: 'POST /api/scholars',
    ownership: 'under the id of a record that stands',
    ask: ({ people }) => ({ path: '/api/scholars', body: { id: people.peer.scholar.id, given: 'Chidi' } }),
    status: { registrar: 409, others: 403 },
  },
  { operation: 'GET /api/scholars/{scholarId}', ownership: 'own', ask: (world) => ({ path: own(world) }), status: { others: 200 } },
  {
    operation: 'GET /api/scholars/{scholarId}',
    ownership: 'own, with the eyes of others',
    ask: (world) => ({ path: own(world, '?as=cohorts') }),
    status: { owner: 200, registrar: 200, others: 403 },
  },
  ...(['unclaimed', 'deceased', 'suspended'] as const).map(
    (state): RightsRow => ({
      operation: 'GET /api/scholars/{scholarId}',
      ownership: state,
      ask: async ({ t }) => ({ path: `/api/scholars/${(await t.make.scholar({ state })).id}` }),
      status: { others: 200 },
    }),
  ),
  {
    operation: 'GET /api/scholars/{scholarId}',
    ownership: 'unlisted',
    ask: async (world) => ({ path: `/api/scholars/${await hiddenPage(world)}` }),
    status: { registrar: 200, admin: 200, others: 404 },
  },
  {
    operation: 'GET /api/scholars/{scholarId}',
    ownership: 'merged into another',
    ask: async ({ t }) => ({ path: `/api/scholars/${(await t.make.scholar({ state: 'merged' })).id}` }),
    status: { others: 404 },
  },
  {
    operation: 'GET /api/scholars/{scholarId}',
    ownership: 'of nobody',
    ask: ({ t }) => ({ path: `/api/scholars/${t.make.id()}` }),
    status: { others: 404 },
  },
  ...['names', 'about', 'place', 'interests', 'photo'].map(
    (block): RightsRow => ({
      operation: 'PATCH /api/scholars/{scholarId}',
      ownership: `own, ${block}`,
      ask: async (world) => ({
        path: own(world),
        body: { block, version: await version(world, block), ...(block === 'photo' ? { audience: 'network' } : {}) },
      }),
      status: written(200),
    }),
  ),
  {
    operation: 'PATCH /api/scholars/{scholarId}',
    ownership: 'own, a block that nobody else sees',
    ask: async ({ t }, role) => {
      const scholar = role === 'owner' ? await t.make.signedIn({ audienceAbout: 'me' }) : null;
      const { id } = scholar?.scholar ?? (await t.make.scholar({ audienceAbout: 'me' }));
      return {
        path: `/api/scholars/${id}`,
        body: { block: 'about', version: 0, headline: 'Simulation' },
        ...(scholar ? { as: scholar } : {}),
      };
    },
    status: { owner: 200, others: 403 },
  },
  {
    operation: 'PATCH /api/scholars/{scholarId}',
    ownership: 'unlisted',
    ask: async (world) => ({
      path: `/api/scholars/${await hiddenPage(world)}`,
      body: { block: 'about', version: 0, headline: 'Simulation' },
    }),
    status: unlisted(200),
  },
  {
    operation: 'PATCH /api/scholars/{scholarId}',
    ownership: 'merged into another',
    ask: async ({ t }) => ({
      path: `/api/scholars/${(await t.make.scholar({ state: 'merged' })).id}`,
      body: { block: 'about', version: 0, headline: 'Simulation' },
    }),
    status: { others: 404 },
  },
  ...rowsOf('positions'),
  ...rowsOf('achievements'),
  ...rowsOf('contacts'),
  hiddenRows('positions'),
  hiddenRows('achievements'),
  ...(['PATCH', 'DELETE'] as const).map(
    (verb): RightsRow => ({
      operation: `${verb} /api/scholars/{scholarId}/contacts/{rowId}`,
      ownership: 'own, shown to nobody else',
      ask: async (world) => ({
        path: own(world, `/contacts/${await contact(world, 'me')}`),
        ...(verb === 'PATCH' ? { body: { audience: 'network' } } : {}),
      }),
      status: { owner: 200, registrar: 404, others: 403 },
    }),
  ),
  {
    operation: 'PUT /api/scholars/{scholarId}/photo',
    ownership: 'own',
    ask: async (world) => ({ path: own(world, '/photo'), ...(await photo()) }),
    status: written(200),
  },
  {
    operation: 'PUT /api/scholars/{scholarId}/photo',
    ownership: 'of somebody unlisted',
    ask: async (world) => ({ path: `/api/scholars/${await hiddenPage(world)}/photo`, ...(await photo()) }),
    status: unlisted(200),
  },
  {
    operation: 'DELETE /api/scholars/{scholarId}/photo',
    ownership: 'own',
    ask: async (world) => {
      await shownPhoto(world, 'network');
      return { path: own(world, '/photo') };
    },
    status: written(200),
  },
  {
    operation: 'DELETE /api/scholars/{scholarId}/photo',
    ownership: 'of somebody unlisted',
    ask: async (world) => ({ path: `/api/scholars/${await hiddenPage(world)}/photo` }),
    status: unlisted(200),
  },
  seen('network', { others: 200 }),
  seen('cohorts', { owner: 200, peer: 200, registrar: 200, admin: 200, others: 404 }),
  seen('staff', { owner: 200, registrar: 200, admin: 200, others: 404 }),
  seen('me', { owner: 200, others: 404 }),
];
