import { expect, it } from '@jest/globals';
import { spanOf } from './page-span.js';

it.each([
  ['the beginning', {}, 100, [0, 20]],
  ['after a number', { after: 40 }, 100, [40, 60]],
  ['after, near the end', { after: 90 }, 100, [90, 100]],
  ['after the end', { after: 100 }, 100, [100, 100]],
  ['far beyond the end', { after: 5000 }, 100, [100, 100]],
  ['before a number', { before: 41 }, 100, [20, 40]],
  ['before, near the beginning', { before: 5 }, 100, [0, 4]],
  ['before the beginning', { before: 0 }, 100, [0, 0]],
  ['before, beyond the end', { before: 5000 }, 100, [80, 100]],
  ['around a number', { around: 50 }, 100, [40, 60]],
  ['around the first', { around: 1 }, 100, [0, 20]],
  ['around the last', { around: 100 }, 100, [80, 100]],
  ['around nothing', { around: 0 }, 100, [0, 20]],
  ['around beyond the end', { around: 5000 }, 100, [80, 100]],
  ['around in a short thread', { around: 3 }, 5, [0, 5]],
  ['a short thread', {}, 5, [0, 5]],
])('%s', (_what, query, last, [above, upTo]) => expect(spanOf({ limit: 20, ...query }, last)).toEqual({ above, upTo }));

it('holds the number it goes around', () => {
  for (let around = 1; around <= 100; around += 1) {
    const { above, upTo } = spanOf({ around, limit: 7 }, 100);
    expect(above < around && around <= upTo && upTo - above === 7).toBe(true);
  }
});
