import type { Problem } from '@scholars-commons/shared/problem';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { SignedIn } from '../../../test/support/make.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

let t: TestApp;
let amina: SignedIn;
const dist = mkdtempSync(join(tmpdir(), 'commons-web-'));

beforeAll(async () => {
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><script nonce="__CSP_NONCE__"></script><div id="root"></div>');
  writeFileSync(join(dist, 'assets/page-abc.js'), 'export {};');
  t = await testApp({ WEB_DIST: dist, METRICS_TOKEN: 'a-token-for-machines' });
  amina = await t.make.signedIn();
});
afterAll(async () => {
  await t.close();
  rmSync(dist, { recursive: true, force: true });
});

const page = (path: string) => t.http().get(path, { accept: 'text/html,*/*' });

describe('pages', () => {
  it.each(['/', '/people?q=a', '/threads/1/x', '/index.html'])('fills the page at %s with a nonce of its own', async (path) => {
    const [one, other] = [await page(path), await page(path)];
    expect(one.status).toBe(200);
    const nonce = /nonce="([^"]+)"/.exec(one.text)?.[1];
    expect(String(one.headers['content-security-policy'])).toContain(`'nonce-${nonce}'`);
    expect(nonce).not.toBe(/nonce="([^"]+)"/.exec(other.text)?.[1]);
    expect(one.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
  });

  it('gives the page to tools that take anything, but not where a file is meant', async () => {
    expect((await t.http().get('/', { accept: '*/*' })).status).toBe(200);
    expect((await t.http().get('/people?q=a.b', { accept: '*/*' })).status).toBe(200);
    expect((await t.http().get('/gone.png', { accept: '*/*' })).status).toBe(404);
    expect((await t.http().get('/people', { accept: 'application/json' })).status).toBe(404);
  });

  it('keeps built files for a year and says when one is missing', async () => {
    expect((await page('/assets/page-abc.js')).headers['cache-control']).toContain('immutable');
    expect((await t.http().get('/assets/gone.js')).status).toBe(404);
  });

  it('never answers the API with a page', async () => {
    const answer = await page('/api/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});

describe('a page that says whose it is', () => {
  it('is answered as its own person alone: somebody else may have signed in at the device meanwhile', async () => {
    const [ben, thread] = [await t.make.signedIn(), await t.make.thread({ authorId: amina.scholar.id })];
    const post = (as?: string) =>
      t
        .http(ben)
        .post(
          `/api/threads/${thread.id}/posts`,
          { id: t.make.id(), markdown: 'Written by Amina' },
          as === undefined ? {} : { 'x-scholar': as },
        );
    expect((await post(amina.scholar.id)).status).toBe(401);
    expect(await t.owner.query(`SELECT 1 FROM post WHERE markdown = 'Written by Amina'`)).toEqual([]);
    expect((await post(ben.scholar.id)).status).toBe(201);
    expect((await post()).status).toBe(201);
    // The session of the other goes on, and who is signed in can be asked.
    expect((await t.http(ben).get('/api/session', { 'x-scholar': amina.scholar.id })).status).toBe(200);
  });
});

describe('what an operation did not ask for', () => {
  it('is refused by name, in the address and in the body', async () => {
    const refused = async (ask: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await ask;
      return [status, (body as Problem).errors?.map(({ pointer }) => pointer)];
    };
    expect(await refused(t.http(amina).get('/api/today?as=kofi'))).toEqual([400, ['/as']]);
    expect(await refused(t.http(amina).delete('/api/session', { everywhere: true }))).toEqual([400, ['/everywhere']]);
    expect(await refused(t.http(amina).delete('/api/session', [1]))).toEqual([400, undefined]);
    expect((await t.http(amina).get('/api/session')).status).toBe(200);
    expect(await refused(t.http().get('/api/today?as=kofi'))).toEqual([401, undefined]);
  });
});

describe('problems', () => {
  const raw = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    t.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers },
      payload,
    });

  it.each<[string, number, () => ReturnType<typeof raw>]>([
    ['2 MB of JSON', 413, () => raw(JSON.stringify({ email: 'x'.repeat(2_000_000) }))],
    ['JSON cut in the middle', 400, () => raw('{"email":')],
    ['nothing', 400, () => raw('')],
    ['20,000 open brackets', 400, () => raw('['.repeat(20_000))],
    ['a nest of 20,000', 400, () => raw(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)],
    ['a field of 20,000 nests', 400, () => raw(`{"email":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)],
    ['XML', 415, () => raw('<a/>', { 'content-type': 'application/xml' })],
    ['a form', 415, () => raw('email=a', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['a poisoned prototype', 400, () => raw('{"__proto__":{"admin":true},"email":"a@b.example","password":"x"}')],
    ['gzip', 400, () => raw(gzipSync('{}'), { 'content-encoding': 'gzip' })],
    ['NUL in a value', 400, () => raw('{"email":"a\\u0000@b.example","password":"x"}')],
    ['a lone surrogate', 400, () => raw('{"email":"a\\ud800@b.example","password":"x"}')],
    ['an unknown field', 400, () => raw('{"email":"a@b.example","password":"x","isAdmin":true}')],
  ])('answers %s with %d', async (_what, status, send) => {
    const answer = await send();
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({ status, title: expect.any(String), requestId: answer.headers['x-request-id'] });
    expect(answer.body).not.toMatch(/node_modules|at \w+ \(|SELECT/);
  });

  it.each([
    ['that is no UTF-8', '/api/%zz', 400],
    ['that is too long', `/api/sessions/${'x'.repeat(500)}`, 414],
    ['that climbs', '/api/sessions/..%2f..%2fetc', 400],
    ['where nothing is', '/api/nothing', 404],
  ])('answers an address %s with a problem', async (_what, path, status) => {
    const { status: answered, headers } = await t.http(amina).delete(path);
    expect({ answered, type: headers['content-type'] }).toEqual({ answered: status, type: 'application/problem+json; charset=utf-8' });
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('points at the field that is not in the contract', async () => {
    const answer = await raw('{"email":"a@b.example","password":"x","isAdmin":true}');
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/isAdmin' }] });
  });

  it('refuses a write that another site sent, also by an address written otherwise', async () => {
    const foreign = { origin: 'https://elsewhere.example' };
    for (const path of ['/api/session', '/%61pi/session', '/api/session?x']) {
      expect((await t.http(amina).post(path, { email: 'a@b.example', password: 'x' }, foreign)).status).toBe(403);
    }
    expect((await t.http(amina).delete('/api/session', undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await t.http(amina).delete('/api/session', undefined, { 'sec-fetch-site': '' })).status).toBe(403);
  });

  it('survives requests that are no HTTP', async () => {
    const { port } = new URL(await t.address());
    const send = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = request({ port, method: 'POST', path: '/api/session', headers: { 'content-length': '5' } });
        socket.on('error', () => resolve('error'));
        socket.on('socket', (raw) => {
          raw.on('connect', () => raw.end(text));
          raw.on('close', () => resolve('closed'));
        });
      });
    for (const text of [
      '\u0000\u0001',
      'GET / HTTP/9.9\r\n\r\n',
      'POST /api/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ])
      await send(text);
    expect((await fetch(`${await t.address()}/api/health`)).status).toBe(200);
  });

  it('gives a body without a length up at 1 MB, not after the 20 MB that come', async () => {
    const { port } = new URL(await t.address());
    const answered = await new Promise<number>((resolve) => {
      const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'transfer-encoding': 'chunked' };
      const sent = request({ port, method: 'POST', path: '/api/session', headers }, ({ statusCode }) => resolve(statusCode ?? 0));
      sent.on('error', () => resolve(413));
      const chunk = '"'.padEnd(64 * 1024, 'x');
      for (let count = 0; count < 320; count += 1) sent.write(chunk);
      sent.end();
    });
    expect(answered).toBe(413);
    expect((await fetch(`${await t.address()}/api/health`)).status).toBe(200);
  });
});

describe('machines', () => {
  it('answers health and readiness to anybody, figures to the token alone', async () => {
    expect((await t.http().get('/api/health')).body).toEqual({ status: 'ok' });
    expect((await t.http().get('/api/ready')).status).toBe(200);
    expect((await t.http(amina).get('/api/metrics')).status).toBe(404);
    expect((await t.http().get('/api/metrics', { authorization: 'Bearer a-token-for-machine' })).status).toBe(404);
    const metrics = await t.http().get('/api/metrics', { authorization: 'Bearer a-token-for-machines' });
    expect(metrics.text).toContain('http_request_duration_seconds_bucket');
    expect(metrics.text).toContain('live_sockets 0');
  });

  it('are asked to insist on TLS only where there is TLS', async () => {
    const { headers } = await t.http().get('/api/health');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('lists every operation with what it answers and takes', async () => {
    const { body } = await t.http().get<OpenAPIObject>('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const bare: string[] = [];
    for (const [path, methods] of Object.entries(body.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const { responses, requestBody } = operation as {
          responses: Record<string, { content?: unknown }>;
          requestBody?: { content: Record<string, { schema?: object }> };
        };
        const good = Object.keys(responses).filter((status) => status.startsWith('2'));
        const isTold = good.some((status) => status === '204' || responses[status]?.content);
        const takes = Object.values(requestBody?.content ?? {}).every(({ schema }) => Object.keys(schema ?? {}).length > 0);
        if (!isTold || !takes) bare.push(`${method.toUpperCase()} ${path}`);
      }
    }
    expect(bare).toEqual([]);
    expect(body.components?.schemas).toHaveProperty('Problem');
  });
});
