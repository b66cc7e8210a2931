import type { PostSearchPage } from '@scholars-commons/shared/search';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client';
import type { PostSearch } from '../../../lib/urls';

/** Posts by their words. Asked only for what somebody sent off: searches are counted by the minute. */
export const postSearch = ({ q = '', space, author }: PostSearch) =>
  infiniteQueryOptions({
    queryKey: ['discussions', 'search', { q, space: space ?? null, author: author ?? null }] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<PostSearchPage>('/api/search/posts', { query: { q, space, author, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: q !== '',
    refetchOnWindowFocus: false,
  });
