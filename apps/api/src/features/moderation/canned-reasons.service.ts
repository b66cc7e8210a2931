import { Injectable } from '@nestjs/common';
import type { CannedFor, CannedReason, CannedReasons, ChangeCannedReason, ReasonCode } from '@scholars-commons/shared/review';
import { DataSource } from 'typeorm';
import type { Runner } from '../../database/round-trips.js';
import { audit } from '../../common/audit/audit.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { assertVisible, authorize } from '../../common/policy/policy.js';
import { badField, stale } from '../../common/problem/problem-exception.js';
import { sqlState } from '../../common/problem/problem-of.js';
import { cannedReasonPolicy } from './canned-reason.policy.js';

const COLUMNS = 'id, used_for, reason, label, words, version';
const LIST = `SELECT ${COLUMNS} FROM canned_reason WHERE used_for = ANY($1::text[]) ORDER BY place, id`;
const ONE = `SELECT ${COLUMNS} FROM canned_reason WHERE id = $1`;
const CHANGE = 'UPDATE canned_reason SET label = $2, words = $3, version = version + 1 WHERE id = $1';

interface Row {
  id: string;
  used_for: CannedFor;
  reason: ReasonCode;
  label: string;
  words: string;
  version: number;
}

const view = (viewer: Viewer, { used_for, ...row }: Row): CannedReason => ({
  ...row,
  for: used_for,
  can: { edit: cannedReasonPolicy.edit(viewer, used_for) },
});

/** Kind words that staff use and change. */
@Injectable()
export class CannedReasonsService {
  constructor(private readonly database: DataSource) {}

  async list(viewer: Viewer): Promise<CannedReasons> {
    authorize(cannedReasonPolicy.visit(viewer));
    const rows = await this.database.query<Row[]>(LIST, [cannedReasonPolicy.usedBy(viewer)]);
    return { items: rows.map((row) => view(viewer, row)) };
  }

  /** Words that somebody changed meanwhile answer 409 with how they stand, on record too; the same once more is no change. */
  async change(viewer: Viewer, reasonId: string, { version, label, words }: ChangeCannedReason): Promise<CannedReason> {
    const isStale = await this.database
      .transaction(async (tx) => {
        const row = await this.find(viewer, reasonId, tx, true);
        if (row.label === label && row.words === words) return false;
        const entry = { actorId: viewer.scholarId, thing: { kind: 'canned-reason', id: reasonId } };
        if (row.version !== version) {
          await audit(tx, { ...entry, act: 'canned-reason.change-refused', changes: { for: row.used_for } });
          return true;
        }
        await tx.query(CHANGE, [reasonId, label, words]);
        await audit(tx, {
          ...entry,
          act: 'canned-reason.change',
          changes: { for: row.used_for, before: { label: row.label, words: row.words }, after: { label, words } },
        });
        return false;
      })
      .catch((cause: unknown) => {
        throw sqlState(cause) === '23505' ? badField('/label', 'Another one has this name') : cause;
      });
    const present = view(viewer, await this.find(viewer, reasonId));
    if (isStale) throw stale(present);
    return present;
  }

  private async find(viewer: Viewer, reasonId: string, tx: Runner = this.database, isHeld = false): Promise<Row> {
    const [row] = await tx.query<Row[]>(isHeld ? `${ONE} FOR UPDATE` : ONE, [reasonId]);
    assertVisible(row !== undefined && cannedReasonPolicy.read(viewer, row.used_for));
    return row;
  }
}
