import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../lib/api-client';
import { crowdedFor } from '../lib/crowded';
import { keepRefusals } from './steady-refusals';

/** Longer than this nobody waits in front of an empty page without a word. */
const PATIENCE_S = 10;

/** A refusal stays a refusal; only silence, a failing server and one that is busy for moments are worth asking again. */
const worthAsking = (error: unknown) => {
  if (!(error instanceof ProblemError)) return false;
  const { status, problem } = error;
  if ((problem.retryAfter ?? 0) > PATIENCE_S) return false;
  return status === 0 || status === 429 || status >= 500;
};

/** When the server wants to be asked again, and a little later than the others whom it told the same. */
function pauseBefore(attempt: number, error: unknown): number {
  const asked = error instanceof ProblemError ? (error.problem.retryAfter ?? 0) * 1_000 : 0;
  return Math.max(400 * 2 ** attempt, asked * (1 + Math.random() / 4));
}

/** In a crowd once, when it was said to; then the page says why it waits, and goes on asking. */
const mostFailures = (error: unknown) => (crowdedFor(error) === undefined ? 2 : 1);

/** Server data lives here only. Live events write into it; a return to the tab asks again for what may have grown old. */
export function createQueryClient(): QueryClient {
  const cache = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < mostFailures(error) && worthAsking(error),
        retryDelay: pauseBefore,
      },
      mutations: { retry: false },
    },
  });
  keepRefusals(cache);
  return cache;
}
