import { Injectable } from '@nestjs/common';
import type { NewScholar, ScholarView } from '@scholars-commons/shared/scholars';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { badField, idTaken } from '../../../common/problem/problem-exception.js';
import { HubCounts } from '../../institutions/hub-counts.service.js';
import { InstitutionChoice } from '../../institutions/institution-choice.service.js';
import { CohortCounts } from '../../programs/cohort-counts.service.js';
import { projectScholar } from '../projection/project-scholar.js';
import { ScholarFactsQueries } from '../projection/scholar-facts.queries.js';
import { scholarPolicy } from '../scholar.policy.js';

/** Records of scholars as registrars keep them, claimed or not. */
@Injectable()
export class ScholarRecordsService {
  constructor(
    private readonly database: DataSource,
    private readonly facts: ScholarFactsQueries,
    private readonly institutions: InstitutionChoice,
    private readonly hubs: HubCounts,
    private readonly cohorts: CohortCounts,
  ) {}

  /** Adds an unclaimed record. The same registrar's same id again answers the record as it is now. */
  async add(viewer: Viewer, input: NewScholar): Promise<{ view: ScholarView; isNew: boolean }> {
    authorize(scholarPolicy.add(viewer));
    return this.database.transaction(async (tx) => {
      const isNew = await this.insert(tx, input);
      if (isNew) await this.complete(tx, viewer, input);
      else if (!(await addedBy(tx, viewer, input.id))) throw idTaken();
      const scholar = await this.facts.of(tx, viewer, input.id);
      assertVisible(scholar !== null);
      return { view: projectScholar(viewer, scholar), isNew };
    });
  }

  private async insert(tx: EntityManager, input: NewScholar): Promise<boolean> {
    const { id, given, family = null, preferred = null, credentials = null, profession = null, email = null, isListed } = input;
    if (profession !== null) {
      const known = await tx.query<unknown[]>('SELECT code FROM profession WHERE code = $1', [profession]);
      if (known.length === 0) throw badField('/profession', 'No such profession');
    }
    const rows = await tx.query<unknown[]>(
      `INSERT INTO scholar (id, given_name, family_name, preferred_name, credentials, profession_code, invite_email, is_listed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [id, given, family, preferred, credentials, profession, email, isListed],
    );
    return rows.length > 0;
  }

  private async complete(tx: EntityManager, viewer: Viewer, { id, cohortId, institutionId, ...rest }: NewScholar): Promise<void> {
    const chosen = institutionId ? await this.institutions.choose(tx, viewer, { id: institutionId }, '/institutionId') : null;
    if (chosen) {
      await tx.query('INSERT INTO position (id, scholar_id, institution_id, is_main) VALUES ($1, $2, $3, true)', [uuidV7(), id, chosen]);
    }
    if (cohortId) {
      const known = await tx.query<unknown[]>('SELECT id FROM cohort WHERE id = $1', [cohortId]);
      if (known.length === 0) throw badField('/cohortId', 'No such cohort');
      await tx.query('INSERT INTO enrollment (id, scholar_id, cohort_id, institution_id) VALUES ($1, $2, $3, $4)', [
        uuidV7(),
        id,
        cohortId,
        chosen,
      ]);
      await this.cohorts.recount(tx, [cohortId]);
    }
    await this.hubs.recount(tx, [chosen]);
    await audit(tx, {
      actorId: viewer.scholarId,
      act: 'scholar.add',
      thing: { kind: 'scholar', id },
      changes: { cohortId: cohortId ?? null, institutionId: chosen, isListed: rest.isListed },
      detail: { subjectId: id, after: { ...rest } },
    });
  }
}

async function addedBy(tx: EntityManager, viewer: Viewer, scholarId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT id FROM audit WHERE thing_kind = 'scholar' AND thing_id = $1 AND act = 'scholar.add' AND actor_id = $2`,
    [scholarId, viewer.scholarId],
  );
  return rows.length > 0;
}
