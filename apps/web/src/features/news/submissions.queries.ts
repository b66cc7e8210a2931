import type { SubmissionPage, SubmissionState, SubmissionView } from '@scholars-commons/shared/news';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';

export const submissionQueries = {
  all: () => ['submissions'] as const,
  mine: (state?: SubmissionState) =>
    infiniteQueryOptions({
      queryKey: ['submissions', 'mine', state ?? 'all'] as const,
      queryFn: ({ pageParam, signal }) => api.get<SubmissionPage>('/api/news-submissions', { signal, query: { state, cursor: pageParam } }),
      initialPageParam: '',
      getNextPageParam: (last) => last.next ?? undefined,
      // An editor may have acted since.
      staleTime: 0,
    }),
  one: (submissionId: string) =>
    queryOptions({
      queryKey: ['submissions', 'one', submissionId] as const,
      queryFn: ({ signal }) => api.get<SubmissionView>(`/api/news-submissions/${submissionId}`, { signal }),
      staleTime: 0,
    }),
};
