import type { AuditPage } from '@scholars-commons/shared/audit';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';
import type { AuditSearch } from '../../lib/urls';

export const auditQueries = {
  list: ({ person, act, thing, from, to }: AuditSearch) =>
    infiniteQueryOptions({
      queryKey: ['audit', { person, act, thing, from, to }] as const,
      queryFn: ({ pageParam, signal }) =>
        api.get<AuditPage>('/api/audit', { query: { person, act, thing, from, to, cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      staleTime: 0,
    }),
};
