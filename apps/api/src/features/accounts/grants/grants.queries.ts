import { Injectable } from '@nestjs/common';
import type { Grant } from '@scholars-commons/shared/accounts';
import type { ScholarState } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import type { Runner } from '../../../database/round-trips.js';
import { type AuthorColumns, discussionsSql } from '../../discussions/discussions.service.js';

const COLUMNS = `${discussionsSql.authorColumns('s', 'author')}, g.kind, g.given_at, b.name AS given_by_name`;

const HOLDERS = `SELECT ${COLUMNS} FROM staff_grant g JOIN scholar s ON s.id = g.scholar_id LEFT JOIN scholar b ON b.id = g.given_by_id
  ORDER BY s.sort_name, s.id, g.kind`;

const OF = `SELECT ${COLUMNS}, s.state, EXISTS (SELECT FROM account a WHERE a.scholar_id = s.id) AS has_account
  FROM scholar s LEFT JOIN staff_grant g ON g.scholar_id = s.id LEFT JOIN scholar b ON b.id = g.given_by_id
  WHERE s.id = $1 AND s.state <> 'merged' ORDER BY g.kind`;

/** Admins who can sign in: the others could not undo a mistake. */
const ADMINS = `SELECT g.scholar_id FROM staff_grant g JOIN scholar s ON s.id = g.scholar_id
  WHERE g.kind = 'admin' AND s.state = 'claimed' AND EXISTS (SELECT FROM account a WHERE a.scholar_id = s.id)`;

const GIVE = 'INSERT INTO staff_grant (scholar_id, kind, given_by_id) SELECT $1, unnest($2::text[]), $3';
const TAKE = 'DELETE FROM staff_grant WHERE scholar_id = $1 AND kind = ANY($2::text[])';
const TELL = `INSERT INTO notification (scholar_id, kind, actor_id, text) VALUES ($1, 'grants-changed', $2, $3)`;

export type HolderRow = AuthorColumns<'author'> & { kind: Grant; given_at: Date; given_by_name: string | null };
/** One row for each grant; a scholar without any has one row without a kind. */
export type ScholarGrantRow = AuthorColumns<'author'> & {
  kind: Grant | null;
  given_at: Date | null;
  given_by_name: string | null;
  state: ScholarState;
  has_account: boolean;
};

/** Rights of staff, as rows. */
@Injectable()
export class GrantsQueries {
  constructor(private readonly database: DataSource) {}

  holders(): Promise<HolderRow[]> {
    return this.database.query(HOLDERS);
  }

  of(scholarId: string, tx: Runner = this.database): Promise<ScholarGrantRow[]> {
    return tx.query(OF, [scholarId]);
  }

  async admins(tx: Runner = this.database): Promise<string[]> {
    const rows = await tx.query<{ scholar_id: string }[]>(ADMINS);
    return rows.map(({ scholar_id }) => scholar_id);
  }

  /** One change of grants after the other, until the transaction ends: two admins cannot take the grant from each other at once. */
  async inTurn(tx: Runner): Promise<void> {
    await tx.query('LOCK TABLE staff_grant IN SHARE ROW EXCLUSIVE MODE');
  }

  async give(tx: Runner, scholarId: string, kinds: readonly Grant[], givenById: string): Promise<void> {
    await tx.query(GIVE, [scholarId, kinds, givenById]);
  }

  async take(tx: Runner, scholarId: string, kinds: readonly Grant[]): Promise<void> {
    await tx.query(TAKE, [scholarId, kinds]);
  }

  async tell(tx: Runner, scholarId: string, actorId: string, reason: string): Promise<void> {
    await tx.query(TELL, [scholarId, actorId, reason]);
  }
}
