import { decide, insertCase, newsItem, submission } from '../support/desk.js';
import type { SignedIn } from '../support/make.js';
import type { RightsRow, RightsTable, World } from './rights.js';

type Status = RightsRow['status'];

/** A case that waits, of each kind, about something of the owner's. */
const makeCase = {
  post: async (world: World, subject = world.people.owner) => {
    const thread = await world.t.make.thread({ authorId: subject.scholar.id });
    return insertCase(world.t, 'post', subject.scholar.id, { post_id: thread.firstPostId });
  },
  news: async (world: World) => {
    const { scholar } = world.people.owner;
    return insertCase(world.t, 'news', scholar.id, { news_id: await newsItem(world.t, scholar.id) });
  },
  scholar: async (world: World) => insertCase(world.t, 'scholar', (await world.t.make.signedIn()).scholar.id, {}),
  submission: (world: World) => submission(world.t, world.people.owner.scholar.id),
  appeal: async (world: World) => {
    const { scholar } = await world.t.make.signedIn();
    return insertCase(world.t, 'appeal', scholar.id, { appeal_words: 'It was meant well' });
  },
};

const aDecision = ({ t }: World, decision: string) => ({
  id: t.make.id(),
  decision,
  reason: 'unkind',
  words: 'It can hurt',
  ...(decision === 'suspend' ? { until: null } : {}),
});

async function decided(world: World, by: SignedIn): Promise<string> {
  const reviewId = await makeCase.post(world);
  await decide(world.t, by, reviewId, { decision: 'keep' });
  return reviewId;
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
  ...(['post', 'news', 'scholar'] as const).flatMap((kind) =>
    (kind === 'scholar' ? ['keep', 'remove-and-warn', 'suspend'] : ['keep', 'remove', 'remove-and-warn']).map((decision) => ({
      operation: 'POST /api/review/{id}/decisions',
      ownership: `${decision} a ${kind} of somebody`,
      ask: async (world: World) => ({ path: `/api/review/${await makeCase[kind](world)}/decisions`, body: aDecision(world, decision) }),
      status: { moderator: 200, others: 404 },
    })),
  ),
  {
    operation: 'POST /api/review/{id}/decisions',
    ownership: 'suspend somebody of staff for a post',
    ask: async (world) => {
      const subject = await world.t.make.signedIn({ grants: ['editor'] });
      return { path: `/api/review/${await makeCase.post(world, subject)}/decisions`, body: aDecision(world, 'suspend') };
    },
    status: { moderator: 403, others: 404 },
  },
  ...(['uphold', 'overturn'] as const).map((decision) => ({
    operation: 'POST /api/review/{id}/decisions',
    ownership: `${decision} on an appeal`,
    ask: async (world: World) => ({ path: `/api/review/${await makeCase.appeal(world)}/decisions`, body: aDecision(world, decision) }),
    status: { moderator: 200, others: 404 },
  })),
  {
    operation: 'POST /api/review/{id}/decisions',
    ownership: 'a submission, which has acts of its own',
    ask: async (world) => ({ path: `/api/review/${await makeCase.submission(world)}/decisions`, body: aDecision(world, 'keep') }),
    status: { editor: 403, others: 404 },
  },
  {
    operation: 'POST /api/review/{id}/decisions',
    ownership: 'about the moderator himself',
    ask: async (world) => ({
      path: `/api/review/${await makeCase.post(world, world.people.moderator)}/decisions`,
      body: aDecision(world, 'keep'),
    }),
    status: { others: 404 },
  },
  {
    operation: 'POST /api/review/{id}/decisions',
    ownership: 'not there',
    ask: (world) => ({ path: `/api/review/${world.t.make.id()}/decisions`, body: aDecision(world, 'keep') }),
    status: { others: 404 },
  },
  {
    operation: 'POST /api/review/{id}/undo',
    ownership: 'decided by the moderator a moment ago',
    ask: async (world) => ({ path: `/api/review/${await decided(world, world.people.moderator)}/undo` }),
    status: { moderator: 200, others: 404 },
  },
  {
    operation: 'POST /api/review/{id}/undo',
    ownership: 'decided by another moderator',
    ask: async (world) => ({ path: `/api/review/${await decided(world, await world.t.make.signedIn({ grants: ['moderator'] }))}/undo` }),
    status: { moderator: 403, others: 404 },
  },
  {
    operation: 'POST /api/review/{id}/undo',
    ownership: 'not there',
    ask: ({ t }) => ({ path: `/api/review/${t.make.id()}/undo` }),
    status: { others: 404 },
  },
  ...ofEach('POST /api/review/{id}/hold', '/hold'),
  ...ofEach('POST /api/review/{id}/release', '/release'),
];
