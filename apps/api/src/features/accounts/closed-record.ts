import { ProblemException } from '../../common/problem/problem-exception.js';

/** What whoever proved that an account is his is told where its record is deceased, merged or not claimed. */
export const closedRecord = (): ProblemException =>
  new ProblemException(403, { detail: 'This record is closed. Please write to us if that is not right.' });
