/** As much of WebSocket (RFC 6455) as a reader needs who only listens: thousands of them must fit one process. */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const CLOSE = 8;
/** An end that is confirmed, as every browser does; unconfirmed, the other side would wait half a minute for it. */
const CONFIRMED = Buffer.from([0x80 | CLOSE, 0x80, 0, 0, 0, 0]);

/** A text frame of a client; the mask may be any four bytes, and zeros leave the text as it is. @param {string} text */
function frame(text) {
  const payload = Buffer.from(text);
  const size =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length])
      : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 255]);
  return Buffer.concat([size, Buffer.alloc(4), payload]);
}

/** @param {Buffer} buffer @returns {{ isEnd: boolean, text: Buffer, rest: Buffer } | null} */
function frameIn(buffer) {
  if (buffer.length < 2) return null;
  let length = (buffer[1] ?? 0) & 127;
  let from = 2;
  if (length === 126) {
    if (buffer.length < 4) return null;
    length = buffer.readUInt16BE(2);
    from = 4;
  } else if (length === 127) {
    if (buffer.length < 10) return null;
    length = Number(buffer.readBigUInt64BE(2));
    from = 10;
  }
  if (buffer.length < from + length) return null;
  const isEnd = ((buffer[0] ?? 0) & 15) === CLOSE;
  return { isEnd, text: buffer.subarray(from, from + length), rest: buffer.subarray(from + length) };
}

/**
 * @param {{ port: number, path: string, cookie?: string | undefined, onText: (text: Buffer) => void, onClose: () => void, onRefused?: (status: number) => void }} options
 *   without `onRefused` a refusal ends the process
 * @returns {{ send: (text: string) => void, end: () => void }}
 */
export function openWebSocket({ port, path, cookie, onText, onClose, onRefused }) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  /** @type {Buffer} */
  let waiting = Buffer.alloc(0);
  let isOpen = false;
  socket.once('connect', () =>
    socket.write(
      [
        `GET ${path} HTTP/1.1`,
        `host: 127.0.0.1:${port}`,
        `origin: http://127.0.0.1:${port}`,
        'connection: Upgrade',
        'upgrade: websocket',
        'sec-websocket-version: 13',
        `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
        ...(cookie ? [`cookie: ${cookie}`] : []),
        '\r\n',
      ].join('\r\n'),
    ),
  );
  socket.on('data', (chunk) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    if (!isOpen) {
      const end = waiting.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!waiting.toString('latin1', 0, 12).endsWith('101')) {
        if (onRefused) return onRefused(Number(waiting.toString('latin1', 9, 12)));
        throw new Error(`No socket was opened: ${waiting.toString('latin1', 0, 300)}`);
      }
      isOpen = true;
      waiting = waiting.subarray(end + 4);
    }
    for (let found = frameIn(waiting); found; found = frameIn(waiting)) {
      waiting = found.rest;
      if (found.isEnd) return void socket.end(CONFIRMED);
      onText(found.text);
    }
  });
  socket.once('close', onClose).once('error', onClose);
  return { send: (text) => void socket.write(frame(text)), end: () => void socket.destroy() };
}
