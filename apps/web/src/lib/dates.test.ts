import { describe, expect, it } from '@jest/globals';
import { partialDate, relativeTime, shortDate, timeIn } from './dates';

const now = '2026-05-20T12:00:00.000Z';

describe('relativeTime', () => {
  it.each([
    ['2026-05-20T11:59:30.000Z', 'just now'],
    ['2026-05-20T12:04:00.000Z', 'just now'],
    ['2026-05-20T11:48:00.000Z', '12 minutes ago'],
    ['2026-05-20T09:00:00.000Z', '3 hours ago'],
    ['2026-05-19T11:00:00.000Z', 'yesterday'],
    ['2026-05-16T11:00:00.000Z', '4 days ago'],
    ['2026-05-03T12:00:00.000Z', 'May 3'],
    ['2025-05-03T12:00:00.000Z', 'May 3, 2025'],
  ])('says of %s: %s', (at, words) => expect(relativeTime(at, now)).toBe(words));
});

describe('dates', () => {
  it('leave the year out where it is this one', () => {
    expect(shortDate('2026-01-02T12:00:00.000Z', now)).toBe('Jan 2');
    expect(shortDate('2020-01-02T12:00:00.000Z', now)).toBe('Jan 2, 2020');
  });

  it.each([
    ['2019', '2019'],
    ['2019-03', 'March 2019'],
    ['2019-03-01', 'March 1, 2019'],
  ])('are as precise as they are known: %s is %s', (text, words) => expect(partialDate(text)).toBe(words));

  it('know what the clock shows elsewhere, and say nothing of zones they do not know', () => {
    expect(timeIn('Africa/Nairobi', now)).toMatch(/^3:00.PM$/);
    expect(timeIn('Nowhere/Land', now)).toBeUndefined();
  });
});
