import * as z from 'zod';
import { id, newId } from './id.js';
import { cursor, limitUpTo, pageOf } from './page.js';
import { countryCode, emailAddress, instant, line, prose, query, timeZone } from './text.js';

/** Who sees what a scholar shows. `cohorts`: shares a cohort with me; `staff`: registrars and admins; `me`: nobody else. */
export const audience = z.enum(['network', 'cohorts', 'staff', 'me']).meta({ id: 'Audience' });
export type Audience = z.infer<typeof audience>;

/** The parts of a profile that have one audience and one version each. Contact details have their own audience, one by one. */
export const profileBlock = z.enum(['about', 'place', 'positions', 'enrollments', 'achievements', 'interests', 'photo']);
export type ProfileBlock = z.infer<typeof profileBlock>;
export const profileBlocks = profileBlock.options;

export const openTo = z.enum(['mentoring', 'co-research', 'speaking', 'hosting']).meta({ id: 'OpenTo' });
export type OpenTo = z.infer<typeof openTo>;

export const scholarState = z.enum(['unclaimed', 'claimed', 'suspended', 'deceased', 'merged']);
export type ScholarState = z.infer<typeof scholarState>;

export const topicSlug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Not a topic');

/** 30 February has the form of a day and is none. */
function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** A date as precisely as known: `2024`, `2024-05` or `2024-05-17`. Years that are only years stay years. */
export const partialDate = z
  .string()
  .regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'Give a year, a year and month, or a day')
  .refine((value) => value.length !== 10 || isDay(value), 'No such day')
  .meta({ id: 'PartialDate' });

export const professionView = z.object({ code: z.string(), name: z.string() });
export const institutionRef = z
  .object({ id, name: z.string(), countryCode: countryCode.nullable(), city: z.string().nullable(), isProposed: z.boolean() })
  .meta({ id: 'InstitutionRef' });
export type InstitutionRef = z.infer<typeof institutionRef>;
export const cohortRef = z
  .object({ id, name: z.string(), year: z.int(), program: z.object({ id, name: z.string(), slug: z.string() }) })
  .meta({ id: 'CohortRef' });
export type CohortRef = z.infer<typeof cohortRef>;

export const positionView = z
  .object({
    id,
    institution: institutionRef,
    title: z.string().nullable(),
    department: z.string().nullable(),
    from: partialDate.nullable(),
    to: partialDate.nullable(),
    isMain: z.boolean(),
  })
  .meta({ id: 'PositionView' });
export type PositionView = z.infer<typeof positionView>;

export const enrollmentRole = z.enum(['participant', 'faculty', 'director', 'fellow']);
export const enrollmentView = z
  .object({ id, cohort: cohortRef, role: enrollmentRole, sentBy: institutionRef.nullable() })
  .meta({ id: 'EnrollmentView' });
export type EnrollmentView = z.infer<typeof enrollmentView>;

export const achievementKind = z
  .enum(['publication', 'promotion', 'award', 'grant', 'appointment', 'other'])
  .meta({ id: 'AchievementKind' });
export type AchievementKind = z.infer<typeof achievementKind>;
/** An achievement as its scholar wrote it. */
export const achievementLine = z.object({
  id,
  kind: achievementKind,
  title: z.string(),
  detail: z.string().nullable(),
  link: z.string().nullable(),
  date: partialDate.nullable(),
});
export type AchievementLine = z.infer<typeof achievementLine>;
/** `newsId`: the news that tell of it, while they are public and its scholar has not said that they shall not stand on his page. */
export const achievementView = achievementLine.extend({ newsId: id.nullable() }).meta({ id: 'AchievementView' });
export type AchievementView = z.infer<typeof achievementView>;

export const contactKind = z.enum(['email', 'phone', 'link']);
export type ContactKind = z.infer<typeof contactKind>;
/** `audience` stands only where the viewer owns the detail or is staff. */
export const contactView = z
  .object({ id, kind: contactKind, value: z.string(), label: z.string().nullable(), audience: audience.optional() })
  .meta({ id: 'ContactView' });
export type ContactView = z.infer<typeof contactView>;

/** Blocks that the viewer may not see are null: no word tells whether they hold anything. */
export const scholarView = z
  .object({
    id,
    name: z.string(),
    names: z.object({ given: z.string(), family: z.string().nullable(), preferred: z.string().nullable() }),
    credentials: z.string().nullable(),
    profession: professionView.nullable(),
    state: scholarState,
    isStaff: z.boolean(),
    isListed: z.boolean(),
    photo: z.object({ id: id.nullable() }).nullable(),
    about: z
      .object({
        headline: z.string().nullable(),
        bio: z.string().nullable(),
        bioHtml: z.string().nullable(),
        pronouns: z.string().nullable(),
        languages: z.array(z.string()),
      })
      .nullable(),
    place: z.object({ city: z.string().nullable(), countryCode: countryCode.nullable(), timeZone: z.string().nullable() }).nullable(),
    positions: z.array(positionView).nullable(),
    enrollments: z.array(enrollmentView).nullable(),
    achievements: z.array(achievementView).nullable(),
    interests: z.object({ topics: z.array(z.object({ slug: topicSlug, label: z.string() })), openTo: z.array(openTo) }).nullable(),
    contacts: z.array(contactView),
    /** The owner's and staff's alone: audiences of blocks, versions for saving, what would help others next. */
    own: z
      .object({
        audiences: z.record(profileBlock, audience),
        versions: z.record(z.enum(['names', ...profileBlock.options, 'contacts']), z.int()),
        completeness: z.object({ percent: z.int().min(0).max(100), next: z.string().nullable() }),
        lastInvitedAt: instant.nullable(),
      })
      .nullable(),
    sharesCohort: z.boolean(),
    can: z.object({ edit: z.boolean(), invite: z.boolean(), message: z.boolean() }),
  })
  .meta({ id: 'ScholarView' });
