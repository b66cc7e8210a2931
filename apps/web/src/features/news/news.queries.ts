import type { CongratulationsView, NewsItem, NewsPage } from '@scholars-commons/shared/news';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';

/** What a list of news is narrowed to. */
export interface NewsFilters {
  kind?: string | undefined;
  country?: string | undefined;
  institution?: string | undefined;
  scholar?: string | undefined;
  limit?: number | undefined;
}

export const newsQueries = {
  all: () => ['news'] as const,
  lists: () => ['news', 'list'] as const,
  list: (filters: NewsFilters) =>
    infiniteQueryOptions({
      queryKey: ['news', 'list', filters] as const,
      queryFn: ({ pageParam, signal }) => api.get<NewsPage>('/api/news', { signal, query: { ...filters, cursor: pageParam } }),
      initialPageParam: '',
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  item: (newsId: string) =>
    queryOptions({
      queryKey: ['news', 'item', newsId] as const,
      queryFn: ({ signal }) => api.get<NewsItem>(`/api/news/${newsId}`, { signal }),
    }),
};

export const newsRequests = {
  congratulate: (newsId: string, isWanted: boolean) =>
    isWanted
      ? api.put<CongratulationsView>(`/api/news/${newsId}/congratulations`)
      : api.delete<CongratulationsView>(`/api/news/${newsId}/congratulations`),
  answer: (newsId: string, agrees: boolean) => api.put<NewsItem>(`/api/news/${newsId}/standing`, { agrees }),
};
