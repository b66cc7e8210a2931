import type { PositionView } from '@scholars-commons/shared/scholars';

/** A partial date as a point on the axis of years: 2019 is 2019, 2019-07 is 2019.5. */
export function yearOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return year + (month - 1) / 12 + (day - 1) / 365;
}

/** Where a partial date ends: a mere year lasts to its end. */
function endOf(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (!month) return year + 1;
  return day ? yearOf(date) : year + month / 12;
}

export interface Stretch {
  position: PositionView;
  from: number;
  to: number;
  lane: number;
}

/** Positions with a beginning, laid into lanes so that those of the same time stand one above the other. */
export function stretchesOf(positions: readonly PositionView[], now: number): Stretch[] {
  const dated = positions
    .flatMap((position) => (position.from ? [{ position, from: yearOf(position.from), to: position.to ? endOf(position.to) : now }] : []))
    .filter(({ from, to }) => to >= from)
    .sort((a, b) => a.from - b.from);
  const lasts: Stretch[] = [];
  return dated.map((next) => {
    const free = lasts.findIndex((last) => endsBefore(last, next.from));
    const lane = free < 0 ? lasts.length : free;
    const last = lasts[lane];
    // "Until 2015" and "since April 2015" follow each other.
    if (last && last.to > next.from) last.to = next.from;
    const stretch = { ...next, lane };
    lasts[lane] = stretch;
    return stretch;
  });
}

/** An end of which only the year is known may lie anywhere in it. */
const endsBefore = ({ position, to }: Stretch, from: number) => (position.to?.length === 4 ? to - 1 <= from : to <= from);

/** Round years for the axis, at most about six. */
export function ticksOf(from: number, to: number): number[] {
  const step = [1, 2, 5, 10, 20].find((years) => (to - from) / years <= 6) ?? 50;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}

/** The latest first, what goes on before what ended; without dates last. */
export function byLatest(a: PositionView, b: PositionView): number {
  if (a.isMain !== b.isMain) return a.isMain ? -1 : 1;
  const end = (position: PositionView) => (position.to ? endOf(position.to) : position.from ? Number.POSITIVE_INFINITY : 0);
  const begin = (position: PositionView) => (position.from ? yearOf(position.from) : 0);
  return end(b) - end(a) || begin(b) - begin(a);
}
