import { networkKey } from '../../../src/common/limits/limit-key.js';
import { aSubmission } from '../../support/news.js';
import { pictureForm } from '../../support/picture-form.js';
import type { Asking, LimitedRoute } from './limited-route.js';

const get =
  (path: string): LimitedRoute['ask'] =>
  ({ http }) =>
    http.get(path);

/** A photo or another picture in a form. */
async function upload({ http }: Asking, path: string) {
  const form = await pictureForm('photo');
  return http.put(path, form.body, form.headers);
}

const flag = ({ t, http }: Asking, thing: string) => http.post(`/api/${thing}/flags`, { id: t.make.id(), kind: 'unkind', words: '' });
const proposal = ({ t }: Asking) => ({
  institution: { proposedName: `School ${t.make.id()}` },
  from: '2020',
  to: null,
  isMain: false,
});

/** Limits that count by whoever is signed in, and that of all requests. */
export const routesByScholar: LimitedRoute[] = [
  {
    limit: 'post',
    route: 'POST /api/threads/:id/posts',
    at: 'features/discussions/posts/posts.service.ts add',
    status: 201,
    ask: async ({ t, http }) => {
      const { id } = await t.make.thread();
      return http.post(`/api/threads/${id}/posts`, { id: t.make.id(), markdown: 'Once more' });
    },
  },
  {
    limit: 'post',
    route: 'POST /api/threads',
    at: 'features/discussions/threads/threads.service.ts start',
    status: 201,
    ask: async ({ t, http }) => {
      const post = { id: t.make.id(), markdown: 'A question' };
      return http.post('/api/threads', { id: t.make.id(), spaceId: (await t.make.space()).id, title: 'How do you begin?', post });
    },
  },
  {
    limit: 'post',
    route: 'POST /api/news-submissions',
    at: 'features/news/submissions/submissions.service.ts begin',
    status: 201,
    ask: ({ t, http }) => http.post('/api/news-submissions', { id: t.make.id(), kind: 'award' }),
  },
  {
    limit: 'post',
    route: 'POST /api/news-submissions/:id/submit',
    at: 'features/news/submissions/submission-steps.service.ts submit',
    status: 200,
    ask: async ({ t, me, http }) => {
      const { id, version } = await aSubmission(t, { submitterId: me.scholar.id });
      return http.post(`/api/news-submissions/${id}/submit`, { version });
    },
  },
  {
    limit: 'flag',
    route: 'POST /api/posts/:id/flags',
    at: 'features/moderation/flags.service.ts flag',
    status: 201,
    ask: async (asking) => flag(asking, `posts/${(await asking.t.make.thread()).firstPostId}`),
  },
  {
    limit: 'flag',
    route: 'POST /api/scholars/:id/flags',
    at: 'features/moderation/flags.service.ts flag',
    status: 201,
    ask: async (asking) => flag(asking, `scholars/${(await asking.t.make.scholar()).id}`),
  },
  {
    limit: 'flag',
    route: 'POST /api/news/:id/flags',
    at: 'features/moderation/flags.service.ts flag',
    status: 201,
    ask: async (asking) => {
      const { make } = asking.t;
      const { newsId } = await aSubmission(asking.t, { submitterId: (await make.scholar()).id, state: 'published' });
      return flag(asking, `news/${newsId}`);
    },
  },
  {
    limit: 'upload',
    route: 'PUT /api/scholars/:id/photo',
    at: 'features/scholars/photos/photos.service.ts assertMayChange',
    status: 200,
    ask: (asking) => upload(asking, `/api/scholars/${asking.me.scholar.id}/photo`),
  },
  {
    limit: 'upload',
    route: 'PUT /api/news-submissions/:id/picture',
    at: 'features/news/pictures/submission-picture.service.ts assertMayChange',
    status: 200,
    ask: async (asking) => {
      const { id } = await aSubmission(asking.t, { submitterId: asking.me.scholar.id });
      return upload(asking, `/api/news-submissions/${id}/picture`);
    },
  },
  {
    limit: 'export',
    route: 'POST /api/audit/exports',
    at: 'features/audit/audit.service.ts file',
    status: 200,
    ask: ({ http }) => http.post('/api/audit/exports', { reason: 'Yearly look' }),
  },
  {
    limit: 'proposal',
    route: 'POST /api/scholars/:id/positions',
    at: 'features/institutions/institution-choice.service.ts propose',
    status: 201,
    ask: (asking) => asking.http.post(`/api/scholars/${asking.me.scholar.id}/positions`, { id: asking.t.make.id(), ...proposal(asking) }),
  },
  {
    limit: 'proposal',
    route: 'PATCH /api/scholars/:id/positions/:rowId',
    at: 'features/institutions/institution-choice.service.ts propose',
    status: 200,
    ask: async (asking) => {
      const { id } = await asking.t.make.position({ scholarId: asking.me.scholar.id });
      return asking.http.patch(`/api/scholars/${asking.me.scholar.id}/positions/${id}`, proposal(asking));
    },
  },
  {
    limit: 'search',
    route: 'GET /api/search/posts',
    at: 'features/search/post-search.service.ts search',
    status: 200,
    ask: get('/api/search/posts?q=feedback'),
  },
  {
    limit: 'typing ahead',
    route: 'GET /api/suggest/scholars',
    at: 'features/scholars/directory/scholar-suggestions.service.ts suggest',
    status: 200,
    ask: get('/api/suggest/scholars?q=ami'),
  },
  {
    limit: 'typing ahead',
    route: 'GET /api/suggest/institutions',
    at: 'features/institutions/search/institution-suggestions.service.ts suggest',
    status: 200,
    ask: get('/api/suggest/institutions?q=uni'),
  },
  {
    limit: 'typing ahead',
    route: 'GET /api/suggest/topics',
    at: 'features/scholars/vocabulary/vocabulary.controller.ts suggest',
    status: 200,
    ask: get('/api/suggest/topics?q=ass'),
  },
  {
    limit: 'typing ahead',
    route: 'GET /api/institutions?q',
    at: 'features/institutions/pages/institution-list.service.ts list',
    status: 200,
    ask: get('/api/institutions?q=uni'),
  },
  {
    limit: 'directory page',
    route: 'GET /api/scholars',
    at: 'features/scholars/directory/directory.service.ts list',
    status: 200,
    ask: get('/api/scholars'),
  },
  {
    limit: 'profile page',
    route: 'GET /api/scholars/:id',
    at: 'features/scholars/profile/profile.service.ts get',
    status: 200,
    ask: async ({ t, http }) => http.get(`/api/scholars/${(await t.make.scholar()).id}`),
  },
  {
    limit: 'request of a scholar',
    route: 'any',
    at: 'common/http/request-hooks.ts addRequestHooks',
    status: 200,
    ask: get('/api/session'),
  },
  {
    limit: 'request of a visitor',
    route: 'any',
    at: 'common/http/request-hooks.ts addRequestHooks',
    status: 401,
    key: ({ ip }) => networkKey(ip),
    ask: ({ visitor }) => visitor.get('/api/session'),
  },
];
