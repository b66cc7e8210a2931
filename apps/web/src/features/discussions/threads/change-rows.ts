import type { ThreadPage, ThreadRow } from '@scholars-commons/shared/discussions';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { discussionQueries } from '../discussions.queries';

/** Changes rows in every list that is held; the order of a list stays until it is asked for anew. */
export function changeRows(cache: QueryClient, change: (row: ThreadRow) => ThreadRow): void {
  cache.setQueriesData<InfiniteData<ThreadPage, string | null>>(discussionQueries.allThreads(), (held) => {
    if (!held) return held;
    return { ...held, pages: held.pages.map((page) => ({ ...page, items: page.items.map(change) })) };
  });
}
