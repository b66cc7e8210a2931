import type { TodayView } from '@scholars-commons/shared/today';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';

export const todayQueries = {
  today: () => queryOptions({ queryKey: ['today'] as const, queryFn: ({ signal }) => api.get<TodayView>('/api/today', { signal }) }),
};
