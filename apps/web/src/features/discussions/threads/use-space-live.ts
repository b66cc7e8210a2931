import type { ThreadRow } from '@scholars-commons/shared/discussions';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useLive, useLiveEvents } from '../../../lib/live-client';
import { useViewer } from '../../accounts';
import { rowAfter, rowRead } from '../cache/thread-rows';
import { discussionQueries } from '../discussions.queries';
import { changeRows } from './change-rows';

const NONE: ReadonlySet<string> = new Set();

/**
 * Keeps the lines of a list true while it is open. Lines stay where they are, so that nothing moves under the finger;
 * `changed` counts the threads that an order of "last post first" would show above, to be shown when asked for.
 */
export function useSpaceLive(spaceId: string | undefined, rows: readonly ThreadRow[] | undefined, sort: string) {
  const live = useLive();
  const cache = useQueryClient();
  const viewerId = useViewer().scholar.id;
  const [changed, setChanged] = useState(NONE);

  useEffect(() => {
    if (!spaceId) return;
    let asked = 0;
    const { stop } = live.keepAsking(
      'space.watch',
      () => {
        asked += 1;
        return { spaceId };
      },
      // What was told while nobody listened is not told again.
      () => asked > 1 && void cache.invalidateQueries(discussionQueries.allThreads()),
    );
    return () => {
      stop();
      live.tell('space.leave', { spaceId });
    };
  }, [live, cache, spaceId]);

  useLiveEvents({
    'space.changed': (event) => {
      if (spaceId && event.spaceId !== spaceId) return;
      changeRows(cache, (row) => rowAfter(row, event, viewerId));
      const isOnTop = sort !== 'recent' || rows?.[0]?.id === event.threadId;
      const isNew = rows && !rows.some(({ id }) => id === event.threadId);
      if (event.lastAuthor.id !== viewerId && (isNew || !isOnTop)) setChanged((held) => new Set(held).add(event.threadId));
    },
    'me.changed': ({ read, caughtUp }) => {
      if (read) changeRows(cache, (row) => rowRead(row, read.threadId, read.readNumber));
      if (caughtUp) void cache.invalidateQueries(discussionQueries.allThreads());
    },
  });
  return { changed: changed.size, forget: useCallback(() => setChanged(NONE), []) };
}
