import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@scholars-commons/shared/problem';
import { type NewsItem, newsPictureSizes, type SubmissionView } from '@scholars-commons/shared/news';
import sharp from 'sharp';
import type { SignedIn } from '../../../../test/support/make.js';
import { act, aSubmission } from '../../../../test/support/news.js';
import { formOf, pictureForm } from '../../../../test/support/picture-form.js';
import { type TestApp, testApp } from '../../../../test/support/test-app.js';

let t: TestApp;
let amina: SignedIn;
let ben: SignedIn;
let edda: SignedIn;
beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn({ givenName: 'Amina' });
  ben = await t.make.signedIn({ givenName: 'Ben' });
  edda = await t.make.signedIn({ givenName: 'Edda', grants: ['editor'] });
});
afterAll(() => t.close());

const path = (id: string) => `/api/news-submissions/${id}/picture`;
const made = (more: Partial<Parameters<typeof aSubmission>[1]> = {}) => aSubmission(t, { submitterId: amina.scholar.id, ...more });
async function put<T = SubmissionView>(who: SignedIn | undefined, id: string, size?: { width: number; height: number }) {
  const { body, headers } = await pictureForm('picture', size);
  return t.http(who).put<T>(path(id), body, headers);
}
const show = (who: SignedIn | null, pictureId: string, size: number | string = 320) =>
  t.app.inject({
    method: 'GET',
    url: `/api/news-pictures/${pictureId}/${size}`,
    headers: { 'sec-fetch-site': 'same-origin', ...(who ? { cookie: `commons=${who.token}` } : {}) },
  });
const stored = async () => (await readdir(t.dataDir, { recursive: true })).filter((name) => name.endsWith('.webp')).length;
const pointers = ({ errors = [] }: Problem) => errors.map(({ pointer }) => pointer);

describe('PUT /api/news-submissions/:id/picture', () => {
  it.each([
    [
      'a wide one',
      { width: 2000, height: 1000 },
      [
        [320, 160],
        [640, 320],
        [1280, 640],
      ],
    ],
    [
      'a very tall one',
      { width: 1000, height: 4000 },
      [
        [160, 640],
        [320, 1280],
        [640, 2560],
      ],
    ],
    [
      'a small one, which is not blown up',
      { width: 400, height: 300 },
      [
        [320, 240],
        [400, 300],
        [400, 300],
      ],
    ],
  ])('draws %s anew in each width, whole', async (_what, size, expected) => {
    const { id } = await made();
    const { status, body } = await put(amina, id, size);
    expect([status, body.version, body.picture]).toEqual([200, 2, { id: expect.any(String), alt: null, isDecorative: false }]);
    const drawn = [];
    for (const width of newsPictureSizes) {
      const { rawPayload, headers } = await show(amina, body.picture?.id ?? '', width);
      const { format, width: wide, height } = await sharp(rawPayload).metadata();
      expect([format, headers['cache-control'], headers.vary, headers['content-type']]).toEqual([
        'webp',
        'private, max-age=300',
        'Cookie',
        'image/webp',
      ]);
      drawn.push([wide, height]);
    }
    expect(drawn).toEqual(expected);
  });

  it('has a new id each time, and leaves no files behind', async () => {
    const { id } = await made({ pictureAlt: 'A stage' });
    const first = (await put(amina, id)).body.picture?.id ?? '';
    const before = await stored();
    const { body } = await put(amina, id);
    expect(body.picture).toMatchObject({ alt: 'A stage' });
    expect(body.picture?.id).not.toBe(first);
    expect([(await show(amina, first)).statusCode, await stored()]).toEqual([404, before]);
    const bare = await t.http(amina).delete<SubmissionView>(path(id));
    expect([bare.body.picture, bare.body.version, await stored()]).toEqual([null, 4, before - 3]);
    expect((await t.http(amina).delete<SubmissionView>(path(id))).body.version).toBe(4);
  });

  it('asks the rights before it reads, and again after', async () => {
    const [{ id }, desk] = [await made(), await made({ state: 'submitted' })];
    const before = await stored();
    expect((await put(undefined, id)).status).toBe(401);
    for (const who of [ben, edda]) expect((await put(who, id)).status).toBe(404);
    expect((await put(amina, desk.id)).status).toBe(403);
    expect((await put(amina, t.make.id())).status).toBe(404);
    // It goes to the desk while the picture is drawn.
    const drawing = put<Problem>(amina, id, { width: 5000, height: 5000 });
    await act(t, amina, id, 'submit', { version: 1 });
    expect((await drawing).status).toBe(403);
    expect(await stored()).toBe(before);
  });

  it('lets an editor set one only with words for it', async () => {
    const { id } = await made({ state: 'in-review' });
    const refused = await put<Problem>(edda, id);
    expect([refused.status, pointers(refused.body)]).toEqual([400, ['/pictureAlt']]);
    await t.http(edda).patch(`/api/news-submissions/${id}`, { version: 1, pictureAlt: 'Amina on a stage' });
    expect((await put(edda, id)).body.picture).toMatchObject({ alt: 'Amina on a stage' });
    const [row] = await t.owner.query<{ changes: object }[]>(
      `SELECT changes FROM audit WHERE act = 'submission.change' AND thing_id = $1 ORDER BY at DESC LIMIT 1`,
      [id],
    );
    expect(row?.changes).toEqual({ fields: ['picture'] });
  });

  it('answers 415 and 400 for what is no picture', async () => {
    const { id } = await made();
    const send = (body: unknown, headers: Record<string, string>) => t.http(amina).put<Problem>(path(id), body, headers);
    expect((await send({}, {})).status).toBe(415);
    const script = formOf('picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
    expect((await send(script.body, script.headers)).status).toBe(415);
    const half = await pictureForm('picture', { width: 900, height: 900 });
    const broken = formOf('picture', half.bytes.subarray(0, Math.floor(half.bytes.length / 2)));
    expect(pointers((await send(broken.body, broken.headers)).body)).toEqual(['/picture']);
    const none = await send(Buffer.from('--x--\r\n'), half.headers);
    expect([none.status, pointers(none.body)]).toEqual([400, ['/picture']]);
  });
});

describe('GET /api/news-pictures/:id/:size', () => {
  it('is open to whoever may read the submission, and to all while it is out', async () => {
    const { id } = await made({ pictureAlt: 'A stage' });
    const pictureId = (await put(amina, id)).body.picture?.id ?? '';
    const seen = async () => Promise.all([null, ben, edda, amina].map(async (who) => (await show(who, pictureId)).statusCode));
    expect(await seen()).toEqual([401, 404, 404, 200]);
    await act(t, amina, id, 'submit', { version: 2 });
    expect(await seen()).toEqual([401, 404, 200, 200]);
    const { newsId } = (await act(t, edda, id, 'publish', { version: 3 })).body;
    expect(await seen()).toEqual([401, 200, 200, 200]);
    expect((await t.http(ben).get<NewsItem>(`/api/news/${newsId}`)).body.picture).toEqual({
      id: pictureId,
      alt: 'A stage',
      isDecorative: false,
    });
    await act(t, edda, id, 'unpublish', { version: 4 });
    expect(await seen()).toEqual([401, 404, 200, 200]);
  });

  it('answers 404 and 400', async () => {
    expect((await show(amina, t.make.id())).statusCode).toBe(404);
    for (const size of [96, '320.webp', '..%2f1']) expect((await show(amina, t.make.id(), size)).statusCode).toBe(400);
  });
});
