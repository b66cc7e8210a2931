import { Injectable } from '@nestjs/common';
import { problemTypes } from '@scholars-commons/shared/problem';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { hashToken, newToken } from '../../common/auth/tokens.js';
import { ProblemException } from '../../common/problem/problem-exception.js';
import { AccountsQueries } from './accounts.queries.js';

export type LinkKind = 'sign-in' | 'reset' | 'invitation' | 'email-change' | 'email-return' | 'appeal';

const MINUTES = 60;
const DAYS = 24 * 3600;
/** How long a link lives, in seconds. */
export const LINK_LIFE: Record<LinkKind, number> = {
  'sign-in': 15 * MINUTES,
  reset: 60 * MINUTES,
  invitation: 14 * DAYS,
  'email-change': 60 * MINUTES,
  'email-return': 7 * DAYS,
  appeal: 30 * DAYS,
};

export interface LinkRow {
  id: string;
  account_id: string | null;
  scholar_id: string;
  email: string;
}

interface Found extends LinkRow {
  is_used: boolean;
  is_voided: boolean;
  is_expired: boolean;
}

const VOID_LATER = `UPDATE credential_link later SET voided_at = now() FROM credential_link used
  WHERE used.id = $1 AND later.id <> used.id AND later.scholar_id = used.scholar_id AND later.kind = used.kind
    AND later.created_at >= used.created_at AND later.used_at IS NULL AND later.voided_at IS NULL`;

/** The letter's token lives beside the one that the page got at sign-in, which he asked for himself; each voids the earlier ones of its way. */
const VOID_APPEALS = `UPDATE credential_link SET voided_at = now()
  WHERE scholar_id = $1 AND kind = 'appeal' AND sent_by_id IS NOT DISTINCT FROM $2 AND used_at IS NULL AND voided_at IS NULL`;

const refused = (type: string, detail: string) => new ProblemException(410, { type, detail });

/** One-use links in mails: 256 random bits, stored as a hash, spent by a press on a page and never by opening it. */
@Injectable()
export class CredentialLinks {
  constructor(
    private readonly database: DataSource,
    private readonly accounts: AccountsQueries,
  ) {}

  /**
   * Makes a link and voids earlier ones of its kind for the same scholar. Ways back stay, each to its own address: who moved an address
   * away moves it once more to cut the owner off. And an appeal that came by letter stays when another one comes at sign-in.
   * @returns the token, which is nowhere else
   */
  async make(
    tx: EntityManager,
    kind: LinkKind,
    link: { accountId: string | null; scholarId: string; email: string; sentById?: string },
  ): Promise<string> {
    const token = newToken();
    await this.accounts.hold(tx, link.scholarId);
    if (kind === 'appeal') await tx.query(VOID_APPEALS, [link.scholarId, link.sentById ?? null]);
    else if (kind !== 'email-return') await this.voidOf(tx, link.scholarId, [kind]);
    await tx.query(
      `INSERT INTO credential_link (id, kind, token_hash, account_id, scholar_id, email, sent_by_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))`,
      [uuidV7(), kind, hashToken(token), link.accountId, link.scholarId, link.email, link.sentById ?? null, LINK_LIFE[kind]],
    );
    return token;
  }

  /**
   * Spends a link and holds its scholar. Two at once, or a newer one on its way: one after the other.
   * @throws ProblemException 410, with a type that says whether it was used, too old or never ours
   */
  async redeem(tx: EntityManager, kind: LinkKind, token: string): Promise<LinkRow> {
    // The scholar before the link, as everywhere: two who wait for each other would wait for ever.
    const [meant] = await tx.query<{ scholar_id: string }[]>('SELECT scholar_id FROM credential_link WHERE token_hash = $1 AND kind = $2', [
      hashToken(token),
      kind,
    ]);
    if (meant) await this.accounts.hold(tx, meant.scholar_id);
    const [found] = await tx.query<Found[]>(
      `SELECT id, account_id, scholar_id, email, used_at IS NOT NULL AS is_used, voided_at IS NOT NULL AS is_voided, expires_at <= now() AS is_expired
       FROM credential_link WHERE token_hash = $1 AND kind = $2 FOR UPDATE`,
      [hashToken(token), kind],
    );
    if (!found) throw refused(problemTypes.linkUnknown, 'This link is not one of ours, or a part of it was lost on the way.');
    if (found.is_used) throw refused(problemTypes.linkUsed, 'This link was used already. Each one works once.');
    if (found.is_voided)
      throw refused(problemTypes.linkUsed, 'This link counts no more: a newer one was sent, or the account was changed since.');
    if (found.is_expired) throw refused(problemTypes.linkExpired, 'This link is too old by now. Ask for a new one; it comes at once.');
    await tx.query('UPDATE credential_link SET used_at = now() WHERE id = $1', [found.id]);
    // What went out after a way back went to addresses that it takes away.
    if (kind === 'email-return') await tx.query(VOID_LATER, [found.id]);
    return found;
  }

  /** What was sent and not yet used is worth nothing any more. */
  async voidOf(tx: EntityManager, scholarId: string, kinds: readonly LinkKind[]): Promise<void> {
    await tx.query(
      `UPDATE credential_link SET voided_at = now() WHERE scholar_id = $1 AND kind = ANY($2) AND used_at IS NULL AND voided_at IS NULL`,
      [scholarId, kinds],
    );
  }

  /** When an invitation last went out. */
  async lastInvitation(scholarId: string): Promise<{ sentAt: Date; expiresAt: Date } | null> {
    const [row] = await this.database.query<{ created_at: Date; expires_at: Date }[]>(
      `SELECT created_at, expires_at FROM credential_link WHERE scholar_id = $1 AND kind = 'invitation' ORDER BY created_at DESC LIMIT 1`,
      [scholarId],
    );
    return row ? { sentAt: row.created_at, expiresAt: row.expires_at } : null;
  }
}
