import { ProblemException } from '../problem/problem-exception.js';

/** What may not be read does not exist: the same answer for "is not" and "is not yours". */
export function assertVisible(readable: boolean): asserts readable {
  if (!readable) throw notFound();
}

export const notFound = (): ProblemException => new ProblemException(404, { detail: 'There is nothing here, or it is not open to you.' });

/** Readable, but not allowed. */
export function authorize(allowed: boolean): asserts allowed {
  if (!allowed) throw new ProblemException(403, { detail: 'You may read this, but not do that.' });
}
