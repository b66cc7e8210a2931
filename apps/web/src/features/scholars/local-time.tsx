import { useSyncExternalStore } from 'react';
import { timeIn } from '../../lib/dates';
import { t } from './messages';

const MINUTE = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all faces of a page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tell) => tell()), MINUTE / 4);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const thisMinute = () => Math.floor(Date.now() / MINUTE);

/** What the clock shows where a scholar is, kept true while the page stands. */
export function LocalTime({ zone }: { zone: string }) {
  const minute = useSyncExternalStore(subscribe, thisMinute);
  const time = timeIn(zone, minute * MINUTE);
  return time ? <span>{t('card.timeThere', { time })}</span> : null;
}
