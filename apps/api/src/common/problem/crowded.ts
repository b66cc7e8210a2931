import { randomInt } from 'node:crypto';
import { problemTypes } from '@scholars-commons/shared/problem';
import { ProblemException } from './problem-exception.js';

/** Those who are refused come back spread over these seconds. */
const BACK_FROM_S = 2;
const BACK_TO_S = 6;

/** 503 for a request that is one too many just now: by design, so the log says it once for all of them. */
export class Crowded extends ProblemException {
  constructor() {
    super(503, {
      type: problemTypes.crowded,
      detail: 'Very many people are here just now. Please try again in a few seconds. Nothing was changed.',
      retryAfter: randomInt(BACK_FROM_S, BACK_TO_S),
    });
  }
}
