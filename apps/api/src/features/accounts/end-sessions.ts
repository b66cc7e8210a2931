import type { EntityManager } from 'typeorm';
import { viewersChanged } from '../../common/auth/viewer-changes.js';

/** One session of an account, or all of them but perhaps one. */
export type Ending = { accountId: string; sessionId: string } | { accountId: string; except?: string };

/**
 * Ends sessions: the one way to do it. Cached viewers and open sockets follow the commit in every process.
 * Signing out, "my sessions", passwords, addresses, grants and the command line all come here.
 * @returns how many ended
 */
export async function endSessions(tx: EntityManager, ending: Ending): Promise<number> {
  const [ended] = await tx.query<[{ id: string }[], number]>(
    `DELETE FROM session WHERE account_id = $1 AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR id <> $3) RETURNING id`,
    [ending.accountId, 'sessionId' in ending ? ending.sessionId : null, 'sessionId' in ending ? null : (ending.except ?? null)],
  );
  if (ended.length > 0) await viewersChanged(tx, { sessionIds: ended.map(({ id }) => id) });
  return ended.length;
}
