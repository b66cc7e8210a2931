import { SetMetadata } from '@nestjs/common';
import type * as z from 'zod';

/** A kind of work that waits in Postgres: its name, what it is told, and how often it is tried. */
export interface Job<P extends z.ZodType = z.ZodType> {
  name: string;
  payload: P;
  /** How often it is run before it is set aside, the first time included; the pause between tries doubles. */
  tries: number;
  retryDelaySeconds: number;
  /** A run that takes longer counts as lost (its process died) and is tried again. */
  expireSeconds: number;
  /** Nothing of it is kept once it is done: what it was told is secret. */
  isForgotten: boolean;
  /** Runs by itself at these times (cron, UTC) with an empty payload. */
  cron?: string;
}

/** Names are orders: `send-mail`. Running a job twice must do no harm. */
export const defineJob = <P extends z.ZodType>(
  name: string,
  payload: P,
  { tries = 5, retryDelaySeconds = 10, expireSeconds = 300, isForgotten = false, cron }: Partial<Omit<Job, 'name' | 'payload'>> = {},
): Job<P> => ({ name, payload, tries, retryDelaySeconds, expireSeconds, isForgotten, ...(cron ? { cron } : {}) });

/** What runs a job. Marked with `@Handles(job)`, a provider of its feature. */
export interface JobHandler<J extends Job> {
  run(payload: z.infer<J['payload']>, jobId: string): Promise<void>;
}

export const HANDLES = 'commons:handles';
export const Handles = (job: Job) => SetMetadata(HANDLES, job);
