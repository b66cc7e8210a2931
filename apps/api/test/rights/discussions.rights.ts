import type { Role } from './people.js';
import type { RightsRow, RightsTable, World } from './rights.js';

type Status = RightsRow['status'];

/** The space of the cohort of owner and peer; there is one of it. */
const spaces = new WeakMap<object, Promise<{ id: string; slug: string }>>();
const cohortSpace = ({ t, people }: World) => {
  const known = spaces.get(people) ?? t.make.space({ cohortId: people.cohort.id });
  spaces.set(people, known);
  return known;
};

interface Setting {
  ofCohort?: boolean;
  closed?: boolean;
  removedAs?: 'author' | 'moderator';
  erased?: boolean;
  old?: boolean;
}

/** A thread of the owner's with one post, in the state that the row is about. */
async function aThread(world: World, { ofCohort, closed, removedAs, erased, old }: Setting) {
  const { t, people } = world;
  const author = people.owner.scholar.id;
  const spaceId = ofCohort ? (await cohortSpace(world)).id : undefined;
  const thread = await t.make.thread({ authorId: author, ...(spaceId ? { spaceId } : {}) });
  if (closed)
    await t.owner.query(`UPDATE thread SET closed_at = now(), closed_by_id = $2, closed_reason = 'Done' WHERE id = $1`, [
      thread.id,
      author,
    ]);
  if (removedAs) {
    const by = removedAs === 'author' ? author : (await t.make.signedIn({ grants: ['moderator'] })).scholar.id;
    await t.owner.query('UPDATE post SET removed_at = now(), removed_as = $2, removed_by_id = $3 WHERE id = $1', [
      thread.firstPostId,
      removedAs,
      by,
    ]);
  }
  if (erased) await t.owner.query('UPDATE post SET erased_at = now() WHERE id = $1', [thread.firstPostId]);
  if (old) await t.owner.query(`UPDATE post SET created_at = now() - interval '31 days' WHERE id = $1`, [thread.firstPostId]);
  return { threadId: thread.id, postId: thread.firstPostId, spaceId: thread.spaceId };
}

type Made = Awaited<ReturnType<typeof aThread>>;
type Request = (made: Made, world: World, role: Role) => { path: string; body?: unknown };

/** Rows of one operation: each a state of the thing, and what the callers get. */
const rows = (operation: string, request: Request, states: [ownership: string, setting: Setting, status: Status][]): RightsRow[] =>
  states.map(([ownership, setting, status]) => ({
    operation,
    ownership,
    ask: async (world, role) => request(await aThread(world, setting), world, role),
    status,
  }));

const thread =
  (rest = '') =>
  (made: Made) => ({ path: `/api/threads/${made.threadId}${rest}` });
const post =
  (rest = '', body?: object) =>
  (made: Made) => ({ path: `/api/posts/${made.postId}${rest}`, ...(body ? { body } : {}) });

/** Of a cohort's things: its people and moderators read, all others find nothing. */
const readable = (status: number): Status => ({ owner: status, peer: status, moderator: status, others: 404 });

const reads = (operation: string, request: Request) =>
  rows(operation, request, [
    ['of an open space', {}, { others: 200 }],
    ['of the owner’s cohort', { ofCohort: true }, readable(200)],
  ]);

const sources = (operation: string, request: Request) =>
  rows(operation, request, [
    ['in an open space', {}, { others: 200 }],
    ['in the owner’s cohort', { ofCohort: true }, readable(200)],
    ['removed by its author', { removedAs: 'author' }, { owner: 200, moderator: 200, others: 403 }],
    ['removed by a moderator', { removedAs: 'moderator' }, { owner: 200, moderator: 200, others: 403 }],
    ['removed, in the owner’s cohort', { removedAs: 'moderator', ofCohort: true }, { owner: 200, peer: 403, moderator: 200, others: 404 }],
  ]);

const reactions = (operation: string) =>
  rows(operation, post('/reactions/thanks'), [
    ['to the owner’s post', {}, { owner: 403, others: 200 }],
    ['to a post of a closed thread', { closed: true }, { owner: 403, others: 200 }],
    ['to a removed post', { removedAs: 'author' }, { others: 403 }],
    ['to a post of the owner’s cohort', { ofCohort: true }, { owner: 403, peer: 200, moderator: 403, others: 404 }],
  ]);

const started = (world: World, spaceId: string, id = world.t.make.id()) => ({
  id,
  spaceId,
  title: 'How do you do it?',
  post: { id: world.t.make.id(), markdown: 'We wonder.' },
});
const renamed = { version: 1, name: 'A better name', description: 'For all who ask' };
const words = ({ t }: World) => ({ id: t.make.id(), markdown: 'We tried this.' });

/** An id that stands for nothing: the same answer as for what is out of sight. */
const absent = (operation: string, path: string, body?: object): RightsRow => ({
  operation,
  ownership: 'that is not',
  ask: ({ t }) => ({ path: path.replace('ID', t.make.id()), ...(body ? { body } : {}) }),
  status: { others: 404 },
});

