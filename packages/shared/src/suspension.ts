import * as z from 'zod';
import { id } from './id.js';
import { instant, line } from './text.js';

/** A scholar who may not take part for a while; `until` null means until somebody lifts it. */
export const suspension = z.object({ reason: z.string(), until: instant.nullable() }).meta({ id: 'Suspension' });
export type Suspension = z.infer<typeof suspension>;

/** Whether somebody is suspended, and what the viewer may do about it. */
export const suspensionView = z
  .object({ scholarId: id, suspension: suspension.nullable(), can: z.object({ suspend: z.boolean(), lift: z.boolean() }) })
  .meta({ id: 'SuspensionView' });
export type SuspensionView = z.infer<typeof suspensionView>;

/** The person reads the reason at the next sign-in. `until`: an instant to come, at most two years away. `was`: what the page showed. */
export const suspend = z.strictObject({
  reason: line(500, 3),
  until: instant.nullable(),
  was: z.strictObject(suspension.shape).nullable(),
});
export type Suspend = z.infer<typeof suspend>;
