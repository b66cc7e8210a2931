import { locale, messages } from './i18n';

const t = messages('dates', { justNow: 'just now' });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Moment = string | number | Date;
const at = (moment: Moment) => new Date(moment);

const formats = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locale(), options);
    formats.set(key, known);
  }
  return known;
}

/**
 * "just now", "12 minutes ago", "yesterday", then the date. A moment ahead of this clock is "just now":
 * the server's clock and this device's need not agree, and nothing here has happened in the future.
 */
export function relativeTime(moment: Moment, now: Moment = Date.now()): string {
  const past = Math.max(0, at(now).getTime() - at(moment).getTime());
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  if (past < MINUTE) return t('justNow');
  if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute');
  if (past < DAY) return relative.format(-Math.floor(past / HOUR), 'hour');
  if (past < 7 * DAY) return relative.format(-Math.floor(past / DAY), 'day');
  return shortDate(moment, now);
}

/** "12 May", with the year where it is not this one. */
export function shortDate(moment: Moment, now: Moment = Date.now()): string {
  const year = at(moment).getFullYear() === at(now).getFullYear() ? undefined : 'numeric';
  return format({ day: 'numeric', month: 'short', year }).format(at(moment));
}

/** "12 May 2026". */
export const longDate = (moment: Moment): string => format({ dateStyle: 'long' }).format(at(moment));

/** "14:02" as this reader's language writes it. */
export const clockTime = (moment: Moment): string => format({ hour: 'numeric', minute: '2-digit' }).format(at(moment));

/** "12 May 2026 at 14:02", for the tooltip of a relative time. */
export const fullTime = (moment: Moment): string => format({ dateStyle: 'long', timeStyle: 'short' }).format(at(moment));

/** What the clock shows there now ("07:40"); undefined where the zone is not known here. */
export function timeIn(zone: string, now: Moment = Date.now()): string | undefined {
  try {
    return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(at(now));
  } catch {
    return undefined;
  }
}

/** A date as precise as it is known: "2019", "2019-03" or "2019-03-12". No time zone moves it. */
export function partialDate(text: string): string {
  const [year, month, day] = text.split('-').map(Number);
  if (!year) return text;
  if (!month) return String(year);
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  return format({ year: 'numeric', month: 'long', day: day ? 'numeric' : undefined, timeZone: 'UTC' }).format(date);
}
