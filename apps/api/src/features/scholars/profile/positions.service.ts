import { Injectable } from '@nestjs/common';
import type { ChangePosition, NewPosition } from '@scholars-commons/shared/profile-rows';
import type { PositionView, ScholarView } from '@scholars-commons/shared/scholars';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { badField } from '../../../common/problem/problem-exception.js';
import { HubCounts } from '../../institutions/hub-counts.service.js';
import { InstitutionChoice } from '../../institutions/institution-choice.service.js';
import { changedFields } from './changed-fields.js';
import { assertRoom, insertNew, rowOf } from './profile-rows.js';
import { ProfileWrites } from './profile-writes.js';

const MOST_POSITIONS = 60;

/** What an audit row says of a position. */
const recorded = (position: PositionView) => ({
  institution: position.institution.id,
  title: position.title,
  department: position.department,
  from: position.from,
  to: position.to,
  isMain: position.isMain,
});

type Dated = Pick<PositionView, 'from' | 'to' | 'isMain'>;

/** A main position is where somebody works now; dates of unlike precision are compared as far as both go. */
function assertInOrder({ from, to, isMain }: Dated): void {
  const shared = Math.min(from?.length ?? 0, to?.length ?? 0);
  if (from && to && from.slice(0, shared) > to.slice(0, shared)) throw badField('/to', 'Ends before it begins');
  if (isMain && to) throw badField('/isMain', 'A main position is a present one');
}

/** Where a scholar works and worked. Each change recounts the institutions it touches, in the same transaction. */
@Injectable()
export class PositionsService {
  constructor(
    private readonly writes: ProfileWrites,
    private readonly institutions: InstitutionChoice,
    private readonly counts: HubCounts,
  ) {}

  async add(viewer: Viewer, scholarId: string, input: NewPosition): Promise<{ view: ScholarView; isNew: boolean }> {
    let isNew = false;
    const view = await this.writes.write(viewer, scholarId, {
      block: 'positions',
      change: async (tx, scholar) => {
        if (scholar.positions.some((position) => position.id === input.id)) return null;
        assertRoom(scholar.positions, MOST_POSITIONS);
        assertInOrder(input);
        const institutionId = await this.institutions.choose(tx, viewer, input.institution);
        const released = input.isMain ? await releaseMain(tx, scholar.positions) : null;
        const { id, title = null, department = null, from, to, isMain } = input;
        await insertNew(
          tx,
          `INSERT INTO position (id, scholar_id, institution_id, title, department, from_date, to_date, is_main)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [id, scholarId, institutionId, title, department, from, to, isMain],
        );
        await this.counts.recount(tx, [institutionId, released]);
        isNew = true;
        return changedFields('position.add', {}, { institution: institutionId, title, department, from, to, isMain });
      },
    });
    return { view, isNew };
  }

  async change(
    viewer: Viewer,
    scholarId: string,
    positionId: string,
    { version, institution, ...input }: ChangePosition,
  ): Promise<ScholarView> {
    return this.writes.write(viewer, scholarId, {
      block: 'positions',
      version,
      change: async (tx, scholar) => {
        const position = rowOf(scholar.positions, positionId);
        const institutionId = institution ? await this.institutions.choose(tx, viewer, institution) : position.institution.id;
        // Who says when it ended says that it is not the present one.
        const isMain = input.isMain ?? (position.isMain && !input.to);
        const changed = changedFields('position.change', recorded(position), { ...input, isMain, institution: institutionId });
        if (!changed) return null;
        const after = { ...recorded(position), ...changed.after };
        assertInOrder(after);
        const released = after.isMain && !position.isMain ? await releaseMain(tx, scholar.positions) : null;
        await tx.query(
          'UPDATE position SET institution_id = $2, title = $3, department = $4, from_date = $5, to_date = $6, is_main = $7 WHERE id = $1',
          [positionId, institutionId, after.title, after.department, after.from, after.to, after.isMain],
        );
        await this.counts.recount(tx, [institutionId, position.institution.id, released]);
        return changed;
      },
    });
  }

  async remove(viewer: Viewer, scholarId: string, positionId: string): Promise<ScholarView> {
    return this.writes.write(viewer, scholarId, {
      block: 'positions',
      change: async (tx, scholar) => {
        const position = rowOf(scholar.positions, positionId);
        await tx.query('DELETE FROM position WHERE id = $1', [positionId]);
        await this.counts.recount(tx, [position.institution.id]);
        return { act: 'position.remove', fields: ['position'], before: recorded(position), after: {} };
      },
    });
  }
}

/** One position is main: the one that was steps back. @returns its institution, to be counted again */
async function releaseMain(tx: EntityManager, positions: readonly PositionView[]): Promise<string | null> {
  const main = positions.find((position) => position.isMain);
  if (!main) return null;
  await tx.query('UPDATE position SET is_main = false WHERE id = $1', [main.id]);
  return main.institution.id;
}
