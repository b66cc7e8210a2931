import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { serveWebPages } from './web-pages.js';

describe('the built pages', () => {
  let folder: string;
  let server: FastifyInstance;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<p>Page</p>');
    writeFileSync(join(folder, 'assets/app-1a2b.js'), 'plain');
    writeFileSync(join(folder, 'assets/app-1a2b.js.br'), 'packed by brotli');
    writeFileSync(join(folder, 'assets/app-1a2b.js.gz'), 'packed by gzip');
    server = fastify();
    await serveWebPages(server, folder);
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['gzip, deflate, br', 'br', 'packed by brotli'],
    ['gzip', 'gzip', 'packed by gzip'],
    ['identity', undefined, 'plain'],
  ])('send a file to who takes %s as %s', async (accepts, encoding, body) => {
    const answer = await server.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': accepts } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-type']).toMatch(/javascript/);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.vary).toMatch(/accept-encoding/i);
    expect(answer.body).toBe(body);
  });

  it('stay the last whole one while a build is being replaced', async () => {
    const page = async () => (await server.inject({ url: '/people', headers: { accept: 'text/html' } })).body;
    const path = join(folder, 'index.html');
    const replace = (html: string, seconds: number) => {
      writeFileSync(path, html);
      utimesSync(path, seconds, seconds);
    };
    expect(await page()).toBe('<p>Page</p>');
    rmSync(path);
    expect(await page()).toBe('<p>Page</p>');
    replace('<html><p>Half', 1_000);
    expect(await page()).toBe('<p>Page</p>');
    replace('<html><p>New</p></html>', 2_000);
    expect(await page()).toBe('<html><p>New</p></html>');
  });
});
