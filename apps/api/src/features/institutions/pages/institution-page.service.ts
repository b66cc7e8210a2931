import { Injectable } from '@nestjs/common';
import { HUB_AT, type InstitutionView } from '@scholars-commons/shared/institutions';
import type { Viewer } from '../../../common/auth/viewer.js';
import { assertVisible } from '../../../common/policy/policy.js';
import { ScholarSight } from '../../scholars/projection/scholar-sight.service.js';
import { institutionPolicy } from '../institution.policy.js';
import { institutionRow } from './institution-list.service.js';
import { type InstitutionFacts, InstitutionPageQueries, type KinRow, type PeopleCounts } from './institution-page.queries.js';

/** From here on the page says how many more make a hub. */
const NEAR_A_HUB = 3;

/** An institution's page: its facts, and who works there as far as the viewer may see it. */
@Injectable()
export class InstitutionPageService {
  constructor(
    private readonly queries: InstitutionPageQueries,
    private readonly sight: ScholarSight,
  ) {}

  async get(viewer: Viewer, institutionId: string): Promise<InstitutionView> {
    const facts = await this.queries.institution(institutionId);
    assertVisible(facts !== null && institutionPolicy.read(viewer, { isProposed: facts.is_proposed, proposedById: facts.proposed_by_id }));
    const [people, counts] = await Promise.all([this.queries.people(viewer, institutionId), this.queries.counts(viewer, institutionId)]);
    const isNear = facts.main_count >= NEAR_A_HUB && facts.main_count < HUB_AT;
    return {
      ...institutionRow(facts),
      rorId: facts.ror_id,
      webPage: facts.web_page,
      domains: facts.domains,
      kind: facts.kind,
      lat: facts.lat,
      lon: facts.lon,
      otherNames: facts.other_names ?? [],
      successor: facts.successor_id === null ? null : { id: facts.successor_id, name: facts.successor_name ?? '' },
      parents: kinOf(facts, 'parent'),
      predecessors: kinOf(facts, 'predecessor'),
      successors: kinOf(facts, 'successor'),
      missing: isNear ? HUB_AT - facts.main_count : null,
      byProfession: counts.professions ?? [],
      byCohort: (counts.cohorts ?? []).map(byCohort),
      people: people.map((row) => this.sight.card(viewer, row)),
      // Counted by a statement of its own: somebody may leave between the two.
      morePeople: Math.max(0, counts.shown - people.length),
      can: { edit: institutionPolicy.edit(viewer) },
    };
  }
}

const kinOf = ({ kin }: InstitutionFacts, kind: KinRow['kind']): InstitutionView['parents'] =>
  (kin ?? []).filter((each) => each.kind === kind).map(({ id, name }) => ({ id, name }));

const byCohort = ({
  count,
  program_id,
  program_name,
  slug,
  ...cohort
}: NonNullable<PeopleCounts['cohorts']>[number]): InstitutionView['byCohort'][number] => ({
  cohort: { ...cohort, program: { id: program_id, name: program_name, slug } },
  count,
});
