import { expect, it } from '@jest/globals';
import { Socket } from 'node:net';
import { setImmediate as nextLoop } from 'node:timers/promises';
import { Handshakes, HANDSHAKES_A_LOOP } from './handshakes.js';

const OURS = 'http://commons.test';
const COUNT = HANDSHAKES_A_LOOP * 3;

it('makes a few handshakes and lets whatever else has come go before the next; a connection cut meanwhile ends nothing', async () => {
  const handshakes = new Handshakes(({ origin }) => origin === OURS);
  const made: boolean[] = [];
  const sockets = Array.from({ length: COUNT }, () => new Socket());
  for (const [n, socket] of sockets.entries())
    handshakes.allow({ headers: { origin: n % 2 ? OURS : 'http://elsewhere.example' }, socket }, (_error, isAllowed) =>
      made.push(isAllowed),
    );
  expect(made).toEqual([false, true, false, true]);
  // Without a listener this would throw.
  sockets.at(-1)?.emit('error', new Error('ECONNRESET'));
  for (let loop = 0; loop < 20 && made.length < COUNT; loop += 1) {
    const before = made.length;
    await nextLoop();
    expect(made.length - before).toBeLessThanOrEqual(HANDSHAKES_A_LOOP);
  }
  expect(made).toHaveLength(COUNT);
  expect(sockets.map((socket) => socket.listenerCount('error'))).toEqual(sockets.map(() => 0));
});
