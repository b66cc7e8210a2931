import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { reviewQueries, reviewRequests } from './review.queries';

/** Whoever only passes by on the way to another case takes nothing. */
const SETTLED_MS = 300;
/** A hold ends by itself after five minutes. */
const AGAIN_MS = 120_000;

/** Tells the others that this case is open here, as long as it is. A courtesy: nothing depends on it, and failing is no matter. */
export function useHold(reviewId: string | undefined): void {
  const cache = useQueryClient();
  useEffect(() => {
    if (!reviewId) return;
    let isHeld = false;
    let isOver = false;
    const hold = () => {
      isHeld = true;
      reviewRequests
        .hold(reviewId)
        // An answer that comes late says how it was.
        .then((view) => void (isOver || cache.setQueryData(reviewQueries.case(reviewId).queryKey, view)))
        .catch(() => undefined);
    };
    const first = setTimeout(hold, SETTLED_MS);
    const again = setInterval(hold, AGAIN_MS);
    return () => {
      isOver = true;
      clearTimeout(first);
      clearInterval(again);
      if (isHeld) void reviewRequests.release(reviewId).catch(() => undefined);
    };
  }, [cache, reviewId]);
}
