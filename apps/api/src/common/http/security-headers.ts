import { isHttps } from '../../config/env.js';

/**
 * Policy for our own page. Scripts and style sheets by nonce; Mantine writes style attributes, so those alone may be inline. Text becomes
 * markup by the one policy of `lib/rendered-html.ts` in the web, or not at all.
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
    "require-trusted-types-for 'script'",
    'trusted-types rendered-html',
  ].join('; ');

/** For answers that are no page: nothing in them may run or load, whatever they hold, and nobody keeps them for somebody else. */
export const apiHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  vary: 'Cookie',
};

/** What no page of ours asks a browser for; a script that got in could not either. */
const UNUSED = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** What every answer carries. */
export const securityHeaders = (): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': UNUSED.map((feature) => `${feature}=()`).join(', '),
  'x-permitted-cross-domain-policies': 'none',
  ...(isHttps() ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
});
