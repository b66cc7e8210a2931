import { retryMs } from '@scholars-commons/shared/reconnection';
import { ProblemError } from './api-client';

/** Where the server does not say how long. */
const USUAL_S = 3;

/** Milliseconds to wait where more people were there than could be answered; undefined for every other failure. The type is `problemTypes.crowded`, which would bring zod along. */
export function crowdedFor(error: unknown): number | undefined {
  if (!(error instanceof ProblemError) || error.problem.type !== '/problems/crowded') return undefined;
  return retryMs(0, error.problem.retryAfter ?? USUAL_S);
}
