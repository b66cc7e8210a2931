import { newsItem, submission } from '../support/desk.js';
import type { RightsRow, RightsTable, World } from './rights.js';

type Status = RightsRow['status'];

/** A case that waits, of each kind, about something of the owner's. */
const makeCase = {
  post: async (world: World, subject = world.people.owner) => {
    const thread = await world.t.make.thread({ authorId: subject.scholar.id });
    return insert(world, 'post', subject.scholar.id, { post_id: thread.firstPostId });
  },
  news: async (world: World) => {
    const { scholar } = world.people.owner;
    return insert(world, 'news', scholar.id, { news_id: await newsItem(world.t, scholar.id) });
  },
  scholar: async (world: World) => insert(world, 'scholar', (await world.t.make.signedIn()).scholar.id, {}),
  submission: (world: World) => submission(world.t, world.people.owner.scholar.id),
  appeal: async (world: World) => {
    const { scholar } = await world.t.make.signedIn();
    return insert(world, 'appeal', scholar.id, { appeal_words: 'It was meant well' });
  },
};

export async function insert({ t }: World, kind: string, subjectId: string, more: Record<string, unknown>): Promise<string> {
  const columns = ['kind', 'subject_id', ...Object.keys(more)];
  const [row] = await t.owner.query<[{ id: string }]>(
    `INSERT INTO review (${columns.join(', ')}) VALUES (${columns.map((_name, index) => `$${index + 1}`).join(', ')}) RETURNING id`,
    [kind, subjectId, ...Object.values(more)],
  );
  return row.id;
}

const staff: [keyof typeof makeCase, Status][] = [
  ['post', { moderator: 200, others: 404 }],
  ['news', { moderator: 200, others: 404 }],
  ['scholar', { moderator: 200, others: 404 }],
  ['appeal', { moderator: 200, others: 404 }],
  ['submission', { editor: 200, others: 404 }],
];

/** One row for each kind of case, one for what is not there. */
const ofEach = (operation: string, rest: string, of = staff): RightsRow[] => [
  ...of.map(([kind, status]) => ({
    operation,
    ownership: `a ${kind} of somebody`,
    ask: async (world: World) => ({ path: `/api/review/${await makeCase[kind](world)}${rest}` }),
    status,
  })),
  { operation, ownership: 'not there', ask: ({ t }) => ({ path: `/api/review/${t.make.id()}${rest}` }), status: { others: 404 } },
];

export const rights: RightsTable = [
  {
    operation: 'GET /api/review',
    ownership: 'all of it',
    ask: () => ({ path: '/api/review' }),
    status: { moderator: 200, editor: 200, others: 403 },
  },
  ...(['post', 'news', 'scholar', 'appeal'] as const).map((kind) => ({
    operation: 'GET /api/review',
    ownership: `of the kind ${kind}`,
    ask: () => ({ path: `/api/review?kind=${kind}` }),
    status: { moderator: 200, others: 403 },
  })),
  {
    operation: 'GET /api/review',
    ownership: 'of the kind submission',
    ask: () => ({ path: '/api/review?kind=submission&state=decided' }),
    status: { editor: 200, others: 403 },
  },
  ...ofEach('GET /api/review/{id}', ''),
  {
    operation: 'GET /api/review/{id}',
    ownership: 'about the moderator himself',
    ask: async (world) => ({ path: `/api/review/${await makeCase.post(world, world.people.moderator)}` }),
    status: { others: 404 },
  },
  ...ofEach('POST /api/review/{id}/hold', '/hold'),
  ...ofEach('POST /api/review/{id}/release', '/release'),
];
