import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FrameSocket } from '../../../test/support/frame-socket.js';
import type { SignedIn } from '../../../test/support/make.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

/** Of engine.io and socket.io: that a namespace is entered, that it is refused, that it is left. */
const [HELLO, IN, REFUSED, LEFT] = ['40', /^40\{/, /^44/, '41'];
const NEVER = /^nothing says this/;

let t: TestApp;
let amina: SignedIn;
beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn();
});
afterAll(() => t?.close());

const connection = async (who: SignedIn | null) => FrameSocket.to(await t.address(), who);
/** Null is the end of the connection; a frame or none within 8 s fails. */
const expectEnd = async (socket: FrameSocket) => expect(await socket.hears(NEVER)).toBeNull();

it('a connection of which no hello comes is ended', async () => {
  await expectEnd(await connection(amina));
});

it('so is one whose hello was refused', async () => {
  const socket = await connection(null);
  socket.send(HELLO);
  expect(await socket.hears(REFUSED)).toContain('"status":401');
  await expectEnd(socket);
});

it('so is one that takes its hello back', async () => {
  const socket = await connection(amina);
  socket.send(HELLO);
  await socket.hears(IN);
  socket.send(LEFT);
  await expectEnd(socket);
});

it('so is one that says hello twice, at once or later, and has one place in line at most', async () => {
  const hasty = await connection(amina);
  for (let n = 0; n < 50; n += 1) hasty.send(HELLO);
  await expectEnd(hasty);
  expect(hasty.heard.filter((frame) => IN.test(frame)).length).toBeLessThanOrEqual(1);
  const later = await connection(amina);
  later.send(HELLO);
  await later.hears(IN);
  later.send(HELLO);
  await expectEnd(later);
});
