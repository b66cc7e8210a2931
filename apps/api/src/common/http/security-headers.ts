import { isHttps } from '../../config/env.js';

/**
 * Policy for our own page. Scripts and style sheets by nonce; Mantine writes style attributes, so those alone may be inline.
 * @param nonce fresh for each answer
 */
export const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** For answers that are no page: nothing in them may run or load, whatever they hold. */
export const NO_CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

export const securityHeaders = (): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'x-permitted-cross-domain-policies': 'none',
  ...(isHttps() ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
});
