import { Injectable } from '@nestjs/common';
import type { NewPosition } from '@scholars-commons/shared/profile-rows';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { audit } from '../../common/audit/audit.js';
import { isRegistrar, type Viewer } from '../../common/auth/viewer.js';
import { Limits } from '../../common/limits/limits.service.js';
import { badField } from '../../common/problem/problem-exception.js';
import { isCountry } from '../../database/reference/countries.js';
import { institutionPolicy } from './institution.policy.js';
import { saveNames } from './save-names.js';

export { countedAtSql, findableSql } from './institution.policy.js';

type Choice = NewPosition['institution'];

interface Known {
  id: string;
  is_proposed: boolean;
  proposed_by_id: string | null;
}

/** Which institution a person means: one of the list, or a name that is not in it yet. */
@Injectable()
export class InstitutionChoice {
  constructor(private readonly limits: Limits) {}

  /**
   * @param pointer where a choice of the list stands in the request
   * @returns the id of the institution chosen; a name not in the list becomes a proposal, or, from a registrar, an entry
   * @throws ProblemException 400 for one that is not there for this viewer
   */
  async choose(tx: EntityManager, viewer: Viewer, choice: Choice, pointer = '/institution/id'): Promise<string> {
    if ('id' in choice) return this.known(tx, viewer, choice.id, pointer);
    const { proposedName: name, countryCode = null } = choice;
    if (countryCode && !isCountry(countryCode)) throw badField('/institution/countryCode', 'No such country');
    // Two who propose the same name at once make one proposal each, never two of one person.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`institution ${countryCode} ${name.toLowerCase()}`]);
    const [same] = await tx.query<Known[]>(
      `SELECT id, is_proposed, proposed_by_id FROM institution
       WHERE folded_name = public.fold($1) AND coalesce(country_code, '') = coalesce($2, '') AND (NOT is_proposed OR proposed_by_id = $3)
       ORDER BY is_proposed LIMIT 1`,
      [name, countryCode, viewer.scholarId],
    );
    return same?.id ?? this.propose(tx, viewer, name, countryCode);
  }

  private async known(tx: EntityManager, viewer: Viewer, id: string, pointer: string): Promise<string> {
    const [known] = await tx.query<Known[]>('SELECT id, is_proposed, proposed_by_id FROM institution WHERE id = $1', [id]);
    const isOpen = known && institutionPolicy.read(viewer, { isProposed: known.is_proposed, proposedById: known.proposed_by_id });
    if (!isOpen) throw badField(pointer, 'No such institution');
    return known.id;
  }

  private async propose(tx: EntityManager, viewer: Viewer, name: string, countryCode: string | null): Promise<string> {
    const id = uuidV7();
    const isProposed = !isRegistrar(viewer);
    if (isProposed) await this.limits.consume('proposal', viewer.scholarId);
    await tx.query('INSERT INTO institution (id, name, country_code, is_proposed, proposed_by_id) VALUES ($1, $2, $3, $4, $5)', [
      id,
      name,
      countryCode,
      isProposed,
      viewer.scholarId,
    ]);
    await saveNames(tx, [{ id, name, domains: [] }]);
    await audit(tx, {
      actorId: viewer.scholarId,
      act: isProposed ? 'institution.propose' : 'institution.add',
      thing: { kind: 'institution', id },
      changes: { name, countryCode },
    });
    return id;
  }
}
