/**
 * The floor that ours is measured against: plain node:http and pg, one prepared statement a page, the same rows. No sign-in, no
 * rights, no contracts: what is left is what Node and Postgres cost.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { statements } from './statements.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, idleTimeoutMillis: 0 });

/** @param {import('node:http').IncomingMessage} request @returns {Promise<{ id: string, markdown: string }>} */
async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

/** @param {string} name @param {unknown[]} values */
const rows = async (name, values) => (await pool.query({ name, text: statements[name] ?? '', values })).rows;

const server = createServer((request, response) => {
  answer(request).then(
    (body) => {
      const text = JSON.stringify(body);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
    },
    (error) => response.writeHead(500).end(String(error)),
  );
});

/** @param {import('node:http').IncomingMessage} request */
async function answer(request) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://floor');
  const [, what = '', id = ''] = pathname.split('/');
  if (what === 'posts') return { items: await rows('posts', [id, Number(searchParams.get('after') ?? 0)]) };
  if (what === 'recent') return { items: await rows('recent', [id]) };
  if (what === 'directory') return (await rows('directory', [searchParams.get('country')]))[0];
  if (what === 'names') return { items: await rows('names', [searchParams.get('q')]) };
  if (what === 'words') return { items: await rows('words', [searchParams.get('q')]) };
  if (what === 'news') return { items: await rows('news', [searchParams.get('kind')]) };
  if (what === 'queue') {
    const [items, counters] = await Promise.all([rows('queue', []), rows('waiting', [])]);
    return { items, counters: counters[0] };
  }
  if (what === 'reply') {
    const { id: postId, markdown } = await bodyOf(request);
    return (await rows('reply', [postId, id, searchParams.get('author'), markdown]))[0];
  }
  return {};
}

server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
for (const end of ['SIGTERM', 'disconnect']) process.on(end, () => process.exit(0));
