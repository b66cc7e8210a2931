import type { Grant } from '@scholars-commons/shared/accounts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { audit } from '../../../common/audit/audit.js';
import { viewersChanged } from '../../../common/auth/viewer-changes.js';
import { endSessions } from '../end-sessions.js';

interface Holder {
  account_id: string;
  scholar_id: string;
  name: string;
}

/**
 * Gives a right of staff to whoever signs in with this address. An unknown address becomes a new staff record, unlisted and marked
 * as staff, which signs in by link: so the first admin of an empty database comes about. Whoever holds an account signs in anew.
 * @returns the scholar, and whether anything changed
 */
export async function giveGrant(
  tx: EntityManager,
  email: string,
  grant: Grant,
  givenById: string | null = null,
): Promise<{ name: string; isNew: boolean; hadIt: boolean }> {
  const known = await holderOf(tx, email);
  const holder = known ?? (await newStaff(tx, email));
  const [given] = await tx.query<[unknown[]] | unknown[]>(
    'INSERT INTO staff_grant (scholar_id, kind, given_by_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING kind',
    [holder.scholar_id, grant, givenById],
  );
  const hadIt = given === undefined;
  if (!hadIt) {
    await audit(tx, { actorId: givenById, act: 'grant.give', thing: { kind: 'scholar', id: holder.scholar_id }, changes: { grant } });
    // Whoever gets more rights signs in anew: a session that somebody took over does not rise with them.
    await endSessions(tx, { accountId: holder.account_id });
    await viewersChanged(tx, { scholarIds: [holder.scholar_id] });
  }
  return { name: holder.name, isNew: !known, hadIt };
}

async function holderOf(tx: EntityManager, email: string): Promise<Holder | undefined> {
  const [row] = await tx.query<Holder[]>(
    'SELECT a.id AS account_id, a.scholar_id, s.name FROM account a JOIN scholar s ON s.id = a.scholar_id WHERE a.email = $1::citext',
    [email],
  );
  return row;
}

async function newStaff(tx: EntityManager, email: string): Promise<Holder> {
  const scholarId = uuidV7();
  const name = email.split('@')[0] ?? email;
  await tx.query(
    `INSERT INTO scholar (id, state, is_listed, is_staff, given_name, claimed_at) VALUES ($1, 'claimed', false, true, $2, now())`,
    [scholarId, name],
  );
  const accountId = uuidV7();
  await tx.query('INSERT INTO account (id, scholar_id, email) VALUES ($1, $2, $3)', [accountId, scholarId, email]);
  await audit(tx, { actorId: null, act: 'scholar.add-staff', thing: { kind: 'scholar', id: scholarId } });
  return { account_id: accountId, scholar_id: scholarId, name };
}
