import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Dice } from '../../src/database/seeds/random.js';
import { type Operation, operationsOf, type Resolve, type Schema } from '../fuzz/operations.js';
import { fitting } from '../fuzz/values.js';
import { flagged } from '../support/desk.js';
import { aSubmission } from '../support/news.js';
import { type Answer, type TestApp, testApp } from '../support/test-app.js';
import { makePeople, type People, type Role } from './people.js';

let t: TestApp;
let people: People;
let operations: Operation[];
let resolve: Resolve;
beforeAll(async () => {
  t = await testApp();
  people = await makePeople(t);
  ({ operations, resolve } = operationsOf((await t.http().get<OpenAPIObject>('/api/openapi.json')).body));
});
afterAll(() => t?.close());

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Asking = Exclude<Role, 'nobody' | 'suspended'>;

async function ask(role: Asking, method: string, path: string, body?: unknown): Promise<{ status: number; body: object | undefined }> {
  const caller = t.http(people[role]);
  const verb = method.toLowerCase() as Verb;
  const answer: Answer<object> = verb === 'get' ? await caller.get(path) : await caller[verb](path, body);
  return { status: answer.status, body: answer.body && { ...answer.body, requestId: '' } };
}

/** Bodies that fit the contract more or less: some are refused before anybody asks whose the thing is, so several are tried. */
const TRIES = 12;
/** Where the document does not say all that a contract asks. */
const FITTING: Record<string, readonly unknown[]> = {
  version: [1],
  changedSeq: [1],
  reason: ['unkind'],
  words: ['Words to say'],
  markdown: ['Words'],
  note: ['A note'],
  publishAt: ['2027-01-05T09:00'],
  timeZone: ['Africa/Nairobi'],
  title: ['A title'],
  email: ['somebody@alumni.example'],
  link: ['https://example.org/a'],
  value: ['https://example.org/a'],
  until: [null],
  was: [null, []],
};
function bodyFor({ method, path, body }: Operation, round: number): unknown {
  const dice = new Dice(`second doors ${method} ${path} ${round}`);
  const words = { ...FITTING, cursor: [undefined], ids: [[t.make.id()]] };
  return body && fitting(body, '', { dice, resolve, ids: { any: [t.make.id()] }, words });
}

interface Unseen {
  kind: string;
  callers: Asking[];
  make: () => Promise<string>;
}

const unseen: Unseen[] = [
  {
    kind: 'threads',
    callers: ['stranger', 'editor', 'registrar', 'admin'],
    make: async () => (await t.make.thread({ spaceId: (await spaceOf()).id, authorId: people.owner.scholar.id })).id,
  },
  {
    kind: 'posts',
    callers: ['stranger', 'editor', 'registrar', 'admin'],
    make: async () => (await t.make.thread({ spaceId: (await spaceOf()).id, authorId: people.owner.scholar.id })).firstPostId,
  },
  {
    kind: 'news-submissions',
    callers: ['stranger', 'peer', 'moderator', 'editor', 'registrar', 'admin'],
    make: async () => (await aSubmission(t, { submitterId: people.owner.scholar.id })).id,
  },
  {
    kind: 'scholars',
    callers: ['stranger', 'moderator', 'editor'],
    make: async () => (await t.make.scholar({ isListed: false })).id,
  },
  {
    kind: 'review',
    callers: ['owner', 'stranger', 'editor', 'registrar'],
    make: async () => flagged(t, people.peer, (await t.make.thread({ authorId: people.owner.scholar.id })).firstPostId),
  },
];

let space: Promise<{ id: string }> | undefined;
const spaceOf = () => (space ??= t.make.space({ cohortId: people.cohort.id }));

/** Every operation below a thing, by the document: a new one is looked at as soon as it is there. */
describe('what hangs on a thing out of sight', () => {
  it.each(unseen)('of $kind answers as if the thing were not there, at every door, to $callers', async ({ kind, callers, make }) => {
    const doors = operations.filter(({ path, takesPicture }) => path.includes(`/${kind}/{`) && !takesPicture);
    expect(doors.length).toBeGreaterThan(3);
    const hidden = await make();
    const absent = t.make.id();
    for (const door of doors) {
      const place = (id: string) =>
        door.path
          .replace(new RegExp(`/${kind}/\\{\\w+\\}`), `/${kind}/${id}`)
          .replace('{kind}', 'thanks')
          .replace(/\{\w+\}/g, hidden) + (door.path.endsWith('/changes') ? '?since=0' : '');
      for (const role of callers) {
        const statuses: number[] = [];
        for (let round = 0; round < (door.body ? TRIES : 1); round += 1) {
          const body = bodyFor(door, round);
          const [one, other] = [await ask(role, door.method, place(hidden), body), await ask(role, door.method, place(absent), body)];
          expect({ door: `${door.method} ${door.path}`, role, ...one }).toEqual({ door: `${door.method} ${door.path}`, role, ...other });
          expect(one.status).toBeGreaterThanOrEqual(400);
          statuses.push(one.status);
        }
        // It was asked whose it is, not only whether the words fit.
        const asked = statuses.some((status) => status === 404 || status === 403);
        if (!asked) throw new Error(`${door.method} ${door.path} was only ever refused for its words: ${statuses.join()}`);
      }
    }
  });
});

interface Second {
  operation: string;
  /** The request with the second id in it; the first is the owner's own. */
  ask: (id: string) => Promise<{ path: string; body?: unknown }>;
  /** Another's, out of the owner's sight or reach. */
  foreign: () => Promise<string>;
}

