import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import type { AchievementView, EnrollmentView, PositionView } from '@scholars-commons/shared/scholars';
import { audiencesOf, type CardRow } from './card.sql.js';
import type { ContactFacts, ScholarFacts } from './scholar-facts.js';
import { sightParams, sightSql } from './sight.sql.js';

const institutionRef = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'countryCode', ${alias}.country_code, 'city', ${alias}.city, 'isProposed', ${alias}.is_proposed)`;

/** The news that tell of an achievement: while they are public, and unless its scholar has declined to stand in them. */
const newsOfAchievement = (alias: string) =>
  `(SELECT ni.id FROM news_submission ns JOIN news_item ni ON ni.submission_id = ns.id AND ni.unpublished_at IS NULL
      WHERE ns.achievement_id = ${alias}.id AND NOT EXISTS (SELECT FROM news_person np
        WHERE np.submission_id = ns.id AND np.scholar_id = ${alias}.scholar_id AND np.answer = 'declined')
      ORDER BY ni.published_at DESC, ni.id LIMIT 1)`;

/** Everything about one scholar, in one statement; rights are asked of the result, so it never leaves without `projectScholar`. */
export const scholarFactsSql = `SELECT s.id, s.state, s.is_listed, s.is_staff, s.name, s.given_name, s.family_name, s.preferred_name,
  s.credentials, s.profession_code, profession.name AS profession_name, s.headline, s.bio_markdown, s.bio_html, s.pronouns, s.languages,
  s.city, s.country_code, s.time_zone, s.photo_id, s.open_to,
  s.audience_about, s.audience_place, s.audience_positions, s.audience_enrollments, s.audience_achievements, s.audience_interests,
  s.audience_photo, ${sightSql.sharesCohort} AS shares_cohort,
  s.version_names, s.version_about, s.version_place, s.version_positions, s.version_enrollments, s.version_achievements,
  s.version_interests, s.version_photo, s.version_contacts,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'institution', ${institutionRef('i')}, 'title', p.title,
      'department', p.department, 'from', p.from_date, 'to', p.to_date, 'isMain', p.is_main)
      ORDER BY p.is_main DESC, p.to_date DESC NULLS FIRST, p.from_date DESC NULLS LAST, p.id), '[]')
    FROM position p JOIN institution i ON i.id = p.institution_id WHERE p.scholar_id = s.id) AS positions,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'role', e.role,
      'cohort', jsonb_build_object('id', c.id, 'name', c.name, 'year', c.year,
        'program', jsonb_build_object('id', pr.id, 'name', pr.name, 'slug', pr.slug)),
      'sentBy', CASE WHEN i.id IS NOT NULL THEN ${institutionRef('i')} END)
      ORDER BY c.year, e.id), '[]')
    FROM enrollment e JOIN cohort c ON c.id = e.cohort_id JOIN program pr ON pr.id = c.program_id
      LEFT JOIN institution i ON i.id = e.institution_id WHERE e.scholar_id = s.id) AS enrollments,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'title', a.title, 'detail', a.detail, 'link', a.link,
      'date', a.date, 'newsId', ${newsOfAchievement('a')}) ORDER BY a.date DESC NULLS LAST, a.id), '[]')
    FROM achievement a WHERE a.scholar_id = s.id) AS achievements,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'label', t.label) ORDER BY t.place), '[]')
    FROM scholar_topic st JOIN topic t ON t.slug = st.topic_slug WHERE st.scholar_id = s.id) AS topics,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'value', d.value, 'label', d.label, 'audience', d.audience)
      ORDER BY d.kind, d.created_at, d.id), '[]')
    FROM contact_detail d WHERE d.scholar_id = s.id) AS contacts,
  (SELECT max(l.created_at) FROM credential_link l WHERE l.scholar_id = s.id AND l.kind = 'invitation') AS last_invited_at
FROM scholar s LEFT JOIN profession ON profession.code = s.profession_code
WHERE s.id = $4::uuid AND ($1::uuid, $2::boolean) IS NOT NULL`;

const versionNames = [
  'names',
  'about',
  'place',
  'positions',
  'enrollments',
  'achievements',
  'interests',
  'photo',
  'contacts',
] as const satisfies readonly (keyof ScholarFacts['versions'])[];
type VersionName = (typeof versionNames)[number];

interface FactsRow
  extends Omit<CardRow, 'main_id' | 'main_name' | 'main_title' | 'main_is_findable' | 'topics' | 'cohort_year'>,
    Record<`version_${VersionName}`, number> {
  given_name: string;
  family_name: string | null;
  preferred_name: string | null;
  profession_code: string | null;
  bio_markdown: string | null;
  bio_html: string | null;
  pronouns: string | null;
  languages: string[];
  positions: PositionView[];
  enrollments: EnrollmentView[];
  achievements: AchievementView[];
  topics: ScholarFacts['topics'];
  contacts: ContactFacts[];
  last_invited_at: Date | null;
}

const factsOf = (row: FactsRow): ScholarFacts => ({
  id: row.id,
  state: row.state,
  isListed: row.is_listed,
  isStaff: row.is_staff,
  sharesCohort: row.shares_cohort,
  audiences: audiencesOf(row),
  versions: Object.fromEntries(versionNames.map((name) => [name, row[`version_${name}`]])) as ScholarFacts['versions'],
  name: row.name,
  names: { given: row.given_name, family: row.family_name, preferred: row.preferred_name },
  credentials: row.credentials,
  profession: row.profession_code === null ? null : { code: row.profession_code, name: row.profession_name ?? '' },
  headline: row.headline,
  bio: row.bio_markdown,
  bioHtml: row.bio_html,
  pronouns: row.pronouns,
  languages: row.languages,
  city: row.city,
  countryCode: row.country_code,
  timeZone: row.time_zone,
  photoId: row.photo_id,
  topics: row.topics,
  openTo: row.open_to,
  positions: row.positions,
  enrollments: row.enrollments,
  achievements: row.achievements,
  contacts: row.contacts,
  lastInvitedAt: row.last_invited_at?.toISOString() ?? null,
});

@Injectable()
export class ScholarFactsQueries {
  /** What is known of one scholar; `sharesCohort` is with this viewer. */
  async of(database: DataSource | EntityManager, viewer: Viewer, scholarId: string): Promise<ScholarFacts | null> {
    const [row] = await database.query<FactsRow[]>(scholarFactsSql, [...sightParams(viewer), scholarId]);
    return row ? factsOf(row) : null;
  }

  /** The same, with the scholar held for a change: saves of one profile come one after the other. */
  async locked(tx: EntityManager, viewer: Viewer, scholarId: string): Promise<ScholarFacts | null> {
    await tx.query('SELECT id FROM scholar WHERE id = $1::uuid FOR NO KEY UPDATE', [scholarId]);
    return this.of(tx, viewer, scholarId);
  }
}
