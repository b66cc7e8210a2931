import type { FastifyRequest } from 'fastify';
import { env } from '../../config/env.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The page's own origin: the public address where one is set, else the host that was asked. */
const isOwn = (origin: string, host: string | undefined): boolean => {
  if (env.PUBLIC_URL) return origin === new URL(env.PUBLIC_URL).origin;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
};

/** True if a request of another site's page may not do this (OWASP: verify the origin with standard headers). */
export function isForeignWrite({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  if (READS.has(method)) return false;
  if (headers.origin !== undefined) return !isOwn(headers.origin, headers.host);
  const site = headers['sec-fetch-site'];
  // Without both headers it is no browser of today; a cookie alone must not be enough to write.
  return site !== 'same-origin';
}

/** The same question for a socket's handshake, which browsers always send an Origin with. */
export const isForeignSocket = (headers: { origin?: string; host?: string }): boolean =>
  headers.origin === undefined || !isOwn(headers.origin, headers.host);
