import { useEffect, useRef } from 'react';
import { crowdedFor } from '../lib/crowded';

/** Asks again by itself where the server said when there will be room; whoever presses before that has asked already. */
export function useAskingAgain(error: unknown, onRetry: (() => unknown) | undefined): void {
  const latest = useRef(onRetry);
  useEffect(() => {
    latest.current = onRetry;
  });
  useEffect(() => {
    const wait = crowdedFor(error);
    if (wait === undefined) return;
    const timer = setTimeout(() => latest.current?.(), wait);
    return () => clearTimeout(timer);
  }, [error]);
}
