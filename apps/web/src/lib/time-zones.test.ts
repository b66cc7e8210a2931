import { describe, expect, it } from '@jest/globals';
import { clockIn, momentIn } from './time-zones';

const at = (zone: string, local: string) => new Date(momentIn(zone, local) ?? Number.NaN).toISOString();

describe('a time on the clocks of a zone', () => {
  it.each([
    ['Africa/Nairobi', '2026-12-01T09:00', '2026-12-01T06:00:00.000Z'],
    ['America/New_York', '2026-07-01T09:00', '2026-07-01T13:00:00.000Z'],
    ['America/New_York', '2026-12-01T09:00', '2026-12-01T14:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-01T09:00', '2026-12-01T03:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-01T00:00', '2026-11-30T10:00:00.000Z'],
    // An hour before and after the clocks change.
    ['Europe/Zurich', '2026-03-29T01:30', '2026-03-29T00:30:00.000Z'],
    ['Europe/Zurich', '2026-03-29T03:30', '2026-03-29T01:30:00.000Z'],
    // Shown twice: the second time.
    ['Europe/Zurich', '2026-10-25T02:30', '2026-10-25T01:30:00.000Z'],
    ['Europe/Zurich', '2026-10-25T01:30', '2026-10-24T23:30:00.000Z'],
    // Leapt over: as much later, 03:30.
    ['Europe/Zurich', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ])('in %s, %s is %s', (zone, local, instant) => expect(at(zone, local)).toBe(instant));

  it('is none where nothing is written yet', () => expect(momentIn('Europe/Zurich', '')).toBeUndefined());

  it('is shown by the clocks there', () => expect(clockIn('Asia/Tokyo', Date.parse('2026-12-31T20:05:00Z'))).toBe('2027-01-01T05:05'));
});
