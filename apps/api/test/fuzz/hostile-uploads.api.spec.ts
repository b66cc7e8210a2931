import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import type { ApiProcess } from '../support/api-process.js';
import { hostilePictures } from '../support/hostile-pictures.js';
import { watchMemory } from '../support/memory-of.js';
import type { SignedIn } from '../support/make.js';
import { aSubmission } from '../support/news.js';
import { formOf } from '../support/picture-form.js';
import { type Processes, processes } from '../support/processes.js';

const METRICS_TOKEN = 'a-token-for-machines';
const SECONDS = 5;
const MOST_MB = 200;
const REFUSALS = [400, 413, 415];

let p: Processes;
let api: ApiProcess;
let amina: SignedIn;
beforeAll(async () => {
  p = await processes();
  api = await p.start({ METRICS_TOKEN });
  amina = await p.make.signedIn();
}, 90_000);
afterAll(() => p?.close());

async function megabytes(): Promise<number> {
  const { text } = await api.http().get('/api/metrics', { authorization: `Bearer ${METRICS_TOKEN}` });
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20;
}

const show = async (path: string): Promise<{ type: string | null; bytes: Buffer }> => {
  const answer = await fetch(api.address + path, { headers: { cookie: `commons=${amina.token}` } });
  return { type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
};

it('each file is refused or drawn anew, at both doors, within seconds and bounded memory', async () => {
  const { id: submissionId } = await aSubmission(p, { submitterId: amina.scholar.id });
  const photo = `/api/scholars/${amina.scholar.id}/photo`;
  const files = await hostilePictures();
  expect(files.length).toBeGreaterThanOrEqual(30);
  const warm = formOf('photo', files.find(([what]) => what === 'a JPEG with PHP behind it')?.[1] ?? Buffer.alloc(0));
  await api.http(amina).put(photo, warm.body, warm.headers);
  const before = await megabytes();
  const { pid } = api;
  // While it draws it holds the most, and has let go of it once it answers.
  const mostMegabytes = watchMemory(api.pid);
  let drawn = 0;
  for (const [what, bytes] of files) {
    for (const [path, name] of [
      [photo, 'photo'],
      [`/api/news-submissions/${submissionId}/picture`, 'picture'],
    ] as const) {
      const { headers, body } = formOf(name, bytes);
      const begun = performance.now();
      const answer = await api.http(amina).put<ScholarView & { picture?: { id: string } | null }>(path, body, headers);
      const seconds = (performance.now() - begun) / 1_000;
      expect({
        what,
        path,
        inTime: seconds < SECONDS,
        expected: answer.status === 200 || REFUSALS.includes(answer.status),
        status: answer.status,
      }).toMatchObject({
        inTime: true,
        expected: true,
      });
      if (answer.status !== 200) continue;
      drawn += 1;
      const addresses = answer.body.picture
        ? [320, 640, 1280].map((size) => `/api/news-pictures/${answer.body.picture?.id}/${size}`)
        : [96, 320, 1280].map((size) => `/api/photos/${answer.body.photo?.id}/${size}`);
      for (const address of addresses) {
        const shown = await show(address);
        expect({
          what,
          type: shown.type,
          told: /marker-|<script|Exif|GPS|PK\x03\x04|tEXt|ICCP|XMP /.test(shown.bytes.toString('latin1')),
        }).toEqual({ what, type: 'image/webp', told: false });
      }
    }
  }
  expect(drawn).toBeGreaterThan(6);
  expect(mostMegabytes() - before).toBeLessThan(MOST_MB);
  expect([api.pid, (await api.http().get('/api/health')).status]).toEqual([pid, 200]);
}, 180_000);
