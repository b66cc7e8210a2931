import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { errandFields } from './errand.js';
import { standardOutput } from './standard-output.js';

/**
 * Options of the process's log (JSON lines by pino). Requests are written by route, never by address: ids and search words are nobody's business.
 * Redaction is the second line of defence; the first is to say nothing personal.
 */
export const logOptions = (level: string) =>
  level === 'silent'
    ? false
    : {
        level,
        stream: standardOutput(),
        redact: {
          paths: [
            'req.headers',
            'headers',
            'email',
            'phone',
            'password',
            'token',
            'text',
            'markdown',
            '*.email',
            '*.phone',
            '*.password',
            '*.token',
          ],
          remove: true,
        },
      };

/** One line for each answer of the API. */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
}

/** Lets Nest and everything that uses its `Logger` write into the same log. */
export const nestLog = (log: FastifyBaseLogger): LoggerService => {
  const at =
    (level: 'info' | 'warn' | 'error' | 'debug' | 'trace' | 'fatal') =>
    (message: unknown, ...rest: unknown[]) => {
      const context = rest.at(-1);
      const stack = level === 'error' && rest.length > 1 ? rest[0] : undefined;
      log[level]({ ...errandFields(), context: typeof context === 'string' ? context : undefined, stack }, String(message));
    };
  return { log: at('info'), warn: at('warn'), error: at('error'), debug: at('debug'), verbose: at('trace'), fatal: at('fatal') };
};
