import { Injectable } from '@nestjs/common';
import type { ChangeScholar, ScholarView } from '@scholars-commons/shared/scholars';
import { DataSource, type EntityManager } from 'typeorm';
import { viewersChanged } from '../../../common/auth/viewer-changes.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { renderMarkdown } from '../../../common/markdown/render-markdown.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { badField } from '../../../common/problem/problem-exception.js';
import { isCountry } from '../../../database/reference/countries.js';
import { projectScholar } from '../projection/project-scholar.js';
import type { ScholarFacts } from '../projection/scholar-facts.js';
import { ScholarFactsQueries } from '../projection/scholar-facts.queries.js';
import { sightOf } from '../projection/sight.js';
import { scholarPolicy } from '../scholar.policy.js';
import { changedFields } from './changed-fields.js';
import { type Changed, ProfileWrites } from './profile-writes.js';

type Fields<B extends ChangeScholar['block']> = Omit<Extract<ChangeScholar, { block: B }>, 'block' | 'version' | 'audience'>;
type Tx = EntityManager;

/** A scholar's page: read it, and save it block by block. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly limits: Limits,
    private readonly database: DataSource,
    private readonly facts: ScholarFactsQueries,
    private readonly writes: ProfileWrites,
  ) {}

  /** @param as the own page with the eyes of others */
  async get(viewer: Viewer, scholarId: string, as?: 'network' | 'cohorts'): Promise<ScholarView> {
    if (scholarId !== viewer.scholarId) await this.limits.consume('profile page', viewer.scholarId);
    const scholar = await this.facts.of(this.database, viewer, scholarId);
    assertVisible(scholar !== null && sightOf(viewer, scholar).read);
    authorize(!as || scholarPolicy.lookAs(viewer, scholar));
    return projectScholar(viewer, scholar, as);
  }

  /** Saves one block; a stale version answers 409 with the page as it stands. */
  async change(viewer: Viewer, scholarId: string, input: ChangeScholar): Promise<ScholarView> {
    return this.writes.write(viewer, scholarId, {
      block: input.block,
      version: input.version,
      change: async (tx, scholar) => {
        const audience = 'audience' in input ? await changeAudience(tx, scholar, input.block, input.audience) : null;
        const fields = await changeFields(tx, scholar, input);
        return together(fields, audience);
      },
    });
  }
}

/** An audience is nobody's secret: the audit says which it was and is. */
async function changeAudience(
  tx: Tx,
  scholar: ScholarFacts,
  block: keyof ScholarFacts['audiences'],
  wanted: string | undefined,
): Promise<Changed | null> {
  const changed = changedFields('scholar.change', { audience: scholar.audiences[block] }, { audience: wanted });
  if (!changed) return null;
  await tx.query(`UPDATE scholar SET audience_${block} = $2 WHERE id = $1`, [scholar.id, wanted]);
  return { ...changed, open: { audience: { from: scholar.audiences[block], to: wanted } } };
}

function together(one: Changed | null, other: Changed | null): Changed | null {
  if (!one || !other) return one ?? other;
  return {
    act: one.act,
    fields: [...one.fields, ...other.fields],
    before: { ...one.before, ...other.before },
    after: { ...one.after, ...other.after },
    open: { ...one.open, ...other.open },
  };
}

async function changeFields(tx: Tx, scholar: ScholarFacts, input: ChangeScholar): Promise<Changed | null> {
  if (input.block === 'names') return changeNames(tx, scholar, input);
  if (input.block === 'about') return changeAbout(tx, scholar, input);
  if (input.block === 'place') return changePlace(tx, scholar, input);
  if (input.block === 'interests') return changeInterests(tx, scholar, input);
  return null;
}

