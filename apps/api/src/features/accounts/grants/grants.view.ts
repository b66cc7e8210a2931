import type { GrantHolder, GrantsView, HeldGrant } from '@scholars-commons/shared/grants';
import { authorOf } from '../../discussions/discussions.service.js';
import type { HolderRow, ScholarGrantRow } from './grants.queries.js';

const held = ({ kind, given_at, given_by_name }: ScholarGrantRow | HolderRow): HeldGrant[] =>
  kind && given_at ? [{ kind, givenAt: given_at.toISOString(), givenByName: given_by_name }] : [];

/** Rows of one grant each, in the order of people, as people with their grants. */
export function holdersOf(rows: readonly HolderRow[]): GrantHolder[] {
  const holders = new Map<string, GrantHolder>();
  for (const row of rows) {
    const holder = holders.get(row.author_id) ?? { scholar: authorOf(row), grants: [] };
    holder.grants.push(...held(row));
    holders.set(row.author_id, holder);
  }
  return [...holders.values()];
}

/** @param rows all of one scholar @param admins ids of those who can sign in as admins */
export function grantsOf(rows: readonly ScholarGrantRow[], admins: readonly string[]): GrantsView | null {
  const [first] = rows;
  if (!first) return null;
  return {
    scholar: authorOf(first),
    grants: rows.flatMap(held),
    canSignIn: first.has_account && first.state === 'claimed',
    isLastAdmin: admins.length === 1 && admins[0] === first.author_id,
  };
}
