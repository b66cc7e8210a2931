import type {
  CannedReason,
  CannedReasons,
  ChangeCannedReason,
  Decide,
  DecisionView,
  FlagView,
  NewAppeal,
  NewFlag,
  NewSuspensionAppeal,
  ReviewCase,
  ReviewPage,
} from '@scholars-commons/shared/review';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';
import type { ReviewSearch } from '../../lib/urls';

/** What scholars can ask staff to look at. */
export type Flaggable = 'posts' | 'news' | 'scholars';

const LIST = ['review'] as const;

export const reviewQueries = {
  all: LIST,
  list: ({ kind, state }: Pick<ReviewSearch, 'kind' | 'state'>) =>
    infiniteQueryOptions({
      queryKey: [...LIST, 'list', { kind, state }] as const,
      queryFn: ({ pageParam, signal }) => api.get<ReviewPage>('/api/review', { query: { kind, state, cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      staleTime: 0,
    }),
  case: (reviewId: string) =>
    queryOptions({
      queryKey: [...LIST, 'case', reviewId] as const,
      queryFn: ({ signal }) => api.get<ReviewCase>(`/api/review/${reviewId}`, { signal }),
      staleTime: 0,
    }),
  canned: () =>
    queryOptions({
      queryKey: ['canned-reasons'] as const,
      queryFn: ({ signal }) => api.get<CannedReasons>('/api/canned-reasons', { signal }),
      staleTime: 60_000,
    }),
  decision: (reviewId: string) =>
    queryOptions({
      queryKey: ['decisions', reviewId] as const,
      queryFn: ({ signal }) => api.get<DecisionView>(`/api/decisions/${reviewId}`, { signal }),
      staleTime: 0,
    }),
};

export const reviewRequests = {
  flag: (thing: Flaggable, id: string, flag: NewFlag) => api.post<FlagView>(`/api/${thing}/${id}/flags`, flag),
  hold: (reviewId: string) => api.post<ReviewCase>(`/api/review/${reviewId}/hold`),
  release: (reviewId: string) => api.post<ReviewCase>(`/api/review/${reviewId}/release`),
  decide: (reviewId: string, decision: Decide) => api.post<ReviewCase>(`/api/review/${reviewId}/decisions`, decision),
  undo: (reviewId: string) => api.post<ReviewCase>(`/api/review/${reviewId}/undo`),
  changeCanned: (reasonId: string, change: ChangeCannedReason) => api.patch<CannedReason>(`/api/canned-reasons/${reasonId}`, change),
  appeal: (reviewId: string, appeal: NewAppeal) => api.post<DecisionView>(`/api/decisions/${reviewId}/appeal`, appeal),
  appealSuspension: (appeal: NewSuspensionAppeal) => api.post('/api/suspension-appeals', appeal),
};
