import { expect, it } from '@jest/globals';
import { momentWords } from './moment-words.js';

const evening = new Date('2026-12-04T21:30:00Z');

it.each([
  ['Africa/Nairobi', 'Saturday 5 December 2026 at 00:30 (on the clocks of Africa/Nairobi)'],
  ['America/New_York', 'Friday 4 December 2026 at 16:30 (on the clocks of America/New York)'],
  [null, 'Friday 4 December 2026 at 21:30 (UTC)'],
  ['Nowhere/Land', 'Friday 4 December 2026 at 21:30 (UTC)'],
])('says it on the clocks of %s', (zone, words) => {
  expect(momentWords(evening, zone).replace(',', '')).toBe(words);
});
