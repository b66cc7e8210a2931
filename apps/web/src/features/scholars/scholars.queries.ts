import type { DirectoryPage, ScholarView } from '@scholars-commons/shared/scholars';
import type { VocabularyView } from '@scholars-commons/shared/suggest';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Query } from '../../lib/api-client';

/** My own page as others see it. */
export type SeenAs = 'network' | 'cohorts';

export const scholarQueries = {
  /** Everything that shows scholars; a changed profile makes all of it old. */
  all: () => ['scholars'] as const,
  /** Pages of the directory; only the first one carries facets and total. */
  directory: (filters: Query) =>
    infiniteQueryOptions({
      queryKey: ['scholars', 'directory', filters] as const,
      queryFn: ({ pageParam, signal }) =>
        api.get<DirectoryPage>('/api/scholars', {
          signal,
          query: { ...filters, ...(pageParam ? { cursor: pageParam, facets: '0' } : {}) },
        }),
      initialPageParam: '',
      getNextPageParam: (last) => last.next ?? undefined,
      // The list stays while a filter changes: a page that empties at every press is hard to follow.
      placeholderData: keepPreviousData,
    }),
  /** Facets of the whole directory: what a narrowed one has none of stands there at zero. */
  allFacets: () =>
    queryOptions({
      queryKey: ['scholars', 'facets'] as const,
      queryFn: async ({ signal }) => (await api.get<DirectoryPage>('/api/scholars', { signal, query: { limit: 1 } })).facets,
      staleTime: 5 * 60_000,
    }),
  scholar: (scholarId: string, as?: SeenAs) =>
    queryOptions({
      queryKey: ['scholars', 'one', scholarId, as ?? 'me'] as const,
      queryFn: ({ signal }) => api.get<ScholarView>(`/api/scholars/${scholarId}`, { signal, query: { as } }),
    }),
  /** Professions and topics, in the order of the pickers. */
  vocabulary: () =>
    queryOptions({
      queryKey: ['vocabulary'] as const,
      queryFn: ({ signal }) => api.get<VocabularyView>('/api/vocabulary', { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
