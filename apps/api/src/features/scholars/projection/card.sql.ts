import type { Audience, OpenTo, ScholarState } from '@scholars-commons/shared/scholars';
import { countedAtSql, findableSql } from '../../institutions/institution-choice.service.js';
import type { CardFacts } from './scholar-facts.js';
import { sightSql } from './sight.sql.js';

/** What a card needs of `scholar s`; rights are asked by `projectCard`, so no row may leave without it. */
export const cardColumns = `
  s.id, s.name, s.state, s.is_listed, s.is_staff, s.credentials, s.headline, s.photo_id, s.city, s.country_code, s.time_zone, s.open_to,
  s.audience_about, s.audience_place, s.audience_positions, s.audience_enrollments, s.audience_achievements, s.audience_interests,
  s.audience_photo, ${sightSql.sharesCohort} AS shares_cohort, profession.name AS profession_name,
  main.id AS main_id, main.name AS main_name, main.title AS main_title, main.is_findable AS main_is_findable,
  interest.labels AS topics, first_cohort.year AS cohort_year`;

/** Joined after the page is cut, so that only its rows pay for them. */
export const cardJoins = `
  LEFT JOIN profession ON profession.code = s.profession_code
  LEFT JOIN LATERAL (
    SELECT i.id, i.name, p.title, ${findableSql('i')} AS is_findable
    FROM position p JOIN institution named ON named.id = p.institution_id JOIN institution i ON i.id = ${countedAtSql('named')}
    WHERE p.scholar_id = s.id AND p.is_main
  ) AS main ON true
  LEFT JOIN LATERAL (
    SELECT array_agg(t.label ORDER BY t.place) AS labels
    FROM scholar_topic st JOIN topic t ON t.slug = st.topic_slug WHERE st.scholar_id = s.id
  ) AS interest ON true
  LEFT JOIN LATERAL (
    SELECT min(c.year) AS year FROM enrollment e JOIN cohort c ON c.id = e.cohort_id WHERE e.scholar_id = s.id
  ) AS first_cohort ON true`;

export interface CardRow {
  id: string;
  name: string;
  state: ScholarState;
  is_listed: boolean;
  is_staff: boolean;
  credentials: string | null;
  headline: string | null;
  photo_id: string | null;
  city: string | null;
  country_code: string | null;
  time_zone: string | null;
  open_to: OpenTo[];
  audience_about: Audience;
  audience_place: Audience;
  audience_positions: Audience;
  audience_enrollments: Audience;
  audience_achievements: Audience;
  audience_interests: Audience;
  audience_photo: Audience;
  shares_cohort: boolean;
  profession_name: string | null;
  main_id: string | null;
  main_name: string | null;
  main_title: string | null;
  main_is_findable: boolean | null;
  topics: string[] | null;
  cohort_year: number | null;
}

type AudienceColumns = Pick<CardRow, Extract<keyof CardRow, `audience_${string}`>>;

export const audiencesOf = (row: AudienceColumns): CardFacts['audiences'] => ({
  about: row.audience_about,
  place: row.audience_place,
  positions: row.audience_positions,
  enrollments: row.audience_enrollments,
  achievements: row.audience_achievements,
  interests: row.audience_interests,
  photo: row.audience_photo,
});

export const cardFacts = (row: CardRow): CardFacts => ({
  id: row.id,
  name: row.name,
  state: row.state,
  isListed: row.is_listed,
  isStaff: row.is_staff,
  sharesCohort: row.shares_cohort,
  audiences: audiencesOf(row),
  credentials: row.credentials,
  professionName: row.profession_name,
  headline: row.headline,
  photoId: row.photo_id,
  city: row.city,
  countryCode: row.country_code,
  timeZone: row.time_zone,
  topics: row.topics ?? [],
  openTo: row.open_to,
  main: row.main_id
    ? { id: row.main_id, name: row.main_name ?? '', isFindable: row.main_is_findable ?? false, title: row.main_title }
    : null,
  cohortYear: row.cohort_year,
});
