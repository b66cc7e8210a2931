import type { FastifyInstance } from 'fastify';
import { cookieName } from '../auth/session-cookie.js';
import type { ViewerStore } from '../auth/viewer-store.js';
import type { ProblemFilter } from '../problem/problem.filter.js';
import { ProblemException } from '../problem/problem-exception.js';
import { NO_CONTENT_POLICY, securityHeaders } from './security-headers.js';
import { isForeignWrite } from './same-origin.js';

const isApi = (url: string) => url.startsWith('/api/') || url === '/api' || url.startsWith('/dev/');

/** What every request passes before its handler: headers, origin, viewer. */
export function addRequestHooks(server: FastifyInstance, viewers: ViewerStore, problems: ProblemFilter): void {
  const fixed = securityHeaders();
  server.decorateRequest('viewer', null);

  server.addHook('onRequest', async (request, reply) => {
    reply.headers(fixed).header('x-request-id', request.id);
    if (!isApi(request.url)) return;
    reply.header('cache-control', 'no-store').header('content-security-policy', NO_CONTENT_POLICY).header('vary', 'Cookie');
    if (isForeignWrite(request)) throw new ProblemException(403, { detail: 'This came from a page that is not ours.' });
    // Public operations also get their viewer, where there is one: signing in anew ends nobody else's session.
    request.viewer = await viewers.of(request.cookies[cookieName()]);
  });

  server.setErrorHandler((cause, request, reply) => problems.answer(cause, request, reply));
}
