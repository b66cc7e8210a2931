import type { NotificationPage, ReadNotifications } from '@scholars-commons/shared/notifications';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';

export const notificationQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: ['notifications'] as const,
      queryFn: ({ pageParam, signal }) => api.get<NotificationPage>('/api/notifications', { query: { cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      staleTime: 0,
    }),
};

export const notificationRequests = {
  read: (which: ReadNotifications) => api.put<{ unread: number }>('/api/notifications/read', which),
};
