import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../lib/api-client';

/** A refusal stays a refusal; only silence and a failing server are worth asking again. */
const worthAsking = (error: unknown) => error instanceof ProblemError && (error.status === 0 || error.status >= 500);

/** Server data lives here only. Live events write into it; a return to the tab asks again for what may have grown old. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && worthAsking(error),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
      mutations: { retry: false },
    },
  });
}
