import { problemTypes } from '@scholars-commons/shared/problem';
import type { ReviewCase, ReviewOutcome } from '@scholars-commons/shared/review';
import { ProblemException } from '../../common/problem/problem-exception.js';

const DID: Record<ReviewOutcome['decision'], string> = {
  keep: 'kept it',
  remove: 'removed it',
  'remove-and-warn': 'warned its author',
  suspend: 'suspended its author',
  uphold: 'upheld the decision',
  overturn: 'overturned the decision',
  publish: 'published it',
  schedule: 'scheduled it',
  return: 'returned it',
  decline: 'declined it',
  withdraw: 'withdrew it',
};

const MINUTE_MS = 60_000;

function ago(at: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE_MS);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return hours === 1 ? 'an hour ago' : `${hours} hours ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** Who did what, and when: `Lee Park removed it a minute ago.` */
export const outcomeWords = ({ decision, byName, at }: ReviewOutcome, now = Date.now()): string =>
  `${byName ?? 'Somebody'} ${DID[decision]} ${ago(at, now)}.`;

/** 409: somebody decided first. The page shows how. */
export const decidedAlready = (current: ReviewCase): ProblemException =>
  new ProblemException(409, {
    type: problemTypes.decided,
    title: 'Decided already',
    detail: current.outcome ? outcomeWords(current.outcome) : 'Somebody decided this meanwhile.',
    current,
  });

/** 409: it can no longer be taken back here. */
export const tooLate = (current: ReviewCase): ProblemException =>
  new ProblemException(409, { detail: 'It is too late to undo this: the people concerned are being told.', current });
