import { Injectable } from '@nestjs/common';
import type { Grant } from '@scholars-commons/shared/accounts';
import type { ScholarState } from '@scholars-commons/shared/scholars';
import { DataSource, type EntityManager } from 'typeorm';

const FACTS = `SELECT s.id, s.state, s.is_listed, s.suspended_until, s.suspended_reason,
    ARRAY(SELECT g.kind FROM staff_grant g WHERE g.scholar_id = s.id) AS grants
  FROM scholar s WHERE s.id = $1 AND s.state <> 'merged'`;

const SUSPEND = `UPDATE scholar SET state = 'suspended', suspended_reason = $2, suspended_until = $3, updated_at = now() WHERE id = $1`;
const LIFT = `UPDATE scholar SET state = 'claimed', suspended_reason = NULL, suspended_until = NULL, updated_at = now() WHERE id = $1`;
const OVERDUE = `SELECT id FROM scholar WHERE state = 'suspended' AND suspended_until <= now() ORDER BY id LIMIT 500 FOR NO KEY UPDATE SKIP LOCKED`;

type Tx = Pick<EntityManager, 'query'>;

export interface SuspensionRow {
  id: string;
  state: ScholarState;
  is_listed: boolean;
  suspended_until: Date | null;
  suspended_reason: string | null;
  grants: Grant[];
}

/** Suspensions, which are a state of the scholar. */
@Injectable()
export class SuspensionQueries {
  constructor(private readonly database: DataSource) {}

  async of(scholarId: string, tx: Tx = this.database): Promise<SuspensionRow | null> {
    const [row] = await tx.query<SuspensionRow[]>(FACTS, [scholarId]);
    return row ?? null;
  }

  async suspend(tx: Tx, scholarId: string, reason: string, until: string | null): Promise<void> {
    await tx.query(SUSPEND, [scholarId, reason, until]);
  }

  async lift(tx: Tx, scholarId: string): Promise<void> {
    await tx.query(LIFT, [scholarId]);
  }

  /** Those whose time is over, held. */
  async overdue(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(OVERDUE);
    return rows.map(({ id }) => id);
  }
}
