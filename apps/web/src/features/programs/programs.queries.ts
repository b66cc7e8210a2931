import type { CohortView, ProgramList } from '@scholars-commons/shared/programs';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';

export const programQueries = {
  /** Every program with its cohorts; there are some dozens. */
  all: () =>
    queryOptions({
      queryKey: ['programs'] as const,
      queryFn: ({ signal }) => api.get<ProgramList>('/api/programs', { signal }),
      staleTime: 5 * 60_000,
    }),
  /** A cohort; its roster page by page, everything else with the first. */
  cohort: (cohortId: string) =>
    infiniteQueryOptions({
      queryKey: ['cohorts', cohortId] as const,
      queryFn: ({ pageParam, signal }) => api.get<CohortView>(`/api/cohorts/${cohortId}`, { signal, query: { cursor: pageParam } }),
      initialPageParam: '',
      getNextPageParam: (last) => last.roster.next ?? undefined,
    }),
};
