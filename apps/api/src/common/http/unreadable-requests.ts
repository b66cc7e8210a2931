import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Problem } from '@scholars-commons/shared/problem';
import { apiHeaders, securityHeaders } from './security-headers.js';

const WORDS: Record<number, string> = {
  400: 'The request could not be read.',
  408: 'The rest of the request did not come in time.',
  431: 'The headers are too large.',
};

const statusOf = (code: string | undefined): number => {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
};

/** Answers what no parser of HTTP can read, and so never becomes a request, with a problem as everything else; then hangs up. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = statusOf(error.code);
  const title = STATUS_CODES[status] ?? 'Bad Request';
  const requestId = randomUUID();
  const problem: Problem = { type: 'about:blank', title, status, ...(WORDS[status] ? { detail: WORDS[status] } : {}), requestId };
  const body = JSON.stringify(problem);
  const headers = {
    ...securityHeaders(),
    ...apiHeaders,
    'x-request-id': requestId,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${title}`, ...lines, '', body].join('\r\n'));
}
