/**
 * The load: so many keep-alive connections, each sending its next request when it has the answer. Bytes straight to the socket,
 * since a full HTTP client would cost more than what it measures. A process of its own; one run for each message.
 */
import { connect } from 'node:net';
import { newPostId } from './post-id.mjs';

/**
 * @typedef {{ path: string, cookie?: string, body?: string }} Request `{{id}}` in the body becomes a new id each time
 * @typedef {{ port: number, requests: Request[], connections: number, seconds: number }} Run
 * @typedef {{ perSecond: number, p50: number, p99: number, answers: number, bytes: number, refused: string[] }} Outcome
 */

/** @param {Request} request @param {number} port */
function encode({ path, cookie, body }, port) {
  const head = [`${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`, `host: 127.0.0.1:${port}`, 'accept: application/json'];
  if (cookie) head.push(`cookie: ${cookie}`);
  if (body === undefined) return () => `${head.join('\r\n')}\r\n\r\n`;
  head.push('content-type: application/json', `origin: http://127.0.0.1:${port}`);
  return () => {
    const text = body.replace('{{id}}', newPostId());
    return `${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  };
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** @param {Buffer} buffer @returns {{ status: number, size: number, head: string } | null} null until all of it is here */
function answerIn(buffer) {
  const end = buffer.indexOf(END_OF_HEAD);
  if (end < 0) return null;
  const head = buffer.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer without a length:\n${head}`);
  const size = end + 4 + Number(length);
  return buffer.length >= size ? { status: Number(head.slice(9, 12)), size, head } : null;
}

/** @param {Run} run @returns {Promise<Outcome>} */
async function run({ port, requests, connections, seconds }) {
  const next = requests.map((request) => encode(request, port));
  /** @type {number[]} */
  const times = [];
  /** @type {string[]} */
  const refused = [];
  let [turn, bytes] = [0, 0];
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, () => {
      /** @type {Promise<void>} */
      const ended = new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1');
        /** @type {Buffer} */
        let waiting = Buffer.alloc(0);
        let sentAt = 0;
        const send = () => {
          if (performance.now() > until) return socket.end();
          sentAt = performance.now();
          socket.write(next[turn++ % next.length]?.() ?? '');
        };
        socket.setNoDelay(true).once('connect', send);
        socket.on('data', (chunk) => {
          waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
          const answer = answerIn(waiting);
          if (!answer) return;
          times.push(performance.now() - sentAt);
          bytes += answer.size;
          if (answer.status < 200 || answer.status > 299) refused.push(`${answer.status} ${waiting.toString('utf8', 0, 600)}`);
          waiting = waiting.subarray(answer.size);
          send();
        });
        socket.once('close', () => resolve()).once('error', reject);
      });
      return ended;
    }),
  );
  times.sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), answers: times.length, bytes, refused: refused.slice(0, 3) };
}

process.on('message', (/** @type {Run} */ message) => {
  run(message).then(
    (outcome) => process.send?.(outcome),
    (error) => process.send?.({ perSecond: 0, p50: 0, p99: 0, answers: 0, bytes: 0, refused: [String(error)] }),
  );
});
process.on('disconnect', () => process.exit(0));
