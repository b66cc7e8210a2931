/** The live floor: bare socket.io with one room, and a reply as the HTTP floor writes it, told to the room when it is stored. */
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';
import { statements } from './statements.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, idleTimeoutMillis: 0 });
const server = createServer((request, response) => {
  write(request).then(
    (body) => response.writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body),
    (error) => response.writeHead(500).end(String(error)),
  );
});
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, httpCompression: false, serveClient: false });

io.on('connection', (socket) => {
  socket.on('thread.watch', async ({ threadId }, answer) => {
    await socket.join(`thread:${threadId}`);
    answer({ ok: true });
  });
});

/** @param {import('node:http').IncomingMessage} request */
async function write(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const { id, markdown } = JSON.parse(Buffer.concat(parts).toString());
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://floor');
  const threadId = pathname.split('/')[2] ?? '';
  const { rows } = await pool.query({
    name: 'reply',
    text: statements.reply ?? '',
    values: [id, threadId, searchParams.get('author'), markdown],
  });
  const post = rows[0];
  setImmediate(() => io.to(`thread:${threadId}`).emit('thread.changed', { threadId, seq: post.changed_seq, post }));
  return JSON.stringify(post);
}

server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
for (const end of ['SIGTERM', 'disconnect']) process.on(end, () => process.exit(0));
