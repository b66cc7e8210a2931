import * as z from 'zod';
import { instant } from './text.js';

/** RFC 9457 problem details. `errors` points at fields by JSON pointer (RFC 6901); `requestId` is for whoever reports the trouble. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    requestId: z.string().optional(),
    /** Seconds; beside the header Retry-After, for callers over the socket. */
    retryAfter: z.number().optional(),
    /** The present view of the thing, when a stale write was refused (409). */
    current: z.unknown().optional(),
    /**
     * With the type `suspended` (403), after somebody proved who he is: why, until when (null: until somebody lifts it), and the token
     * that an appeal is sent with; null once he has appealed.
     */
    suspension: z.object({ reason: z.string(), until: instant.nullable(), appealToken: z.string().nullable() }).optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;

/** Types of their own: the page acts on them. All other problems are `about:blank`. */
export const problemTypes = {
  threadClosed: '/problems/thread-closed',
  stale: '/problems/stale',
  /** Somebody decided this case first; `current` is the case with its outcome. */
  decided: '/problems/decided',
  /** The same person posted other words under this id before; `current` is what stands there. */
  alreadyPosted: '/problems/already-posted',
  linkUsed: '/problems/link-used',
  linkExpired: '/problems/link-expired',
  linkUnknown: '/problems/link-unknown',
  suspended: '/problems/suspended',
  commonPassword: '/problems/common-password',
  /** Too many at once (503): the same request is welcome after `retryAfter` seconds. */
  crowded: '/problems/crowded',
} as const;
