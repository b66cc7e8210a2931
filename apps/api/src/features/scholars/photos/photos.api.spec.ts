import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { stretch } from '../../../../test/support/machine-load.js';
import type { SignedIn } from '../../../../test/support/make.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';
import { ProblemException } from '../../../common/problem/problem-exception.js';
import { FileStorage } from '../../../common/storage/file-storage.js';
import type { Cohort } from '../../programs/cohort.entity.js';

let t: TestApp;
let cohort: Cohort;
let amina: SignedIn;
let peer: SignedIn;
let stranger: SignedIn;
let lee: SignedIn;

const picture = (width = 640, height = 480) => sharp({ create: { width, height, channels: 3, background: '#a51c30' } });
const inject = (who: SignedIn | null, method: 'PUT' | 'GET', url: string, headers = {}, payload?: Buffer) =>
  t.app.inject({
    method,
    url,
    headers: { 'sec-fetch-site': 'same-origin', ...(who ? { cookie: `commons=${who.token}` } : {}), ...headers },
    ...(payload ? { payload } : {}),
  });

/** A form as a browser sends it; `name` and `type` are whatever the sender claims. */
async function put(who: SignedIn | null, bytes: Buffer, { name = 'photo.jpg', type = 'image/jpeg', scholarId = amina.scholar.id } = {}) {
  const head = `--x\r\nContent-Disposition: form-data; name="photo"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]);
  const answer = await inject(
    who,
    'PUT',
    `/api/scholars/${scholarId}/photo`,
    { 'content-type': 'multipart/form-data; boundary=x' },
    payload,
  );
  return { status: answer.statusCode, body: answer.json<ScholarView & { detail: string; errors?: { pointer: string }[] }>() };
}
const stored = async () => (await readdir(t.dataDir, { recursive: true })).filter((path) => path.endsWith('.webp')).length;
const photoOf = async (who: SignedIn) => (await t.http(who).get<ScholarView>(`/api/scholars/${amina.scholar.id}`)).body.photo;
const show = (who: SignedIn | null, photoId: string, size = 96) => inject(who, 'GET', `/api/photos/${photoId}/${size}`);

/** A PNG that says it is as large as you like, in a few bytes. */
function pngOf(width: number, height: number, rows: Buffer = Buffer.alloc(64)): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(name), data]);
    let crc = ~0;
    for (const byte of body) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    const check = Buffer.alloc(4);
    check.writeUInt32BE(~crc >>> 0);
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

beforeAll(async () => {
  t = await testApp();
  cohort = await t.make.cohort();
  amina = await t.make.signedIn({ givenName: 'Amina', cohorts: [cohort] });
  peer = await t.make.signedIn({ cohorts: [cohort] });
  stranger = await t.make.signedIn();
  lee = await t.make.signedIn({ grants: ['registrar'] });
});
afterAll(() => t.close());

describe('PUT /scholars/:id/photo', () => {
  it('draws the picture anew in three sizes, without what the camera wrote into it', async () => {
    const withPlace = await picture(2000, 1000)
      .withExif({ IFD0: { Artist: 'marker-artist', Orientation: '6' }, IFD3: { GPSLatitude: '0/1 18/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(withPlace.includes('marker-artist')).toBe(true);
    const { status, body } = await put(amina, withPlace);
    expect(status).toBe(200);
    const photoId = body.photo?.id ?? '';
    for (const [size, width, height] of [
      [96, 96, 96],
      [320, 320, 320],
      [1280, 640, 1280],
    ] as const) {
      const { rawPayload, headers } = await show(stranger, photoId, size);
      const drawn = await sharp(rawPayload).metadata();
      // Turned as the camera was held.
      expect(drawn).toMatchObject({ format: 'webp', width, height });
      expect([drawn.exif, drawn.xmp, drawn.iptc, drawn.icc]).toEqual([undefined, undefined, undefined, undefined]);
      expect(/marker|Exif|GPS/.test(rawPayload.toString('latin1'))).toBe(false);
      expect(headers).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'private, max-age=300',
        vary: 'Cookie',
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it('gives each photo a new id, and removes the files of the old one', async () => {
    const old = (await photoOf(amina))?.id ?? '';
    const before = await stored();
    const { body } = await put(amina, await picture().png().toBuffer());
    expect(body.photo?.id).not.toBe(old);
    expect([(await show(amina, old)).statusCode, await stored()]).toEqual([404, before]);
    expect(body.own?.versions.photo).toBe(2);
  });

  it.each([
    [
      'a script dressed as a picture',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'photo.svg',
      'image/svg+xml',
      415,
    ],
    ['SVG called PNG', () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'photo.png', 'image/png', 415],
    ['a web page called JPEG', () => Buffer.from('<html><script>alert(1)</script></html>'), 'photo.jpg', 'image/jpeg', 415],
    ['a program', () => Buffer.from('MZ\u0090\u0000\u0003'.repeat(40), 'latin1'), 'photo.jpg', 'image/jpeg', 415],
    ['a zip', () => Buffer.from('PK\u0003\u0004'.repeat(40)), 'photo.webp', 'image/webp', 415],
    ['nothing', () => Buffer.alloc(0), 'photo.jpg', 'image/jpeg', 415],
    ['a GIF', () => picture().gif().toBuffer(), 'photo.jpg', 'image/jpeg', 415],
    ['65,535 pixels each way', () => pngOf(65_535, 65_535), 'photo.png', 'image/png', 413],
    ['20,000 pixels each way', () => pngOf(20_000, 20_000, Buffer.alloc(2_000_000)), 'photo.png', 'image/png', 413],
    ['a picture that says it is larger than it is', () => pngOf(4_000, 4_000), 'photo.png', 'image/png', 400],
    ['the first half of a JPEG', async () => (await noise()).subarray(0, 20_000), 'photo.jpg', 'image/jpeg', 400],
    ['a JPEG of one pixel', () => picture(1, 1).jpeg().toBuffer(), 'photo.jpg', 'image/jpeg', 400],
    [
      'more than 5 MB',
      async () => Buffer.concat([await picture().jpeg().toBuffer(), Buffer.alloc(5 * 1024 * 1024)]),
      'photo.jpg',
      'image/jpeg',
      413,
    ],
  ])('refuses %s, and stores nothing', async (_what, bytes, name, type, status) => {
    const [photo, before] = [await photoOf(amina), await stored()];
    const started = performance.now();
    const answer = await put(amina, await bytes(), { name, type });
    expect([answer.status, answer.body.detail]).toEqual([status, expect.any(String)]);
    expect(performance.now() - started).toBeLessThan(5_000 * stretch());
    expect([await photoOf(amina), await stored()]).toEqual([photo, before]);
  });

  it('keeps nothing of what hides behind a picture', async () => {
    const hidden = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from('<script>alert("marker-poly")</script>PK\u0003\u0004')]);
    const { status, body } = await put(amina, hidden, { name: '../../photo.html', type: 'text/html' });
    expect(status).toBe(200);
    for (const size of [96, 320, 1280]) {
      const { rawPayload } = await show(amina, body.photo?.id ?? '', size);
      expect(rawPayload.includes('marker-poly')).toBe(false);
    }
  });

  it('asks the rights before it reads', async () => {
    const bytes = await picture().jpeg().toBuffer();
    expect((await put(null, bytes)).status).toBe(401);
    expect((await put(stranger, bytes)).status).toBe(403);
    expect((await put(amina, bytes, { scholarId: t.make.id() })).status).toBe(404);
    expect((await put(lee, bytes)).status).toBe(200);
    await t.owner.query(`UPDATE scholar SET audience_photo = 'me' WHERE id = $1`, [amina.scholar.id]);
    expect((await put(lee, bytes)).status).toBe(403);
    await t.owner.query(`UPDATE scholar SET audience_photo = 'network' WHERE id = $1`, [amina.scholar.id]);
  });

  it('takes forms only, with a file in it', async () => {
    const url = `/api/scholars/${amina.scholar.id}/photo`;
    expect((await inject(amina, 'PUT', url, { 'content-type': 'application/json' }, Buffer.from('{}'))).statusCode).toBe(415);
    expect((await inject(amina, 'PUT', url, { 'content-type': 'image/jpeg' }, await picture().jpeg().toBuffer())).statusCode).toBe(415);
    expect(
      (await inject(amina, 'PUT', url, { 'content-type': 'multipart/form-data; boundary=x' }, Buffer.from('--x--\r\n'))).statusCode,
    ).toBe(400);
    const cut = await inject(amina, 'PUT', url, { 'content-type': 'multipart/form-data; boundary=x' }, Buffer.from('--x\r\nContent-Disp'));
    expect(cut.statusCode).toBeGreaterThanOrEqual(400);
    expect(cut.statusCode).toBeLessThan(500);
  });

  it('changes nothing when the disk is full', async () => {
    const [photo, before] = [await photoOf(amina), await stored()];
    const full = jest
      .spyOn(t.app.get(FileStorage), 'put')
      .mockRejectedValueOnce(new ProblemException(507, { detail: 'There is no room left.' }));
    expect((await put(amina, await picture().jpeg().toBuffer())).status).toBe(507);
    full.mockRestore();
    expect([await photoOf(amina), await stored()]).toEqual([photo, before]);
  });

  it('leaves no files when the row cannot be written', async () => {
    const before = await stored();
    await t.owner.query('ALTER TABLE scholar ADD CONSTRAINT no_photo CHECK (photo_id IS NULL) NOT VALID');
    expect((await put(amina, await picture().jpeg().toBuffer())).status).toBe(500);
    await t.owner.query('ALTER TABLE scholar DROP CONSTRAINT no_photo');
    expect(await stored()).toBe(before);
  });
});

describe('GET /photos/:id/:size', () => {
  it('asks the rights each time', async () => {
    const photoId = (await photoOf(amina))?.id ?? '';
    const seen = async () =>
      [null, stranger, peer, lee, amina]
        .map((who) => show(who, photoId))
        .reduce<Promise<number[]>>(async (all, each) => [...(await all), (await each).statusCode], Promise.resolve([]));
    const audience = (value: string) => t.owner.query('UPDATE scholar SET audience_photo = $2 WHERE id = $1', [amina.scholar.id, value]);
    expect(await seen()).toEqual([401, 200, 200, 200, 200]);
    await audience('cohorts');
    expect(await seen()).toEqual([401, 404, 200, 200, 200]);
    await audience('me');
    expect(await seen()).toEqual([401, 404, 404, 404, 200]);
    await audience('network');
    await t.owner.query(`UPDATE scholar SET state = 'unclaimed' WHERE id = $1`, [amina.scholar.id]);
    expect((await show(peer, photoId)).statusCode).toBe(404);
    await t.owner.query(`UPDATE scholar SET state = 'claimed' WHERE id = $1`, [amina.scholar.id]);
  });

  it('lets nobody keep a refusal, and knows three sizes', async () => {
    const photoId = (await photoOf(amina))?.id ?? '';
    expect((await show(stranger, t.make.id())).headers['cache-control']).toBe('no-store');
    expect([(await show(amina, photoId, 97)).statusCode, (await show(amina, '..%2f..%2fetc')).statusCode]).toEqual([400, 400]);
  });
});

describe('DELETE /scholars/:id/photo', () => {
  it('removes photo and files, twice without harm', async () => {
    const photoId = (await photoOf(amina))?.id ?? '';
    const remove = (who?: SignedIn) => t.http(who).delete<ScholarView>(`/api/scholars/${amina.scholar.id}/photo`);
    expect([(await remove()).status, (await remove(peer)).status]).toEqual([401, 403]);
    expect(await remove(amina)).toMatchObject({ status: 200, body: { photo: { id: null } } });
    expect((await remove(amina)).status).toBe(200);
    expect((await show(amina, photoId)).statusCode).toBe(404);
    expect(await readdir(join(t.dataDir, 'photos'))).toEqual([]);
  });
});

const noise = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    .jpeg()
    .toBuffer();
