import '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { isHttps } from '../../config/env.js';

/** Absolute life of a session; the cookie need not outlive it. */
export const SESSION_DAYS = 30;

/** Behind TLS the `__Host-` prefix keeps other hosts of the domain from setting it (RFC 6265bis section 4.1.3). */
export const cookieName = (): string => (isHttps() ? '__Host-commons' : 'commons');

const options = () => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure: isHttps() });

export const setSessionCookie = (reply: FastifyReply, token: string): void => {
  void reply.setCookie(cookieName(), token, { ...options(), maxAge: SESSION_DAYS * 24 * 3600 });
};

export const clearSessionCookie = (reply: FastifyReply): void => {
  void reply.clearCookie(cookieName(), options());
};

/** The session's token in a raw Cookie header, for the socket's handshake. */
export function tokenIn(header: string | undefined): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === cookieName()) return part.slice(at + 1).trim();
  }
  return undefined;
}
