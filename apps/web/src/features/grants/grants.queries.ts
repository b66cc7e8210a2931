import type { ChangeGrants, GrantHolders, GrantsView } from '@scholars-commons/shared/grants';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';

export const grantQueries = {
  holders: () =>
    queryOptions({
      queryKey: ['grants'] as const,
      queryFn: ({ signal }) => api.get<GrantHolders>('/api/grants', { signal }),
      staleTime: 0,
    }),
  of: (scholarId: string) =>
    queryOptions({
      queryKey: ['grants', scholarId] as const,
      queryFn: ({ signal }) => api.get<GrantsView>(`/api/scholars/${scholarId}/grants`, { signal }),
      staleTime: 0,
      gcTime: 0,
    }),
};

export const grantRequests = {
  change: (scholarId: string, change: ChangeGrants) => api.put<GrantsView>(`/api/scholars/${scholarId}/grants`, change),
};
