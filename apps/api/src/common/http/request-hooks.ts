import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cookieName } from '../auth/session-cookie.js';
import type { Viewer } from '../auth/viewer.js';
import type { ViewerStore } from '../auth/viewer-store.js';
import type { Crowding } from '../health/crowding.js';
import type { DatabaseWatch } from '../health/database-watch.js';
import { networkKey } from '../limits/limit-key.js';
import type { Limits } from '../limits/limits.service.js';
import { ProblemException } from '../problem/problem-exception.js';
import { apiHeaders, securityHeaders } from './security-headers.js';
import { isForeignWrite } from './same-origin.js';

/** By the route as well as by the address: `/%61pi/session` reaches the same handler as `/api/session`. */
const isApi = ({ url, routeOptions }: FastifyRequest) => /^\/(api|dev)(\/|\?|$)/.test(url) || /^\/(api|dev)\//.test(routeOptions.url ?? '');

/** Machines ask these, also while the database is away: nobody is looked up for them. */
const isForMachines = ({ routeOptions }: FastifyRequest) => /^\/api\/(health|ready|metrics|openapi\.json)$/.test(routeOptions.url ?? '');

/**
 * A page says whose it is. Somebody else may have signed in at this device while it slept: then what it sends is not theirs, and it
 * hears that its own session is over. Signing out and in, and asking who is signed in, belong to whoever does it.
 */
function assertMeant({ headers, routeOptions }: FastifyRequest, viewer: Viewer | null): void {
  const meant = headers['x-scholar'];
  if (meant === undefined || viewer === null || meant === viewer.scholarId || routeOptions.url === '/api/session') return;
  throw new ProblemException(401, { detail: 'Somebody else has signed in at this device. Sign in to go on.' });
}

interface Asked {
  crowding: Crowding;
  database: DatabaseWatch;
  viewers: ViewerStore;
  limits: Limits;
}

/** What every request passes before its handler: headers, origin, room for one more, viewer, the limit of all requests. */
export function addRequestHooks(server: FastifyInstance, { crowding, database, viewers, limits }: Asked): void {
  const fixed = securityHeaders();
  server.decorateRequest('viewer', null);

  server.addHook('onRequest', async (request, reply) => {
    reply.headers(fixed).header('x-request-id', request.id);
    if (!isApi(request)) return;
    reply.headers(apiHeaders);
    if (isForMachines(request)) return;
    if (isForeignWrite(request)) throw new ProblemException(403, { detail: 'This came from a page that is not ours.' });
    database.assertThere();
    // Before anything is asked of the database: who is refused must cost next to nothing.
    crowding.assertRoom(request);
    crowding.begin(request);
    // Public operations also get their viewer, where there is one: signing in anew ends nobody else's session.
    const viewer = await viewers.of(request.cookies[cookieName()]);
    if (viewer) await limits.consume('request of a scholar', viewer.scholarId);
    else await limits.consume('request of a visitor', networkKey(request.ip));
    assertMeant(request, viewer);
    request.viewer = viewer;
    // A body may be long on its way: that is nobody's work yet.
    if (request.method !== 'GET' && request.method !== 'HEAD') crowding.end(request);
  });

  // Whoever sends a body may take his time: what ended meanwhile, a session or a grant, has ended.
  server.addHook('preHandler', async (request) => {
    if (isApi(request) && !isForMachines(request)) crowding.begin(request);
    if (request.viewer && request.body !== undefined) request.viewer = await viewers.of(request.cookies[cookieName()]);
  });

  // The answer is there; how fast its reader takes it is no work of ours. It is also sent to who has gone meanwhile.
  server.addHook('onSend', async (request) => crowding.end(request));
}
