import * as z from 'zod';
import { id } from './id.js';
import { cursor, limitUpTo, pageOf } from './page.js';
import { enrollmentRole, scholarCard } from './scholars.js';

/** Where a cohort meets: in Boston, over the net, or both. */
export const cohortFormat = z.enum(['boston', 'remote', 'hybrid']);

export const cohortRow = z
  .object({
    id,
    name: z.string(),
    year: z.int(),
    format: cohortFormat,
    startsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
    scholarCount: z.int().nonnegative(),
    isMine: z.boolean(),
  })
  .meta({ id: 'CohortRow' });
export type CohortRow = z.infer<typeof cohortRow>;

export const programView = z
  .object({
    id,
    name: z.string(),
    slug: z.string(),
    description: z.string(),
    scholarCount: z.int().nonnegative(),
    firstYear: z.int().nullable(),
    lastYear: z.int().nullable(),
    cohorts: z.array(cohortRow),
  })
  .meta({ id: 'ProgramView' });
export type ProgramView = z.infer<typeof programView>;
export const programList = z.object({ items: z.array(programView) }).meta({ id: 'ProgramList' });
export type ProgramList = z.infer<typeof programList>;

export const cohortQuery = z.strictObject({ cursor: cursor.optional(), limit: limitUpTo(100, 60) });
export const rosterEntry = scholarCard
  .extend({ role: enrollmentRole, sentBy: z.object({ id, name: z.string() }).nullable() })
  .meta({ id: 'RosterEntry' });
/** A scholar whose enrollments are hidden from the viewer is counted in `scholarCount`, not listed. */
export const cohortView = cohortRow
  .extend({
    program: z.object({ id, name: z.string(), slug: z.string() }),
    space: z.object({ id, slug: z.string() }).nullable(),
    countries: z.array(z.object({ code: z.string(), count: z.int().positive() })),
    professions: z.array(z.object({ code: z.string(), name: z.string(), count: z.int().positive() })),
    roster: pageOf(rosterEntry),
  })
  .meta({ id: 'CohortView' });
export type CohortView = z.infer<typeof cohortView>;
