import { appealToken, insertCase, newsItem } from '../support/desk.js';
import { forAll, type RightsRow, type RightsTable, type World } from './rights.js';

const aFlag = ({ t }: World) => ({ id: t.make.id(), kind: 'unkind', words: '' });

/** One operation on a thing that the row makes. */
const flagRow = (thing: string, ownership: string, path: (world: World) => Promise<string>, status: RightsRow['status']): RightsRow => ({
  operation: `POST /api/${thing}/{id}/flags`,
  ownership,
  ask: async (world) => ({ path: `/api/${thing}/${await path(world)}/flags`, body: aFlag(world) }),
  status,
});

const posts = (setting: { ofCohort?: boolean; isRemoved?: boolean }) => async (world: World) => {
  const { t, people } = world;
  const cohortId = people.cohort.id;
  const [known] = await t.owner.query<{ id: string }[]>('SELECT id FROM space WHERE cohort_id = $1', [cohortId]);
  const spaceId = setting.ofCohort ? (known?.id ?? (await t.make.space({ cohortId })).id) : undefined;
  const thread = await t.make.thread({ authorId: people.owner.scholar.id, ...(spaceId ? { spaceId } : {}) });
  if (setting.isRemoved)
    await t.owner.query(`UPDATE post SET removed_at = now(), removed_as = 'author', removed_by_id = $2 WHERE id = $1`, [
      thread.firstPostId,
      people.owner.scholar.id,
    ]);
  return thread.firstPostId;
};

/** A decision of somebody else on a post of the owner's. */
const aDecision =
  ({ isTold = true, decision = 'remove' } = {}) =>
  async (world: World) => {
    const { t, people } = world;
    const thread = await t.make.thread({ authorId: people.owner.scholar.id });
    const judge = await t.make.signedIn({ grants: ['moderator'] });
    return insertCase(t, 'post', people.owner.scholar.id, {
      post_id: thread.firstPostId,
      state: 'decided',
      decision,
      reason: 'unkind',
      words: 'It can hurt',
      decided_by_id: judge.scholar.id,
      decided_at: new Date(),
      told_at: isTold ? new Date() : null,
    });
  };

const decisionRows = (operation: string, rest: string, status: number): RightsRow[] =>
  (
    [
      ['on something of the owner', aDecision(), { owner: status, others: 404 }],
      ['that can still be undone', aDecision({ isTold: false }), { others: 404 }],
      ['that kept it', aDecision({ decision: 'keep' }), { others: 404 }],
      ['not there', ({ t }: World) => Promise.resolve(t.make.id()), { others: 404 }],
    ] as const
  ).map(([ownership, make, expected]) => ({
    operation,
    ownership,
    ask: async (world) => ({
      path: `/api/decisions/${await make(world)}${rest}`,
      ...(rest ? { body: { id: world.t.make.id(), words: 'It was meant in another way.' } } : {}),
    }),
    status: expected,
  }));

/** Words of their own, so that nobody changes those of another row. */
const cannedRow = (usedFor: string, status: RightsRow['status']): RightsRow => ({
  operation: 'PATCH /api/canned-reasons/{id}',
  ownership: `for ${usedFor}`,
  ask: async ({ t }) => {
    const [row] = await t.owner.query<[{ id: string }]>(
      `INSERT INTO canned_reason (used_for, reason, label, words, place) VALUES ($1, 'other', $2, 'Words', 99) RETURNING id`,
      [usedFor, t.make.id()],
    );
    return { path: `/api/canned-reasons/${row.id}`, body: { version: 1, label: `In ${t.make.id()}`, words: 'Please.' } };
  },
  status,
});

const nothing = ({ t }: World) => Promise.resolve(t.make.id());

export const rights: RightsTable = [
  flagRow('posts', 'of the owner', posts({}), { owner: 403, others: 201 }),
  flagRow('posts', 'of the owner, removed', posts({ isRemoved: true }), { owner: 403, others: 409 }),
  // Moderators read every space; editors, registrars and admins do not.
  flagRow('posts', 'of a cohort', posts({ ofCohort: true }), { owner: 403, peer: 201, moderator: 201, others: 404 }),
  flagRow('posts', 'not there', nothing, { others: 404 }),
  flagRow('news', 'of the owner', ({ t, people }) => newsItem(t, people.owner.scholar.id), { owner: 403, others: 201 }),
  flagRow('news', 'of the owner, taken back', ({ t, people }) => newsItem(t, people.owner.scholar.id, { isPublished: false }), {
    others: 404,
  }),
  flagRow('news', 'not there', nothing, { others: 404 }),
  // The same record each time: nobody of them has flagged it before.
  flagRow('scholars', 'the owner', ({ people }) => Promise.resolve(people.owner.scholar.id), { owner: 403, others: 201 }),
  flagRow('scholars', 'not listed', async ({ t }) => (await t.make.scholar({ isListed: false })).id, {
    registrar: 201,
    admin: 201,
    others: 404,
  }),
  flagRow('scholars', 'not there', nothing, { others: 404 }),
  {
    operation: 'POST /api/suspension-appeals',
    ownership: 'with the token of somebody who is suspended',
    ask: async ({ t }) => ({
      path: '/api/suspension-appeals',
      body: { token: await appealToken(t), words: 'It was meant in another way.' },
    }),
    status: forAll(204),
  },
  {
    operation: 'POST /api/suspension-appeals',
    ownership: 'with a token that never was',
    ask: () => ({ path: '/api/suspension-appeals', body: { token: 'x'.repeat(43), words: 'It was meant in another way.' } }),
    status: forAll(410),
  },
  {
    operation: 'GET /api/canned-reasons',
    ownership: 'all of them',
    ask: () => ({ path: '/api/canned-reasons' }),
    status: { moderator: 200, editor: 200, others: 403 },
  },
  cannedRow('remove', { moderator: 200, others: 404 }),
  cannedRow('return', { editor: 200, others: 404 }),
  {
    operation: 'PATCH /api/canned-reasons/{id}',
    ownership: 'not there',
    ask: ({ t }) => ({ path: `/api/canned-reasons/${t.make.id()}`, body: { version: 1, label: 'In kind words', words: 'Please.' } }),
    status: { others: 404 },
  },
  ...decisionRows('GET /api/decisions/{id}', '', 200),
  ...decisionRows('POST /api/decisions/{id}/appeal', '/appeal', 201),
];