async function changeNames(tx: Tx, scholar: ScholarFacts, { given, family, preferred, credentials, profession }: Fields<'names'>) {
  const present = { ...scholar.names, credentials: scholar.credentials, profession: scholar.profession?.code ?? null };
  const wanted = { given, family, preferred, credentials, profession };
  const changed = changedFields('scholar.change', present, wanted);
  if (!changed) return null;
  if (profession != null) {
    const known = await tx.query<unknown[]>('SELECT code FROM profession WHERE code = $1', [profession]);
    if (known.length === 0) throw badField('/profession', 'No such profession');
  }
  const after = { ...present, ...changed.after };
  await tx.query(
    'UPDATE scholar SET given_name = $2, family_name = $3, preferred_name = $4, credentials = $5, profession_code = $6 WHERE id = $1',
    [scholar.id, after.given, after.family, after.preferred, after.credentials, after.profession],
  );
  // The viewer's own name is kept with the session.
  await viewersChanged(tx, { scholarIds: [scholar.id] });
  return changed;
}

async function changeAbout(tx: Tx, scholar: ScholarFacts, { headline, bio, pronouns, languages }: Fields<'about'>) {
  const { headline: h, bio: b, pronouns: p, languages: l } = scholar;
  const changed = changedFields(
    'scholar.change',
    { headline: h, bio: b, pronouns: p, languages: l },
    { headline, bio, pronouns, languages },
  );
  if (!changed) return null;
  const after = { headline: h, bio: b, pronouns: p, languages: l, ...changed.after };
  await tx.query(
    'UPDATE scholar SET headline = $2, bio_markdown = $3, bio_html = $4, pronouns = $5, languages = $6::text[] WHERE id = $1',
    [
      scholar.id,
      after.headline,
      after.bio,
      after.bio === null ? null : renderMarkdown(after.bio),
      after.pronouns,
      [...new Set(after.languages)],
    ],
  );
  return changed;
}

async function changePlace(tx: Tx, scholar: ScholarFacts, { city, countryCode, timeZone }: Fields<'place'>) {
  const present = { city: scholar.city, countryCode: scholar.countryCode, timeZone: scholar.timeZone };
  const changed = changedFields('scholar.change', present, { city, countryCode, timeZone });
  if (!changed) return null;
  const after = { ...present, ...changed.after };
  if (after.countryCode !== null && !isCountry(after.countryCode)) throw badField('/countryCode', 'No such country');
  // A city that is not in the list is a place all the same, only without a point on the map.
  await tx.query(
    `UPDATE scholar SET city = $2, country_code = $3, time_zone = $4, lat = known.lat, lon = known.lon
     FROM (SELECT) AS one LEFT JOIN LATERAL (
       SELECT lat, lon FROM city WHERE folded_name = public.fold($2::text) AND country_code = $3 ORDER BY population DESC LIMIT 1
     ) AS known ON true
     WHERE scholar.id = $1`,
    [scholar.id, after.city, after.countryCode, after.timeZone],
  );
  return changed;
}

async function changeInterests(tx: Tx, scholar: ScholarFacts, { topics, openTo }: Fields<'interests'>) {
  const present = { topics: scholar.topics.map((topic) => topic.slug).toSorted(), openTo: [...scholar.openTo].toSorted() };
  const wanted = { topics: topics && [...new Set(topics)].toSorted(), openTo: openTo && [...new Set(openTo)].toSorted() };
  const changed = changedFields('scholar.change', present, wanted);
  if (!changed) return null;
  if (wanted.openTo) await tx.query('UPDATE scholar SET open_to = $2::text[] WHERE id = $1', [scholar.id, wanted.openTo]);
  if (wanted.topics) {
    const known = await tx.query<{ slug: string }[]>('SELECT slug FROM topic WHERE slug = ANY($1::text[])', [wanted.topics]);
    const unknown = topics?.findIndex((slug) => !known.some((row) => row.slug === slug)) ?? -1;
    if (unknown >= 0) throw badField(`/topics/${unknown}`, 'No such topic');
    await tx.query('DELETE FROM scholar_topic WHERE scholar_id = $1 AND topic_slug <> ALL($2::text[])', [scholar.id, wanted.topics]);
    await tx.query('INSERT INTO scholar_topic (scholar_id, topic_slug) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING', [
      scholar.id,
      wanted.topics,
    ]);
  }
  return changed;
}
