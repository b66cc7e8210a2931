import type { ThreadView } from '@scholars-commons/shared/discussions';
import { problemTypes } from '@scholars-commons/shared/problem';
import { badField, ProblemException } from '../../common/problem/problem-exception.js';

/** The thread takes no more posts; the page shows why and by whom. */
export const threadClosed = (): ProblemException =>
  new ProblemException(403, {
    type: problemTypes.threadClosed,
    title: 'Thread closed',
    detail: 'This thread is closed. It takes no new posts.',
  });

/** A moderator says why. */
export const reasonMissing = (): ProblemException => badField('/reason', 'Give a reason: the author will read it');

/** What stands under this id has other words; the page leads there and keeps those that were not taken. */
export const alreadyPosted = (current: ThreadView): ProblemException =>
  new ProblemException(409, {
    type: problemTypes.alreadyPosted,
    title: 'Already posted',
    detail: 'This thread was posted before, with other words.',
    current,
  });
