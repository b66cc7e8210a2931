import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { ProblemException } from '../problem/problem-exception.js';

/** JSON as it was sent, or not at all: bytes that are no UTF-8 would be kept as other words than somebody wrote. */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8(body)) return parse(request, body.toString('utf8'), done);
    done(new ProblemException(400, { detail: 'The request could not be read: send JSON as UTF-8.' }));
  });
}
