import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiProcess } from '../support/api-process.js';
import { eventually } from '../support/eventually.js';
import type { SignedIn } from '../support/make.js';
import { type Processes, processes } from '../support/processes.js';

const METRICS_TOKEN = 'a-token-for-machines';
const ABORTED = process.env.TEST_LONG ? 1_000 : 150;
const MB = 1024 * 1024;
const GIVEN_UP_MS = 15_000;

let p: Processes;
let api: ApiProcess;
let amina: SignedIn;
beforeAll(async () => {
  p = await processes();
  api = await p.start({ METRICS_TOKEN });
  amina = await p.make.signedIn();
}, 90_000);
afterAll(() => p?.close());

const head = (lines: string[], path = '/api/session', method = 'POST') =>
  [`${method} ${path} HTTP/1.1`, 'Host: commons.example', 'Sec-Fetch-Site: same-origin', ...lines, '', ''].join('\r\n');
const JSON_TYPE = 'Content-Type: application/json';

/** Sends bytes as they are, and answers what comes back, or that the line was cut; where neither comes in time, it hangs. */
async function raw(parts: (string | Buffer)[]): Promise<string> {
  const socket = connect(Number(new URL(api.address).port), '127.0.0.1');
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (data: Buffer) => (answer += data.toString('latin1')));
  let isClosed = false;
  const closed = new Promise<void>((resolve) =>
    socket.on('close', () => {
      isClosed = true;
      resolve();
    }),
  );
  for (const part of parts) if (socket.writable) socket.write(part);
  await Promise.race([closed, eventually(() => expect(answer).toContain('\r\n\r\n{'), GIVEN_UP_MS).catch(() => {})]);
  const came = answer || (isClosed ? 'cut' : 'hangs');
  socket.destroy();
  return came;
}

async function figure(name: string): Promise<number> {
  const { text } = await api.http().get('/api/metrics', { authorization: `Bearer ${METRICS_TOKEN}` });
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
}
const memory = async () => (await figure('process_resident_memory_bytes')) / MB;

const body = '{"email":"a@b.example","password":"x"}';
const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
const cases: [string, RegExp, (string | Buffer)[]][] = [
  ['20 MB with their length', /^(HTTP\/1\.1 413|cut)/, [head([JSON_TYPE, `Content-Length: ${20 * MB}`]), Buffer.alloc(20 * MB, 0x20)]],
  [
    '20 MB without a length',
    /^(HTTP\/1\.1 413|cut)/,
    [head([JSON_TYPE, 'Transfer-Encoding: chunked']), ...Array.from({ length: 320 }, () => `10000\r\n${' '.repeat(65_536)}\r\n`)],
  ],
  [
    'both a length and chunks',
    /^HTTP\/1\.1 400/,
    [head([JSON_TYPE, `Content-Length: ${body.length}`, 'Transfer-Encoding: chunked']), chunked(body)],
  ],
  ['two lengths', /^HTTP\/1\.1 400/, [head([JSON_TYPE, 'Content-Length: 5', `Content-Length: ${body.length}`]), body]],
  ['a length below nothing', /^HTTP\/1\.1 400/, [head([JSON_TYPE, 'Content-Length: -1']), body]],
  ['a chunk of no size', /^HTTP\/1\.1 400/, [head([JSON_TYPE, 'Transfer-Encoding: chunked']), 'zz\r\n']],
  ['an encoding of transfer that nobody knows', /^HTTP\/1\.1 (400|501)/, [head([JSON_TYPE, 'Transfer-Encoding: gzip, x']), body]],
  [
    'UTF-16 that says so',
    /^HTTP\/1\.1 4\d\d/,
    [head([`${JSON_TYPE}; charset=utf-16`, `Content-Length: ${body.length * 2}`]), Buffer.from(body, 'utf16le')],
  ],
  [
    'bytes that are no UTF-8',
    /^HTTP\/1\.1 4\d\d/,
    [head([JSON_TYPE, 'Content-Length: 15']), Buffer.from('{"email":"\xff\xfe\xfd"}', 'latin1')],
  ],
  ['gzip that is none', /^HTTP\/1\.1 4\d\d/, [head([JSON_TYPE, 'Content-Encoding: gzip', `Content-Length: ${body.length}`]), body]],
  ['20,000 brackets', /^HTTP\/1\.1 400/, [head([JSON_TYPE, 'Content-Length: 40000']), '['.repeat(20_000) + ']'.repeat(20_000)]],
  ['a header of 64 KB', /^HTTP\/1\.1 431/, [head([`X-Long: ${'x'.repeat(65_536)}`]), '']],
  ['a thousand headers', /^HTTP\/1\.1 4\d\d/, [head(Array.from({ length: 1_000 }, (_, n) => `X-${n}: ${'y'.repeat(60)}`)), '']],
  ['a line break in a header', /^HTTP\/1\.1 400/, [head(['X-Split: a\rSet-Cookie: b']), '']],
  [
    'another request behind the body',
    /^HTTP\/1\.1 4\d\d/,
    [head([JSON_TYPE, 'Content-Length: 2']), `{}${head(['Content-Length: 0'], '/api/sessions', 'GET')}`],
  ],
];

