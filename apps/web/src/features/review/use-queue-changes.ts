import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLiveEvents } from '../../lib/live-client';
import { reviewQueries } from './review.queries';

/** However fast cases come and go, the list is asked for once in this time. */
const GATHER_MS = 300;
const LISTS = { queryKey: [...reviewQueries.all, 'list'] };

/**
 * Keeps the queue true while cases change. The list is never asked anew in the middle of another request for it: that would begin
 * from the start each time, and on a busy day "Show more" would never end.
 */
export function useQueueChanges(): void {
  const cache = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  const gather = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      if (cache.isFetching(LISTS) > 0) gather();
      else void cache.invalidateQueries(LISTS);
    }, GATHER_MS);
  };
  useLiveEvents({
    'review.changed': ({ id }) => {
      gather();
      void cache.invalidateQueries({ queryKey: reviewQueries.case(id).queryKey });
    },
  });
}
