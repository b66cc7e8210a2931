import type { FailedJob, JobsView, RetriedJobs, RetryJobs } from '@scholars-commons/shared/jobs';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';

export const jobQueries = {
  all: () =>
    queryOptions({
      queryKey: ['jobs'] as const,
      queryFn: ({ signal }) => api.get<JobsView>('/api/jobs', { signal }),
      staleTime: 60_000,
    }),
};

export const jobRequests = {
  retry: (jobId: string) => api.post<FailedJob>(`/api/jobs/${jobId}/retry`),
  retryAll: (queue: string) => api.post<RetriedJobs>('/api/jobs/retries', { queue } satisfies RetryJobs),
  giveUp: (jobId: string) => api.post(`/api/jobs/${jobId}/give-up`),
};