describe('bodies that are none', () => {
  it.each(cases)('%s: refused, and the process goes on', async (_what, expected, parts) => {
    const { pid } = api;
    const answer = await raw(parts);
    expect(answer).toMatch(expected);
    if (answer !== 'cut')
      expect(answer).toMatch(/content-type: application\/problem\+json[^]*\r\n\r\n\{"type":"about:blank","title":"[^"]+","status":4\d\d/i);
    expect([api.pid, (await api.http().get('/api/health')).status]).toEqual([pid, 200]);
  });

  it('all of them, five times over, leave no memory behind', async () => {
    const before = await memory();
    for (let round = 0; round < 5; round += 1)
      for (const [what, expected, parts] of cases) expect([what, await raw(parts)]).toEqual([what, expect.stringMatching(expected)]);
    await eventually(async () => expect((await memory()) - before).toBeLessThan(50), 10_000);
  }, 120_000);

  it('bytes that are no UTF-8 are refused where any words would do, not kept as others', async () => {
    const body = Buffer.from('{"markdown":"Caf\xe9"}', 'latin1');
    const answer = await raw([
      head([`Cookie: commons=${amina.token}`, JSON_TYPE, `Content-Length: ${body.length}`], '/api/previews'),
      body,
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(answer).toContain('send JSON as UTF-8');
  });

  it('a request of which only the beginning comes holds up nobody, and is given up', async () => {
    const begins = (words: string) => {
      // Read, or its end would never be seen.
      const socket = connect(Number(new URL(api.address).port), '127.0.0.1')
        .on('error', () => {})
        .resume();
      const begun = Date.now();
      const closed = new Promise<number>((resolve) => socket.on('close', () => resolve(Date.now() - begun)));
      socket.write(words);
      return { socket, closed };
    };
    const [body, heading] = [head([JSON_TYPE, 'Content-Length: 100']) + '{"email":', 'POST /api/session HTTP/1.1\r\nHost: comm'].map(
      begins,
    );
    expect((await api.http(amina).get('/api/session')).status).toBe(200);
    if (process.env.TEST_LONG) {
      expect(await heading?.closed).toBeLessThan(30_000);
      expect(await body?.closed).toBeLessThan(70_000);
    }
    for (const one of [body, heading]) one?.socket.destroy();
  }, 90_000);

  it(`${ABORTED} uploads given up half-way leave no handle open and no memory behind`, async () => {
    const abort = async () => {
      const socket = connect(Number(new URL(api.address).port), '127.0.0.1').on('error', () => {});
      const form = [`Cookie: commons=${amina.token}`, 'Content-Type: multipart/form-data; boundary=x', 'Content-Length: 500000'];
      socket.write(head(form, `/api/scholars/${amina.scholar.id}/photo`, 'PUT'));
      socket.write('--x\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n');
      socket.write(Buffer.alloc(60_000, 1));
      await sleep(20);
      socket.destroy();
    };
    for (let n = 0; n < 20; n += 1) await abort();
    await sleep(500);
    const [files, before] = [await figure('process_open_fds'), await memory()];
    for (let sent = 0; sent < ABORTED; sent += 10) await Promise.all(Array.from({ length: 10 }, abort));
    await eventually(async () => expect(await figure('process_open_fds')).toBeLessThan(files + 10), 10_000);
    expect((await memory()) - before).toBeLessThan(50);
    expect((await api.http(amina).get('/api/session')).status).toBe(200);
  }, 120_000);
});
