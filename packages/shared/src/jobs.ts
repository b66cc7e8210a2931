import * as z from 'zod';
import { id } from './id.js';
import { instant } from './text.js';

/** A kind of work that is done behind the scenes, and how much of it there is. */
export const jobQueue = z
  .object({
    /** The kind as the code names it: `send-mail`. */
    name: z.string(),
    waiting: z.int(),
    running: z.int(),
    setAside: z.int(),
    /** Since when the oldest waits that was neither done nor set aside. */
    oldestAt: instant.nullable(),
  })
  .meta({ id: 'JobQueue' });
export type JobQueue = z.infer<typeof jobQueue>;

/** `set-aside`: its tries are used up, and nothing happens until somebody of staff says so. */
export const jobState = z.enum(['set-aside', 'waiting', 'running']);
export type JobState = z.infer<typeof jobState>;

/** Work that failed at least once and is not done. What it was told stays where it is: it holds addresses, words and links. */
export const failedJob = z
  .object({
    id,
    queue: z.string(),
    state: jobState,
    tries: z.int(),
    createdAt: instant,
    /** When the last try ended, or began where it goes on. */
    triedAt: instant,
    /** Null unless it waits. */
    nextTryAt: instant.nullable(),
    /** The class of the last failure and its code, never its words: `QueryFailedError 57014`. */
    failure: z.string().nullable(),
  })
  .meta({ id: 'FailedJob' });
export type FailedJob = z.infer<typeof failedJob>;

/**
 * `items`: those set aside first, the latest first; at most 100. `failed`: how many there are. `givenUp`: what an admin gave up in the last
 * day, the latest first, at most 200: what is in neither list any more is done.
 */
export const jobsView = z
  .object({ queues: z.array(jobQueue), failed: z.int(), items: z.array(failedJob), givenUp: z.array(id) })
  .meta({ id: 'JobsView' });
export type JobsView = z.infer<typeof jobsView>;

/** All of one kind that were set aside: after an hour without a mail server nobody presses three hundred times. */
export const retryJobs = z.strictObject({ queue: z.string().regex(/^[a-z0-9-]{1,60}$/, 'Not a kind of work, such as send-mail') });
export type RetryJobs = z.infer<typeof retryJobs>;
export const retriedJobs = z.object({ count: z.int() }).meta({ id: 'RetriedJobs' });
export type RetriedJobs = z.infer<typeof retriedJobs>;