export const rights: RightsTable = [
  { operation: 'GET /api/spaces', ownership: 'all one may read', ask: () => ({ path: '/api/spaces' }), status: { others: 200 } },
  {
    operation: 'POST /api/spaces',
    ownership: 'a new one',
    ask: ({ t }) => ({ path: '/api/spaces', body: { id: t.make.id(), name: 'A new space', description: '' } }),
    status: { admin: 201, others: 403 },
  },
  {
    operation: 'PATCH /api/spaces/{spaceId}',
    ownership: 'open to everybody',
    ask: async (world) => ({ path: `/api/spaces/${(await world.t.make.space()).id}`, body: renamed }),
    status: { admin: 200, others: 403 },
  },
  {
    operation: 'PATCH /api/spaces/{spaceId}',
    ownership: 'of the owner’s cohort',
    ask: async (world) => ({ path: `/api/spaces/${(await cohortSpace(world)).id}`, body: renamed }),
    status: readable(403),
  },
  absent('PATCH /api/spaces/{spaceId}', '/api/spaces/ID', renamed),
  { operation: 'GET /api/threads', ownership: 'all one may read', ask: () => ({ path: '/api/threads' }), status: { others: 200 } },
  {
    operation: 'GET /api/threads',
    ownership: 'of the owner’s cohort',
    ask: async (world) => ({ path: `/api/threads?space=${(await cohortSpace(world)).slug}` }),
    status: readable(200),
  },
  {
    operation: 'POST /api/threads',
    ownership: 'in an open space',
    ask: async (world) => ({ path: '/api/threads', body: started(world, (await world.t.make.space()).id) }),
    status: { others: 201 },
  },
  {
    operation: 'POST /api/threads',
    ownership: 'in the owner’s cohort',
    ask: async (world) => ({ path: '/api/threads', body: started(world, (await cohortSpace(world)).id) }),
    status: { owner: 201, peer: 201, moderator: 403, others: 404 },
  },
  {
    operation: 'POST /api/threads',
    ownership: 'with the id of the owner’s thread',
    ask: async (world) => {
      const made = await aThread(world, {});
      const [begun] = await world.t.owner.query<{ title: string; markdown: string }[]>(
        'SELECT t.title, p.markdown FROM thread t JOIN post p ON p.thread_id = t.id WHERE t.id = $1',
        [made.threadId],
      );
      const post = { id: made.postId, markdown: begun?.markdown };
      return { path: '/api/threads', body: { id: made.threadId, spaceId: made.spaceId, title: begun?.title, post } };
    },
    status: { owner: 200, others: 409 },
  },
  {
    operation: 'POST /api/threads',
    ownership: 'with the id of the owner’s thread and other words',
    ask: async (world) => {
      const made = await aThread(world, {});
      return { path: '/api/threads', body: started(world, made.spaceId, made.threadId) };
    },
    status: { others: 409 },
  },
  {
    operation: 'POST /api/threads',
    ownership: 'with the id of a thread out of sight',
    ask: async (world) => {
      const hidden = await aThread(world, { ofCohort: true });
      return { path: '/api/threads', body: started(world, (await world.t.make.space()).id, hidden.threadId) };
    },
    status: { others: 409 },
  },
  ...reads('GET /api/threads/{threadId}', thread()),
  absent('GET /api/threads/{threadId}', '/api/threads/ID'),
  ...rows('PATCH /api/threads/{threadId}', (made) => ({ ...thread()(made), body: { title: 'A better title' } }), [
    ['the title of the owner’s', {}, { owner: 200, moderator: 200, others: 403 }],
    ['the title once closed', { closed: true }, { moderator: 200, others: 403 }],
    ['the title in the owner’s cohort', { ofCohort: true }, { owner: 200, peer: 403, moderator: 200, others: 404 }],
  ]),
  ...rows('PATCH /api/threads/{threadId}', (made) => ({ ...thread()(made), body: { closed: true, reason: 'All is said' } }), [
    ['closing the owner’s', {}, { moderator: 200, others: 403 }],
    ['closing one of the owner’s cohort', { ofCohort: true }, { owner: 403, peer: 403, moderator: 200, others: 404 }],
    ['closing what somebody else closed', { closed: true }, { moderator: 409, others: 403 }],
  ]),
  ...rows('PATCH /api/threads/{threadId}', (made) => ({ ...thread()(made), body: { isPinned: true } }), [
    ['pinning the owner’s', {}, { moderator: 200, others: 403 }],
    ['pinning one of the owner’s cohort', { ofCohort: true }, { owner: 403, peer: 403, moderator: 200, others: 404 }],
  ]),
  absent('PATCH /api/threads/{threadId}', '/api/threads/ID', { isPinned: true }),
  ...reads('GET /api/threads/{threadId}/changes', thread('/changes?since=0')),
  absent('GET /api/threads/{threadId}/changes', '/api/threads/ID/changes?since=0'),
  ...reads('GET /api/threads/{threadId}/posts', thread('/posts')),
  absent('GET /api/threads/{threadId}/posts', '/api/threads/ID/posts'),
  ...rows('POST /api/threads/{threadId}/posts', (made, world) => ({ ...thread('/posts')(made), body: words(world) }), [
    ['in an open space', {}, { others: 201 }],
    ['in a closed thread', { closed: true }, { moderator: 201, others: 403 }],
    ['in the owner’s cohort', { ofCohort: true }, { owner: 201, peer: 201, moderator: 403, others: 404 }],
    ['in a closed thread of the owner’s cohort', { ofCohort: true, closed: true }, { owner: 403, peer: 403, moderator: 403, others: 404 }],
  ]),
  {
    operation: 'POST /api/threads/{threadId}/posts',
    ownership: 'answering a post of another thread',
    ask: async (world) => {
      const [here, there] = [await aThread(world, {}), await aThread(world, { ofCohort: true })];
      return { path: `/api/threads/${here.threadId}/posts`, body: { ...words(world), replyTo: there.postId } };
    },
    status: { others: 404 },
  },
  {
    operation: 'POST /api/threads/{threadId}/posts',
    ownership: 'with the id of the owner’s post',
    ask: async (world) => {
      const made = await aThread(world, {});
      return { path: `/api/threads/${made.threadId}/posts`, body: { ...words(world), id: made.postId } };
    },
    status: { owner: 200, others: 409 },
  },
  { operation: 'PUT /api/threads/read', ownership: 'own', ask: () => ({ path: '/api/threads/read' }), status: { others: 200 } },
  ...reads('PUT /api/threads/{threadId}/read', (made) => ({ ...thread('/read')(made), body: { number: 1 } })),
  absent('PUT /api/threads/{threadId}/read', '/api/threads/ID/read', { number: 1 }),
  ...sources('GET /api/posts/{postId}', post()),
  absent('GET /api/posts/{postId}', '/api/posts/ID'),
  ...sources('GET /api/posts/{postId}/revisions', post('/revisions')),
  absent('GET /api/posts/{postId}/revisions', '/api/posts/ID/revisions'),
  ...rows('PATCH /api/posts/{postId}', post('', { markdown: 'Better words', changedSeq: 1 }), [
    ['the owner’s', {}, { owner: 200, others: 403 }],
    ['the owner’s after 30 days', { old: true }, { others: 403 }],
    ['the owner’s once removed', { removedAs: 'author' }, { others: 403 }],
    ['the owner’s in a closed thread', { closed: true }, { others: 403 }],
    ['the owner’s in the cohort', { ofCohort: true }, { owner: 200, peer: 403, moderator: 403, others: 404 }],
  ]),
  absent('PATCH /api/posts/{postId}', '/api/posts/ID', { markdown: 'Better words', changedSeq: 1 }),
  ...rows('DELETE /api/posts/{postId}', post('', { reason: 'Off topic' }), [
    ['the owner’s', {}, { owner: 200, moderator: 200, others: 403 }],
    ['the owner’s in a closed thread', { closed: true }, { owner: 200, moderator: 200, others: 403 }],
    ['the owner’s in the cohort', { ofCohort: true }, { owner: 200, peer: 403, moderator: 200, others: 404 }],
    ['removed by its author', { removedAs: 'author' }, { owner: 200, moderator: 409, others: 403 }],
    ['removed by another moderator', { removedAs: 'moderator' }, { owner: 409, moderator: 409, others: 403 }],
  ]),
  absent('DELETE /api/posts/{postId}', '/api/posts/ID', { reason: 'Off topic' }),
  ...rows('POST /api/posts/{postId}/restore', post('/restore', { reason: 'On topic after all' }), [
    ['not removed', {}, { owner: 200, moderator: 200, others: 403 }],
    ['removed by its author', { removedAs: 'author' }, { owner: 200, others: 403 }],
    ['removed by a moderator', { removedAs: 'moderator' }, { moderator: 200, others: 403 }],
    [
      'removed by a moderator in the cohort',
      { removedAs: 'moderator', ofCohort: true },
      { owner: 403, peer: 403, moderator: 200, others: 404 },
    ],
    ['erased', { removedAs: 'author', erased: true }, { others: 403 }],
  ]),
  absent('POST /api/posts/{postId}/restore', '/api/posts/ID/restore', { reason: 'On topic after all' }),
  ...reactions('PUT /api/posts/{postId}/reactions/{kind}'),
  ...reactions('DELETE /api/posts/{postId}/reactions/{kind}'),
  absent('PUT /api/posts/{postId}/reactions/{kind}', '/api/posts/ID/reactions/heart'),
  absent('DELETE /api/posts/{postId}/reactions/{kind}', '/api/posts/ID/reactions/heart'),
  {
    operation: 'POST /api/previews',
    ownership: 'own words',
    ask: () => ({ path: '/api/previews', body: { markdown: 'Words' } }),
    status: { others: 200 },
  },
];
