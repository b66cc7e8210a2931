import { useQuery } from '@tanstack/react-query';
import { jobQueries } from './jobs.queries';

const AGAIN_MS = 5 * 60_000;

/** How much work was set aside, for those who can do something about it; zero until it is known. */
export function useSetAside(isAdmin: boolean): number {
  const { data = 0 } = useQuery({
    ...jobQueries.all(),
    enabled: isAdmin,
    refetchInterval: AGAIN_MS,
    select: ({ queues }) => queues.reduce((sum, { setAside }) => sum + setAside, 0),
  });
  return data;
}
