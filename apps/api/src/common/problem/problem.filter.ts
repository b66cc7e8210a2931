import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { wordsOf } from '../logging/words-of.js';
import { Crowded } from './crowded.js';
import { isDiskFull, problemOf } from './problem-of.js';

const ALERT_EVERY_MS = 60_000;

/** Makes every failure RFC 9457 problem details with the request's id; what a 5xx was caused by stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problems');
  private readonly alertedAt = new Map<string, number>();

  catch(cause: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(cause, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for what fails outside of Nest: parsing, hooks, unknown routes. */
  answer(cause: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(cause);
    if (problem.status >= 500 && !(cause instanceof Crowded)) this.log(cause, problem.status, request.id);
    if (reply.sent) return;
    if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify({ ...problem, requestId: request.id }));
  }

  private log(cause: unknown, status: number, requestId: string): void {
    if (status === 507) this.alert('The disk of the uploads is full');
    if (isDiskFull(cause)) this.alert('The disk of the database is full');
    this.logger.error(`${status} in request ${requestId}: ${wordsOf(cause)}`);
  }

  /** For whoever watches the log: once in a while, however many requests meet it. */
  private alert(words: string): void {
    const now = performance.now();
    if (now - (this.alertedAt.get(words) ?? -ALERT_EVERY_MS) < ALERT_EVERY_MS) return;
    this.alertedAt.set(words, now);
    this.logger.fatal(words);
  }
}
