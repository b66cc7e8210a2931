import * as z from 'zod';
import { id } from './id.js';
import { cursor, limitUpTo, pageOf } from './page.js';
import { cohortRef, scholarCard } from './scholars.js';
import { countryCode, query } from './text.js';

/** An institution with five or more living scholars whose current main position is there is a hub. */
export const HUB_AT = 5;

export const institutionStatus = z.enum(['active', 'inactive', 'withdrawn']);
export type InstitutionStatus = z.infer<typeof institutionStatus>;

export const institutionRow = z
  .object({
    id,
    name: z.string(),
    countryCode: countryCode.nullable(),
    city: z.string().nullable(),
    scholarCount: z.int().nonnegative(),
    sentCount: z.int().nonnegative(),
    isHub: z.boolean(),
    isProposed: z.boolean(),
    /** Inactive: closed. Withdrawn: the registry took it back, as a mistake or a double. */
    status: institutionStatus,
  })
  .meta({ id: 'InstitutionRow' });
export type InstitutionRow = z.infer<typeof institutionRow>;

export const institutionsQuery = z.strictObject({
  q: query.default(''),
  country: countryCode.optional(),
  hub: z.enum(['0', '1']).optional(),
  sort: z.enum(['name', 'scholars', 'sent']).default('scholars'),
  cursor: cursor.optional(),
  limit: limitUpTo(60, 30),
});
export type InstitutionsQuery = z.infer<typeof institutionsQuery>;
export const institutionPage = pageOf(institutionRow)
  .extend({ countries: z.array(z.object({ value: countryCode, count: z.int().positive() })).nullable(), hubs: z.int().nonnegative() })
  .meta({ id: 'InstitutionPage' });
export type InstitutionPage = z.infer<typeof institutionPage>;

/** Another institution that a registry names with it; `id` is null where it is not in our list. */
const kin = z.object({ id: id.nullable(), name: z.string() });

/**
 * `successor`: of a closed one, where its people are counted now. Where it was divided there is none, and `successors` names them.
 * `scholarCount` counts hidden positions too, so `people` may be fewer. `missing`: how many more make it a hub, said at
 * 3 and 4.
 */
export const institutionView = institutionRow
  .extend({
    rorId: z.string().nullable(),
    webPage: z.string().nullable(),
    domains: z.array(z.string()),
    kind: z.string().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    otherNames: z.array(z.object({ name: z.string(), lang: z.string().nullable() })),
    successor: z.object({ id, name: z.string() }).nullable(),
    parents: z.array(kin),
    predecessors: z.array(kin),
    successors: z.array(kin),
    missing: z.int().positive().nullable(),
    byProfession: z.array(z.object({ code: z.string(), name: z.string(), count: z.int().positive() })),
    byCohort: z.array(z.object({ cohort: cohortRef, count: z.int().positive() })),
    people: z.array(scholarCard),
    morePeople: z.int().nonnegative(),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'InstitutionView' });
export type InstitutionView = z.infer<typeof institutionView>;
