import { existsSync, readFileSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentPolicy } from './security-headers.js';

const OURS = /^\/(api|dev|socket\.io)(\/|\?|$)/;
const YEAR_SECONDS = 31_536_000;
const HOUR_SECONDS = 3_600;

const LOOKS_LIKE_FILE = /^[^?]*\.[^/?]+(\?|$)/;

/** Asks for a page, not for a file that is missing: a browser says so; tools that take anything mean it where no file could be meant. */
const wantsPage = ({ method, url, headers: { accept = '*/*' }, is404 }: FastifyRequest): boolean =>
  is404 &&
  (method === 'GET' || method === 'HEAD') &&
  !OURS.test(url) &&
  (accept.includes('text/html') || (accept === '*/*' && !LOOKS_LIKE_FILE.test(url)));

/** The page as it was built; read anew when a new build replaces it. */
class IndexHtml {
  private html = '';
  private readAt = 0;

  constructor(private readonly path: string) {}

  /** While a build is being replaced the page is away or half there: the last whole one stands in. */
  private look(): void {
    try {
      const changed = statSync(this.path).mtimeMs;
      if (changed === this.readAt) return;
      const html = readFileSync(this.path, 'utf8');
      if (!this.html || html.trimEnd().endsWith('</html>')) [this.html, this.readAt] = [html, changed];
    } catch (cause) {
      if (!this.html) throw cause;
    }
  }

  with(nonce: string): string {
    this.look();
    return this.html.replaceAll('__CSP_NONCE__', nonce);
  }
}

/**
 * Serves the built pages: files by their names, and every other address as the page itself, which finds its way by the address.
 * Each answer has a nonce of its own, so it is never kept.
 * @param folder the build; without one only the API answers
 */
export async function serveWebPages(server: FastifyInstance, folder: string): Promise<void> {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return;
  // Any file of assets/, also one of a build made while we run; its name holds a hash of what is in it.
  await server.register(staticFiles, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    // The build lays a packed twin beside each file that is worth it; packing anew for each visit would cost more than sending.
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`),
  });
  await server.register(staticFiles, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ['index.html', 'assets/**'],
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply) => void reply.header('cache-control', `public, max-age=${HOUR_SECONDS}`),
  });
  const page = new IndexHtml(index);
  server.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!wantsPage(request)) return;
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', contentPolicy(nonce))
      .send(page.with(nonce));
  });
}
