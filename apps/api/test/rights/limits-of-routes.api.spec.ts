import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Limits } from '../../src/common/limits/limits.service.js';
import { type LimitName, limitRules } from '../../src/common/limits/limit-rules.js';
import type { Answer, Caller } from '../support/caller.js';
import type { SignedIn } from '../support/make.js';
import { pictureForm } from '../support/picture-form.js';
import { type TestApp, testApp } from '../support/test-app.js';

let t: TestApp;
let limits: Limits;
beforeAll(async () => {
  t = await testApp({ LIMITS: 'on' });
  const { Limits } = await import('../../src/common/limits/limits.service.js');
  limits = t.app.get(Limits);
});
afterAll(() => t.close());

interface Asking {
  caller: Caller;
  me: SignedIn;
  /** What a person can send along to look like somebody else. */
  headers: Record<string, string>;
}
type Ask = (asking: Asking) => Promise<Answer<unknown>>;

const get =
  (path: string): Ask =>
  ({ caller, headers }) =>
    caller.get(path, headers);

/** A photo or another picture in a form. */
async function upload({ caller, headers }: Asking, path: string): Promise<Answer<unknown>> {
  const form = await pictureForm('photo');
  return caller.put(path, form.body, { ...form.headers, ...headers });
}

const draft = async ({ caller }: Asking): Promise<string> => {
  const id = t.make.id();
  await caller.post('/api/news-submissions', { id, kind: 'award' });
  return id;
};

/** Every limit that a route holds by itself, and each route that it is held at. Those of signing in and of mails: `features/accounts/limits.api.spec.ts`. */
const routes: [LimitName, string, Ask][] = [
  [
    'post',
    'POST /api/threads/:id/posts',
    async ({ caller, headers }) =>
      caller.post(`/api/threads/${(await t.make.thread()).id}/posts`, { id: t.make.id(), markdown: 'Once more' }, headers),
  ],
  [
    'post',
    'POST /api/threads',
    async ({ caller, headers }) => {
      const post = { id: t.make.id(), markdown: 'A question' };
      return caller.post(
        '/api/threads',
        { id: t.make.id(), spaceId: (await t.make.space()).id, title: 'How do you begin?', post },
        headers,
      );
    },
  ],
  [
    'post',
    'POST /api/news-submissions',
    ({ caller, headers }) => caller.post('/api/news-submissions', { id: t.make.id(), kind: 'award' }, headers),
  ],
  [
    'flag',
    'POST /api/posts/:id/flags',
    async ({ caller, headers }) =>
      caller.post(`/api/posts/${(await t.make.thread()).firstPostId}/flags`, { id: t.make.id(), kind: 'unkind', words: '' }, headers),
  ],
  [
    'flag',
    'POST /api/scholars/:id/flags',
    async ({ caller, headers }) =>
      caller.post(`/api/scholars/${(await t.make.scholar()).id}/flags`, { id: t.make.id(), kind: 'unkind', words: '' }, headers),
  ],
  ['upload', 'PUT /api/scholars/:id/photo', (asking) => upload(asking, `/api/scholars/${asking.me.scholar.id}/photo`)],
  [
    'upload',
    'PUT /api/news-submissions/:id/picture',
    async (asking) => upload(asking, `/api/news-submissions/${await draft(asking)}/picture`),
  ],
  ['export', 'POST /api/audit/exports', ({ caller, headers }) => caller.post('/api/audit/exports', { reason: 'Yearly look' }, headers)],
  [
    'proposal',
    'POST /api/scholars/:id/positions',
    ({ caller, me, headers }) =>
      caller.post(
        `/api/scholars/${me.scholar.id}/positions`,
        { id: t.make.id(), institution: { proposedName: `School ${t.make.id()}` }, from: '2020', to: null, isMain: false },
        headers,
      ),
  ],
  ['search', 'GET /api/search/posts', get('/api/search/posts?q=feedback')],
  ['typing ahead', 'GET /api/suggest/scholars', get('/api/suggest/scholars?q=ami')],
  ['typing ahead', 'GET /api/suggest/institutions', get('/api/suggest/institutions?q=uni')],
  ['typing ahead', 'GET /api/suggest/topics', get('/api/suggest/topics?q=ass')],
  ['typing ahead', 'GET /api/institutions?q', get('/api/institutions?q=uni')],
  ['directory page', 'GET /api/scholars', get('/api/scholars')],
  [
    'profile page',
    'GET /api/scholars/:id',
    async ({ caller, headers }) => caller.get(`/api/scholars/${(await t.make.scholar()).id}`, headers),
  ],
  ['request of a scholar', 'any', get('/api/session')],
];

describe.each(routes)('the limit "%s" at %s', (name, _route, ask) => {
  it('lets through as many as it says, refuses the next one with the seconds to wait, whatever he says he is, and nobody else', async () => {
    const [me, other] = [await t.make.signedIn({ grants: ['admin'] }), await t.make.signedIn({ grants: ['admin'] })];
    const asked = (who: SignedIn, headers = {}) => ask({ caller: t.http(who), me: who, headers });
    const points = limitRules[name][0]?.points ?? 0;
    for (let count = 1; count < points; count += 1) await limits.consume(name, me.scholar.id);
    expect((await asked(me)).status).toBeLessThan(300);
    const refused = await asked(me, { 'x-forwarded-for': '198.51.100.7', forwarded: 'for=198.51.100.7', 'x-real-ip': '198.51.100.7' });
    expect(refused).toMatchObject({ status: 429, body: { status: 429, retryAfter: expect.any(Number) } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await asked(other)).status).toBeLessThan(300);
  });
});

it('stands for every limit that counts by scholar', () => {
  const bySomethingElse = /^(sign-in|mail|redeem|request of a visitor)/;
  const held = new Set(routes.map(([name]) => name));
  expect(Object.keys(limitRules).filter((name) => !bySomethingElse.test(name) && !held.has(name as LimitName))).toEqual([]);
});
