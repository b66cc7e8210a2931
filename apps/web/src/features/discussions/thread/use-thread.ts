import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useLive, useLiveEvents } from '../../../lib/live-client';
import { setMine } from '../cache/reactions';
import type { ThreadCache } from '../cache/thread-cache';
import { applyChange, applyPulse } from '../cache/thread-changes';
import { discussionQueries } from '../discussions.queries';
import { outbox } from '../outbox/outbox';
import { openAt, ThreadWindow } from './thread-window';

/** A thread, loaded where the reader wants to be and kept true while the page stands. */
export function useThread(threadId: string, wanted: number | undefined) {
  const cache = useQueryClient();
  const query = useQuery<ThreadCache>({
    queryKey: discussionQueries.thread(threadId),
    queryFn: ({ signal }) => openAt(threadId, wanted, signal),
    // Live events keep it true; what was missed is asked for by number.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
  const window = useMemo(() => new ThreadWindow(cache, threadId), [cache, threadId]);
  useThreadLive(window, query.isSuccess);
  return { ...query, window };
}

/** The only place that knows what a fact does to a thread page. */
function useThreadLive(window: ThreadWindow, isLoaded: boolean): void {
  const live = useLive();
  const { threadId } = window;
  const watchAgain = useRef<() => void>(undefined);
  useEffect(() => {
    if (!isLoaded) return;
    const watching = live.keepAsking('thread.watch', window.watching, (answer) => void window.hearWatch(answer));
    const stopTelling = live.onConnected(() => void window.tellAgain());
    watchAgain.current = watching.again;
    return () => {
      watching.stop();
      stopTelling();
      live.tell('thread.leave', { threadId });
    };
  }, [live, window, threadId, isLoaded]);

  useEffect(() => outbox.onSent((post) => post.threadId === threadId && window.applyPost(post)), [window, threadId]);

  useLiveEvents({
    'thread.changed': (event) => event.threadId === threadId && window.update((held) => applyChange(held, event)),
    'thread.pulse': (event) => event.threadId === threadId && window.update((held) => applyPulse(held, event.seq)),
    'me.changed': ({ read, reactions, rights }) => {
      if (rights) {
        watchAgain.current?.();
        void window.refreshRights();
      }
      if (read?.threadId === threadId) window.hearMarker(read.readNumber);
      if (reactions?.threadId === threadId) window.update((held) => setMine(held, reactions.postId, reactions.kinds));
    },
  });
}
