import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { onErrand } from '../logging/errand.js';
import type { ProblemFilter } from '../problem/problem.filter.js';

/** Lets everything that a request sets going know its id, and how to answer it when nobody else does. */
export function followRequests(server: FastifyInstance, problems: ProblemFilter): void {
  const follow = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const fail = (cause: unknown) => (reply.sent ? undefined : problems.answer(cause, request, reply));
    onErrand({ field: 'reqId', id: request.id, fail }, done);
  };
  server.addHook('onRequest', follow);
  // Again after the body: it comes by the connection's own events, which know nothing of its request.
  server.addHook('preValidation', follow);
}
