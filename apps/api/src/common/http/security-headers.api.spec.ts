import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { pictureForm } from '../../../test/support/picture-form.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

type Headers = Record<string, string | string[] | number | undefined>;

let t: TestApp;
let signedIn: { cookie: string };
let photo: string;
const dist = mkdtempSync(join(tmpdir(), 'commons-web-'));

beforeAll(async () => {
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><script nonce="__CSP_NONCE__"></script>');
  writeFileSync(join(dist, 'assets/page-abc.js'), 'export {};');
  writeFileSync(join(dist, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  t = await testApp({ WEB_DIST: dist, PUBLIC_URL: 'https://commons.example' });
  const amina = await t.make.signedIn();
  signedIn = { cookie: `__Host-commons=${amina.token}` };
  const { headers, body } = await pictureForm('photo');
  const put = await t.app.inject({
    method: 'PUT',
    url: `/api/scholars/${amina.scholar.id}/photo`,
    headers: { ...headers, ...signedIn, origin: 'https://commons.example' },
    payload: body,
  });
  photo = put.json<ScholarView>().photo?.id ?? 'no photo';
});
afterAll(async () => {
  await t.close();
  rmSync(dist, { recursive: true, force: true });
});

/** What everything carries, whatever it is. */
const ALL = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-permitted-cross-domain-policies': 'none',
  'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
  'permissions-policy': expect.stringMatching(/camera=\(\), .*geolocation=\(\), .*microphone=\(\), .*usb=\(\)/),
};
const NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; sandbox";
const OF_API = { 'cache-control': 'no-store', 'content-security-policy': NOTHING_RUNS, vary: 'Cookie' };
const OF_PHOTO = { ...OF_API, 'cache-control': 'private, max-age=300', 'content-type': 'image/webp' };
const OF_PAGE = {
  'cache-control': 'no-store',
  'content-security-policy': expect.stringMatching(
    /^default-src 'none'; .*require-trusted-types-for 'script'; trusted-types rendered-html$/,
  ),
};

const get = async (url: string, headers = {}): Promise<[status: number, headers: Headers]> => {
  const answer = await t.app.inject({ method: 'GET', url, headers });
  return [answer.statusCode, answer.headers];
};
const html = { accept: 'text/html' };

describe('headers behind TLS', () => {
  it.each<[string, number, Record<string, unknown>, () => ReturnType<typeof get>]>([
    ['a page', 200, OF_PAGE, () => get('/people', html)],
    ['a page of somebody signed in', 200, OF_PAGE, () => get('/', { ...html, ...signedIn })],
    ['a built file', 200, { 'cache-control': 'public, max-age=31536000, immutable' }, () => get('/assets/page-abc.js')],
    ['the icon', 200, { 'cache-control': 'public, max-age=3600' }, () => get('/icon.svg')],
    ['a file that is not there', 404, {}, () => get('/assets/gone.js')],
    ['an answer', 200, OF_API, () => get('/api/session', signedIn)],
    ['an answer to nobody', 401, OF_API, () => get('/api/session')],
    ['an answer to machines', 200, OF_API, () => get('/api/health')],
    ['the document', 200, OF_API, () => get('/api/openapi.json')],
    ['a photo', 200, OF_PHOTO, () => get(`/api/photos/${photo}/96`, signedIn)],
    ['a photo refused', 401, OF_API, () => get(`/api/photos/${photo}/96`)],
    ['an address where nothing is', 404, OF_API, () => get('/api/nothing', signedIn)],
    ['an address that nobody can read', 400, OF_API, () => get('/api/threads/%zz', signedIn)],
    ['an address that is too long', 414, OF_API, () => get(`/api/threads/${'x'.repeat(300)}`, signedIn)],
  ])('%s (%d)', async (_what, status, expected, ask) => {
    const [answered, headers] = await ask();
    expect(answered).toBe(status);
    expect(headers).toMatchObject({ ...ALL, ...expected });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  it('let a page run and load what is ours alone', async () => {
    const [, headers] = await get('/', html);
    const policy = Object.fromEntries(
      String(headers['content-security-policy'])
        .split('; ')
        .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
    );
    const nonce = /'nonce-[\w+/]{22}=='/;
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': expect.stringMatching(new RegExp(`^${nonce.source} 'strict-dynamic'$`)),
      'style-src': expect.stringMatching(new RegExp(`^'self' ${nonce.source}$`)),
      'style-src-attr': "'unsafe-inline'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'worker-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'rendered-html',
    });
  });
});
