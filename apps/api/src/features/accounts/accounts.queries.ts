import { Injectable } from '@nestjs/common';
import type { AccountSettings, Grant } from '@scholars-commons/shared/accounts';
import type { ScholarState } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import type { Runner } from '../../database/round-trips.js';

export interface AccountRow {
  id: string;
  scholar_id: string;
  email: string;
  password_hash: string | null;
  settings: Partial<AccountSettings>;
  state: ScholarState;
  name: string;
  given_name: string;
  photo_id: string | null;
  suspended_until: Date | null;
  suspended_reason: string | null;
  time_zone: string | null;
  /** Its time has come, and the job that looks each minute has not seen it yet. */
  is_suspension_over: boolean;
}

const ACCOUNT = `SELECT a.id, a.scholar_id, a.email, a.password_hash, a.settings, s.state, s.name,
    coalesce(s.preferred_name, s.given_name) AS given_name, s.photo_id, s.suspended_until, s.suspended_reason, s.time_zone,
    coalesce(s.state = 'suspended' AND s.suspended_until <= now(), false) AS is_suspension_over
  FROM account a JOIN scholar s ON s.id = a.scholar_id`;

/** Accounts with the scholar they belong to. */
@Injectable()
export class AccountsQueries {
  constructor(private readonly database: DataSource) {}

  async byEmail(email: string, tx: Runner = this.database): Promise<AccountRow | undefined> {
    const [row] = await tx.query<AccountRow[]>(`${ACCOUNT} WHERE a.email = $1::citext`, [email]);
    return row;
  }

  /**
   * Holds the scholar until the transaction ends. Whatever changes how somebody signs in, or lets him in, holds him first: then it is
   * asked again what was proved before, since a password may be changed, or an address moved, between the proof and the act.
   */
  async hold(tx: Runner, scholarId: string): Promise<void> {
    await tx.query('SELECT id FROM scholar WHERE id = $1 FOR NO KEY UPDATE', [scholarId]);
  }

  /** The account of an address that is still its own once its scholar is held. */
  async heldByEmail(email: string, tx: Runner): Promise<AccountRow | undefined> {
    const found = await this.byEmail(email, tx);
    if (!found) return undefined;
    await this.hold(tx, found.scholar_id);
    const present = await this.byEmail(email, tx);
    return present?.id === found.id ? present : undefined;
  }

  /** The account as it is now, held; undefined if its password is another by now. */
  async heldUnchanged({ id, scholar_id, password_hash }: AccountRow, tx: Runner): Promise<AccountRow | undefined> {
    await this.hold(tx, scholar_id);
    const present = await this.byId(id, tx);
    return present.password_hash === password_hash ? present : undefined;
  }

  async byId(accountId: string, tx: Runner = this.database): Promise<AccountRow> {
    const [row] = await tx.query<AccountRow[]>(`${ACCOUNT} WHERE a.id = $1`, [accountId]);
    if (!row) throw new Error('A viewer without an account');
    return row;
  }

  async byScholar(scholarId: string, tx: Runner = this.database): Promise<AccountRow | undefined> {
    const [row] = await tx.query<AccountRow[]>(`${ACCOUNT} WHERE a.scholar_id = $1`, [scholarId]);
    return row;
  }

  async grantsOf(scholarId: string): Promise<Grant[]> {
    const rows = await this.database.query<{ kind: Grant }[]>('SELECT kind FROM staff_grant WHERE scholar_id = $1 ORDER BY kind', [
      scholarId,
    ]);
    return rows.map(({ kind }) => kind);
  }
}
