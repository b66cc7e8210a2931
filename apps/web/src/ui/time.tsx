import { useEffect, useReducer } from 'react';
import { fullTime, relativeTime } from '../lib/dates';

const MINUTE = 60_000;

/** "12 minutes ago", kept true while the page stands; the whole date on hover and for machines. */
export function Time({ at }: { at: string }) {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, MINUTE);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={fullTime(at)}>
      {relativeTime(at)}
    </time>
  );
}
