import { locale } from './i18n';

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

/** The moment at which the clocks there show `local`; of a time that they leap over, the next that they show. */
export function momentIn(zone: string, local: string): number | undefined {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return undefined;
  const ahead = (moment: number) => Date.parse(`${clockIn(zone, moment)}Z`) - moment;
  // The clocks' lead before and after may differ: whichever of them shows the wanted time is right.
  const leads = [ahead(wanted - 86_400_000), ahead(wanted + 86_400_000)];
  const fitting = leads.map((lead) => wanted - lead).filter((moment) => clockIn(zone, moment) === local);
  if (fitting.length > 0) return Math.min(...fitting);
  // Leapt over: with the lead of before, the hour that was left out is counted from its beginning on.
  return firstShownAfter(zone, wanted - Math.max(...leads), wanted - Math.min(...leads), local);
}

/** The first moment between two at which the clocks show `local` or later. */
function firstShownAfter(zone: string, from: number, to: number, local: string): number {
  let [low, high] = [from, to];
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (clockIn(zone, middle) >= local) high = middle;
    else low = middle;
    if (middle === low && high - low <= 60_000) break;
  }
  return high;
}

/** "1 December 2026 at 09:00", as the clocks there show it. */
export const fullTimeIn = (zone: string, moment: string | number): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(new Date(moment));