const mine = () => people.owner.scholar.id;
const anothersRow = async (table: 'position' | 'achievement' | 'contact_detail') => {
  const scholarId = people.stranger.scholar.id;
  if (table === 'position') return (await t.make.position({ scholarId })).id;
  const id = t.make.id();
  const rest =
    table === 'achievement'
      ? `(id, scholar_id, kind, title) VALUES ($1, $2, 'award', 'A prize')`
      : `(id, scholar_id, kind, value, audience) VALUES ($1, $2, 'phone', '+254700000009', 'me')`;
  await t.owner.query(`INSERT INTO ${table} ${rest}`, [id, scholarId]);
  return id;
};
let othersSpace: Promise<{ id: string }> | undefined;
const hiddenThread = async () => {
  othersSpace ??= t.make.space({ cohortId: people.otherCohort.id });
  return t.make.thread({ spaceId: (await othersSpace).id, authorId: people.stranger.scholar.id });
};
const rows = (kind: string, table: Parameters<typeof anothersRow>[0], change: object): Second[] => [
  {
    operation: `PATCH /api/scholars/{scholarId}/${kind}/{rowId}`,
    ask: async (id) => ({ path: `/api/scholars/${mine()}/${kind}/${id}`, body: change }),
    foreign: () => anothersRow(table),
  },
  {
    operation: `DELETE /api/scholars/{scholarId}/${kind}/{rowId}`,
    ask: async (id) => ({ path: `/api/scholars/${mine()}/${kind}/${id}` }),
    foreign: () => anothersRow(table),
  },
];

const seconds: Second[] = [
  ...rows('positions', 'position', { title: 'Taken over' }),
  ...rows('achievements', 'achievement', { title: 'Taken over' }),
  ...rows('contacts', 'contact_detail', { label: 'Taken over' }),
  {
    operation: 'POST /api/threads',
    ask: async (spaceId) => ({
      path: '/api/threads',
      body: { id: t.make.id(), spaceId, title: 'In there', post: { id: t.make.id(), markdown: 'x' } },
    }),
    foreign: async () => (await hiddenThread()).spaceId,
  },
  {
    operation: 'POST /api/threads/{threadId}/posts',
    ask: async (replyTo) => ({
      path: `/api/threads/${(await t.make.thread({ authorId: mine() })).id}/posts`,
      body: { id: t.make.id(), markdown: 'x', replyTo },
    }),
    foreign: async () => (await hiddenThread()).firstPostId,
  },
  {
    operation: 'POST /api/news-submissions',
    ask: async (achievementId) => ({ path: '/api/news-submissions', body: { id: t.make.id(), kind: 'award', achievementId } }),
    foreign: () => anothersRow('achievement'),
  },
  {
    operation: 'PATCH /api/news-submissions/{submissionId}',
    ask: async (id) => ({
      path: `/api/news-submissions/${(await aSubmission(t, { submitterId: mine() })).id}`,
      body: { version: 1, people: [id] },
    }),
    foreign: async () => (await t.make.scholar({ isListed: false })).id,
  },
];

/** Ids that a request names: of its address, and of its body but for the one that it makes. */
function namedIds({ inPath, body }: Operation): number {
  const within = (given: Schema): number => {
    const schema = resolve(given);
    if (schema.format === 'uuid') return schema.pattern?.includes('-7[') ? 0 : 1;
    const parts = [
      ...Object.values(schema.properties ?? {}),
      ...(schema.anyOf ?? []),
      ...(schema.oneOf ?? []),
      ...(schema.items ? [schema.items] : []),
    ];
    return parts.reduce((sum, part) => sum + within(part), 0);
  };
  return inPath.filter(({ schema }) => resolve(schema).format === 'uuid').length + (body ? within(body) : 0);
}

/** Of two ids the second is of a list that everybody reads (institutions, programs), or the caller reads all there is (the audit). */
const OPEN_TO_ALL = [
  'POST /api/scholars/{scholarId}/positions',
  'POST /api/scholars',
  'POST /api/audit/exports',
  // Its own test below: what is not there or not mine is passed over.
  'PUT /api/notifications/read',
];

describe('two ids in one request', () => {
  it.each(seconds)('$operation: mine and another’s is answered as mine and nobody’s', async ({ ask: request, foreign }) => {
    const id = await foreign();
    const [hidden, absent] = [await request(id), await request(t.make.id())];
    const verb = (operation: string) => operation.split(' ')[0] ?? '';
    const operation = seconds.find((one) => one.ask === request)?.operation ?? '';
    const [one, other] = [
      await ask('owner', verb(operation), hidden.path, hidden.body),
      await ask('owner', verb(operation), absent.path, absent.body),
    ];
    expect(one).toEqual(other);
    expect(one.status).toBeGreaterThanOrEqual(400);
  });

  it('a notification of another stays unread', async () => {
    const { owner, stranger, peer } = people;
    const thread = await t.make.thread({ authorId: stranger.scholar.id });
    await t.http(peer).post(`/api/threads/${thread.id}/posts`, { id: t.make.id(), markdown: 'For you', replyTo: thread.firstPostId });
    const unread = async () =>
      t.owner.query<{ id: string }[]>('SELECT id FROM notification WHERE scholar_id = $1 AND read_at IS NULL', [stranger.scholar.id]);
    const ids = (await unread()).map(({ id }) => id);
    expect(ids).not.toEqual([]);
    expect((await t.http(owner).put('/api/notifications/read', { ids })).status).toBeLessThan(300);
    expect((await unread()).map(({ id }) => id)).toEqual(ids);
  });

  it('is shown for every operation that takes more than one', () => {
    const two = operations.filter(
      (operation) => namedIds(operation) > 1 || (namedIds(operation) === 1 && operation.inPath.length === 0 && operation.body),
    );
    const known = new Set([...seconds.map(({ operation }) => operation), ...OPEN_TO_ALL]);
    expect(two.map(({ method, path }) => `${method} ${path}`).filter((name) => !known.has(name))).toEqual([]);
  });
});
