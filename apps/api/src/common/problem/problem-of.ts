import { STATUS_CODES } from 'node:http';
import { types } from 'node:util';
import { HttpException } from '@nestjs/common';
import type { Problem } from '@scholars-commons/shared/problem';
import { QueryFailedError } from 'typeorm';
import { ProblemException } from './problem-exception.js';

const about = (status: number, detail?: string): Problem => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Problem',
  status,
  ...(detail ? { detail } : {}),
});

const DATABASE_AWAY = {
  ...about(503, 'The database does not answer just now. Please try again in a moment.'),
  retryAfter: 5,
};

/** SQLSTATE classes of a server that is away or overloaded: connection, insufficient resources, operator intervention, internal. */
const AWAY = /^(08|53|57P0)/;
const AWAY_ERRNO = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** True for failures that a database that is away, restarting or out of connections makes. */
export function isDatabaseAway(cause: unknown): boolean {
  // Not `instanceof Error`: errors of Node's own sockets may be of another realm than ours.
  if (!types.isNativeError(cause)) return false;
  const code = (cause as { code?: unknown }).code;
  if (typeof code === 'string' && (AWAY.test(code) || AWAY_ERRNO.has(code))) return true;
  if (cause instanceof QueryFailedError && isDatabaseAway(cause.driverError)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Driver not Connected/i.test(
    cause.message,
  );
}

/** SQLSTATE of a full disk; a limit on the size of files, which Postgres has no code for, comes to the same. */
const DISK_FULL = '53100';
const NO_ROOM = /could not (extend|write|create|open).*: (No space left on device|Disk quota exceeded|File too large)/;

/** True where Postgres had no room for a change; it is as if it had not been asked for. */
export const isDiskFull = (cause: unknown): boolean =>
  sqlState(cause) === DISK_FULL || (cause instanceof QueryFailedError && NO_ROOM.test(cause.message));

/** True where a change may have been made or not: the line was cut before Postgres said which. */
export const isOutcomeUnknown = (cause: unknown): boolean => isDatabaseAway(cause) && !sqlState(cause)?.startsWith('53');

/** SQLSTATE of a failed statement, if it is one. */
export function sqlState(cause: unknown): string | undefined {
  if (!(cause instanceof QueryFailedError)) return undefined;
  const code = (cause.driverError as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** What a caller may know of a failure. */
export function problemOf(cause: unknown): Problem {
  if (cause instanceof ProblemException) return cause.problem;
  if (cause instanceof HttpException) return fromHttp(cause);
  if (isDiskFull(cause)) return { ...about(503, 'There is no room left to store this. Nothing was changed.'), retryAfter: 60 };
  if (isDatabaseAway(cause)) return DATABASE_AWAY;
  // 23505: two did the same at once, and the other was first.
  if (sqlState(cause) === '23505') return about(409, 'Somebody did the same a moment before. Look again, and try once more if need be.');
  // 57014: the statement ran into its time limit.
  if (sqlState(cause) === '57014') return { ...about(503, 'This took too long and was given up. Nothing was changed.'), retryAfter: 5 };
  // 40001, 40P01: the database let another one go first; 55P03: it waited too long for a lock.
  if (/^(40001|40P01|55P03)$/.test(sqlState(cause) ?? ''))
    return { ...about(503, 'Too many changed this at once. Try again.'), retryAfter: 1 };
  return fromFastify(cause) ?? about(500, 'Something on our side failed. Nothing was changed by it; the id below helps us find out why.');
}

function fromHttp(cause: HttpException): Problem {
  const status = cause.getStatus();
  if (status >= 500) return about(status, 'Something on our side failed. The id below helps us find out why.');
  if (status === 404) return about(404, 'There is nothing here, or it is not open to you.');
  return about(status, status === 400 ? 'The request did not match its contract.' : undefined);
}

const WORDS: Record<number, string> = {
  400: 'The request could not be read.',
  413: 'That is more than we accept at once.',
  414: 'The address is too long.',
  415: 'Send JSON here (uploads: multipart/form-data).',
  431: 'The headers are too large.',
};

/** Fastify's own refusals carry a status below 500; bad UTF-8 in a path is a URIError. */
function fromFastify(cause: unknown): Problem | undefined {
  const status = (cause as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number') return status >= 400 && status < 500 ? about(status, WORDS[status]) : undefined;
  return cause instanceof URIError ? about(400, WORDS[400]) : undefined;
}
