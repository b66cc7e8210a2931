import { problemTypes } from '@scholars-commons/shared/problem';
import { ProblemException } from './problem-exception.js';

/** 503 for a request that is one too many just now: by design, so the log says it once for all of them. */
export class Crowded extends ProblemException {
  constructor(retryAfter: number) {
    super(503, {
      type: problemTypes.crowded,
      detail: 'Very many people are here just now. Please try again in a few seconds. Nothing was changed.',
      retryAfter,
    });
  }
}
