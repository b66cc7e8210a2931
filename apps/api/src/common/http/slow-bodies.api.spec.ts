import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { eventually } from '../../../test/support/eventually.js';
import type { SignedIn } from '../../../test/support/make.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';
import { viewersChanged } from '../auth/viewer-changes.js';
import { ViewerStore } from '../auth/viewer-store.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

/** Sends half of a body, waits until the server has it, does `meanwhile`, and sends the rest. */
async function slowly(who: SignedIn, method: string, path: string, body: Buffer, type: string, meanwhile: () => Promise<unknown>) {
  const { port } = new URL(await t.address());
  const looks = t.app.get(ViewerStore);
  let isKnown = false;
  const of = looks.of.bind(looks);
  looks.of = async (token) => {
    const viewer = await of(token);
    isKnown = true;
    return viewer;
  };
  const headers = { cookie: `commons=${who.token}`, 'sec-fetch-site': 'same-origin', 'content-type': type, 'content-length': body.length };
  const answered = new Promise<number>((resolve, reject) => {
    const sent = request({ port, method, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.write(body.subarray(0, body.length - 5));
    eventually(() => expect(isKnown).toBe(true))
      .then(() => new Promise((soon) => setTimeout(soon, 100)))
      .then(meanwhile)
      .then(() => sent.end(body.subarray(body.length - 5)), reject);
  });
  return answered.finally(() => {
    looks.of = of;
  });
}

const json = (body: object) => Buffer.from(JSON.stringify(body));

it('writes nothing for a session that ended while the body came', async () => {
  const amina = await t.make.signedIn();
  const thread = await t.make.thread();
  const path = `/api/threads/${thread.id}/posts`;
  const post = json({ id: t.make.id(), markdown: 'Said too late' });
  const ending = () => t.http(amina).delete('/api/session');
  expect(await slowly(amina, 'POST', path, post, 'application/json', ending)).toBe(401);
  expect(await t.owner.query(`SELECT id FROM post WHERE markdown = 'Said too late'`)).toEqual([]);
});

it('writes nothing by a grant that was taken while the body came', async () => {
  const lee = await t.make.signedIn({ grants: ['registrar'] });
  const scholar = json({ id: t.make.id(), given: 'Late' });
  const taking = () =>
    t.database.transaction(async (tx) => {
      await tx.query('DELETE FROM staff_grant WHERE scholar_id = $1', [lee.scholar.id]);
      await viewersChanged(tx, { scholarIds: [lee.scholar.id] });
    });
  expect(await slowly(lee, 'POST', '/api/scholars', scholar, 'application/json', taking)).toBe(403);
});

it('keeps no photo of a session that ended while it came', async () => {
  const amina = await t.make.signedIn();
  const form = Buffer.from(
    '--x\r\ncontent-disposition: form-data; name="photo"; filename="a.png"\r\ncontent-type: image/png\r\n\r\nno picture\r\n--x--\r\n',
  );
  const ending = () => t.http(amina).delete('/api/session');
  const path = `/api/scholars/${amina.scholar.id}/photo`;
  expect(await slowly(amina, 'PUT', path, form, 'multipart/form-data; boundary=x', ending)).toBe(401);
});
