import { locale } from './i18n';

const DAY_MS = 86_400_000;

/** The zone that this device's clock runs in. */
export const deviceZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "America/New York". */
export const zoneWords = (zone: string): string => zone.replaceAll('_', ' ');

/** Every zone that this browser knows, and the given ones, by name. */
export const zonesWith = (...others: string[]): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), deviceZone(), ...others])].filter(Boolean).sort();

const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** What the clocks there show at a moment, as `2026-12-01T09:00`. */
export function clockIn(zone: string, moment: number): string {
  const shown = new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: zone }).formatToParts(moment);
  const of = (type: string) => shown.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/**
 * The moment at which the clocks there show `local`, as the api reckons it: of a time that they show twice the second one, and a time
 * that they leap over is as much later.
 */
export function momentIn(zone: string, local: string): number | undefined {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return undefined;
  const lead = (moment: number) => Date.parse(`${clockIn(zone, moment)}Z`) - moment;
  // Where the clocks change, they are ahead of UTC by one span before and by another after.
  const moments = [wanted - DAY_MS, wanted + DAY_MS].map((moment) => wanted - lead(moment));
  const fitting = moments.filter((moment) => clockIn(zone, moment) === local);
  return Math.max(...(fitting.length > 0 ? fitting : moments));
}

/** "1 December 2026 at 09:00", as the clocks there show it. */
export const fullTimeIn = (zone: string, moment: string | number): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(new Date(moment));
