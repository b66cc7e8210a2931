import { expect, it } from '@jest/globals';
import { setImmediate as nextLoop } from 'node:timers/promises';
import { Handshakes, HANDSHAKES_A_LOOP } from './handshakes.js';

const OURS = 'http://commons.test';

it('makes a few handshakes and lets whatever else has come go before the next', async () => {
  const handshakes = new Handshakes(({ origin }) => origin === OURS);
  const made: boolean[] = [];
  for (let n = 0; n < HANDSHAKES_A_LOOP * 3; n += 1)
    handshakes.allow({ headers: { origin: n % 2 ? OURS : 'http://elsewhere.example' } }, (_error, isAllowed) => made.push(isAllowed));
  expect(made).toEqual([false, true, false, true]);
  for (let loop = 0; loop < 20 && made.length < HANDSHAKES_A_LOOP * 3; loop += 1) {
    const before = made.length;
    await nextLoop();
    expect(made.length - before).toBeLessThanOrEqual(HANDSHAKES_A_LOOP);
  }
  expect(made).toHaveLength(HANDSHAKES_A_LOOP * 3);
});
