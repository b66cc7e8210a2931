import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, Logger, type WsExceptionFilter } from '@nestjs/common';
import { presentErrand } from '../logging/errand.js';
import { problemOf } from '../problem/problem-of.js';

/** The socket's answer to a failure is the same problem that HTTP would give. */
@Catch()
export class LiveProblemFilter implements WsExceptionFilter {
  private readonly logger = new Logger('Problems');

  catch(cause: unknown, host: ArgumentsHost): void {
    const problem = { ...problemOf(cause), requestId: presentErrand()?.id ?? randomUUID() };
    if (problem.status >= 500) {
      const name = cause instanceof Error ? `${cause.name} ${cause.stack?.split('\n').slice(1, 4).join(' ') ?? ''}` : typeof cause;
      this.logger.error(`${problem.status} over the socket, ${problem.requestId}: ${name}`);
    }
    const answer: unknown = host.getArgByIndex(2);
    if (typeof answer === 'function') answer({ ok: false, problem });
  }
}
