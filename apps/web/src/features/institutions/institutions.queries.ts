import type { InstitutionPage, InstitutionView } from '@scholars-commons/shared/institutions';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Query } from '../../lib/api-client';

export const institutionQueries = {
  list: (filters: Query) =>
    infiniteQueryOptions({
      queryKey: ['institutions', 'list', filters] as const,
      queryFn: ({ pageParam, signal }) =>
        api.get<InstitutionPage>('/api/institutions', { signal, query: { ...filters, cursor: pageParam } }),
      initialPageParam: '',
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  institution: (institutionId: string) =>
    queryOptions({
      queryKey: ['institutions', 'one', institutionId] as const,
      queryFn: ({ signal }) => api.get<InstitutionView>(`/api/institutions/${institutionId}`, { signal }),
    }),
};
