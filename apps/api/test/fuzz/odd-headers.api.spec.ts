import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SignedIn } from '../support/make.js';
import { type TestApp, testApp } from '../support/test-app.js';

const dist = mkdtempSync(join(tmpdir(), 'commons-web-'));
let t: TestApp;
let amina: SignedIn;
beforeAll(async () => {
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><script nonce="__CSP_NONCE__"></script></html>');
  t = await testApp({ WEB_DIST: dist });
  amina = await t.make.signedIn({ givenName: 'Amina' });
});
afterAll(async () => {
  await t?.close();
  rmSync(dist, { recursive: true, force: true });
});

const odd: Record<string, string>[] = [
  { 'x-requested-with': 'XMLHttpRequest' },
  { accept: 'application/xml, */*' },
  { 'x-forwarded-host': 'stranger.example', 'x-forwarded-proto': 'http', 'x-forwarded-prefix': '/x' },
  { host: 'stranger.example' },
  { 'x-original-url': '/api/sessions', 'x-rewrite-url': '/api/sessions' },
  { 'x-http-method-override': 'POST' },
  { forwarded: 'host=stranger.example;proto=http' },
  { 'accept-encoding': 'br;q=1, stranger' },
  { range: 'bytes=0-3' },
  { cookie: 'commons=stolen; commons=again; theme="><script>' },
  { 'accept-language': 'xx', 'cache-control': 'max-age=31536000', pragma: 'x' },
];
const OF_NOBODY = ['/', '/about', '/guidelines', '/sign-in', '/api/health', '/api/openapi.json', '/api/session'];

describe('what nobody signed in is shown', () => {
  it.each(OF_NOBODY)('%s is byte for byte the same after odd headers, and after somebody signed in', async (path) => {
    const plain = async () => {
      const { status, text, headers } = await t.http().get(path, path.startsWith('/api') ? {} : { accept: 'text/html' });
      const { 'x-request-id': _id, date: _date, 'content-security-policy': policy, ...rest } = headers;
      // The nonce and the id of the request are new each time, as they must be.
      const steady = text.replace(/nonce="[^"]*"/g, '').replace(/"requestId":"[^"]*"/, '');
      return { status, steady, rest, policy: String(policy).replaceAll(/'nonce-[^']*'/g, '') };
    };
    const before = await plain();
    for (const headers of odd) {
      const { status, text } = await t.http().get(path, { accept: 'text/html', ...headers });
      expect(status).toBeLessThan(500);
      expect(text).not.toMatch(/stranger|stolen/);
    }
    expect((await t.http(amina).get(path, { accept: 'text/html' })).status).toBeLessThan(500);
    expect(await plain()).toEqual(before);
  });

  it('no answer of somebody’s may be kept, or stands for another', async () => {
    for (const path of ['/api/session', '/api/today', `/api/scholars/${amina.scholar.id}`, '/api/notifications', '/api/threads']) {
      const mine = await t.http(amina).get(path);
      expect([path, mine.status, mine.headers['cache-control'], mine.headers.vary, mine.headers.etag]).toEqual([
        path,
        200,
        'no-store',
        'Cookie',
        undefined,
      ]);
      const theirs = await t.http().get(path);
      expect([path, theirs.status, theirs.text.includes('Amina')]).toEqual([path, 401, false]);
    }
  });
});