export type ScholarView = z.infer<typeof scholarView>;

/** One card of the directory, a roster or a suggestion: only what this viewer may see. */
export const scholarCard = z
  .object({
    id,
    name: z.string(),
    credentials: z.string().nullable(),
    profession: z.string().nullable(),
    photoId: id.nullable(),
    headline: z.string().nullable(),
    institution: z.object({ id, name: z.string() }).nullable(),
    positionTitle: z.string().nullable(),
    city: z.string().nullable(),
    countryCode: countryCode.nullable(),
    timeZone: z.string().nullable(),
    topics: z.array(z.string()),
    openTo: z.array(openTo),
    cohortYear: z.int().nullable(),
    state: scholarState,
    isStaff: z.boolean(),
  })
  .meta({ id: 'ScholarCard' });
export type ScholarCard = z.infer<typeof scholarCard>;

const several = <T extends z.ZodType<string>>(one: T) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(one).max(20));

/** Within one filter any value matches; between filters all must. */
export const scholarsQuery = z.strictObject({
  q: query.default(''),
  country: several(countryCode),
  profession: several(z.string().max(60)),
  institution: several(id),
  program: several(id),
  cohort: several(id),
  topic: several(topicSlug),
  openTo: several(openTo),
  sort: z.enum(['name', 'recent', 'relevance']).optional(),
  cursor: cursor.optional(),
  limit: limitUpTo(60, 24),
  /** `0` leaves the facets out: pages after the first need none. */
  facets: z.enum(['0', '1']).default('1'),
});
export type ScholarsQuery = z.infer<typeof scholarsQuery>;

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int().nonnegative() }));
/** Each facet counts with all filters but its own, and only values open to this viewer. At most 50 values each, largest first, pressed ones always. */
export const directoryFacets = z.object({
  country: facet,
  profession: facet,
  institution: facet,
  program: facet,
  cohort: facet,
  topic: facet,
  openTo: facet,
});
export type DirectoryFacets = z.infer<typeof directoryFacets>;
export const directoryPage = pageOf(scholarCard)
  .extend({ facets: directoryFacets.nullable(), gaveUp: z.boolean() })
  .meta({ id: 'DirectoryPage' });
export type DirectoryPage = z.infer<typeof directoryPage>;

/** A line that may be left empty: that is null. */
export const optionalLine = (max: number) =>
  line(max, 0)
    .transform((value) => value || null)
    .nullable();
/** The version that what is saved was read at. */
export const version = z.int().nonnegative();

/** A registrar adds a scholar; an e-mail here is where an invitation would go, never shown. */
export const newScholar = z.strictObject({
  id: newId,
  given: line(80),
  family: optionalLine(80).optional(),
  preferred: optionalLine(80).optional(),
  credentials: optionalLine(80).optional(),
  profession: z.string().max(60).nullable().optional(),
  email: emailAddress.optional(),
  cohortId: id.optional(),
  institutionId: id.optional(),
  isListed: z.boolean().default(true),
});
export type NewScholar = z.infer<typeof newScholar>;

/** One block at a time, with the version it was read at; a stale version answers 409 with the present view. */
export const changeScholar = z.discriminatedUnion('block', [
  z.strictObject({
    block: z.literal('names'),
    version,
    given: line(80).optional(),
    family: optionalLine(80).optional(),
    preferred: optionalLine(80).optional(),
    credentials: optionalLine(80).optional(),
    profession: z.string().max(60).nullable().optional(),
  }),
  z.strictObject({
    block: z.literal('about'),
    version,
    audience: audience.optional(),
    headline: optionalLine(160).optional(),
    bio: prose(8000, 0)
      .transform((value) => value || null)
      .nullable()
      .optional(),
    pronouns: optionalLine(40).optional(),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})?$/))
      .max(20)
      .optional(),
  }),
  z.strictObject({
    block: z.literal('place'),
    version,
    audience: audience.optional(),
    city: optionalLine(80).optional(),
    countryCode: countryCode.nullable().optional(),
    timeZone: timeZone.nullable().optional(),
  }),
  z.strictObject({
    block: z.literal('interests'),
    version,
    audience: audience.optional(),
    topics: z.array(topicSlug).max(12).optional(),
    openTo: z.array(openTo).max(4).optional(),
  }),
  z.strictObject({ block: z.enum(['positions', 'enrollments', 'achievements', 'photo']), version, audience }),
]);
export type ChangeScholar = z.infer<typeof changeScholar>;

/** `as`: my own page as others see it. */
export const scholarQuery = z.strictObject({ as: z.enum(['network', 'cohorts']).optional() });
/** Every write of a profile answers the page anew: one answer, no refetch. */
export const photoSizes = [96, 320, 1280] as const;

/**
 * Where people are, for the small map of Today: countries of at least one scholar whose place the viewer may see, and the cities with most
 * of them, three at least. `moreCities`: how many others have as many as three.
 */
export const placesView = z
  .object({
    countries: z.array(z.object({ code: countryCode, scholars: z.int().positive() })),
    cities: z.array(z.object({ city: z.string(), countryCode, lat: z.number(), lon: z.number(), scholars: z.int().min(3) })).max(400),
    moreCities: z.int().nonnegative(),
    scholars: z.int().nonnegative(),
  })
  .meta({ id: 'PlacesView' });
export type PlacesView = z.infer<typeof placesView>;
