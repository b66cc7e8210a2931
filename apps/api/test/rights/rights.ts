import type { People, Role } from './people.js';
import type { TestApp } from '../support/test-app.js';

export interface World {
  t: TestApp;
  people: People;
}

export interface Asked {
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** The request comes with this session instead of the caller's usual one: for what ends the session that asks. */
  as?: { token: string } | undefined;
}

/**
 * One row of the rights table: an operation on a thing that stands in some relation to `owner`, and what each caller gets.
 * `nobody` and `suspended` get 401 unless the row says otherwise (operations that are public); the other callers get `others` unless named.
 */
export interface RightsRow {
  /** As the OpenAPI document says it: `POST /api/threads/{threadId}/posts`. */
  operation: string;
  /** Whose and in what state, in words: `own`, `removed`, `of another cohort`. */
  ownership: string;
  /** Makes the thing anew for each caller, so that one answer cannot change the next, and names the request. */
  ask: (world: World, role: Role) => Promise<Asked> | Asked;
  status: Partial<Record<Role, number>> & { others: number };
}

export type RightsTable = readonly RightsRow[];

const WITHOUT_SESSION: readonly Role[] = ['nobody', 'suspended'];

export const expectedStatus = ({ status }: RightsRow, role: Role): number =>
  status[role] ?? (WITHOUT_SESSION.includes(role) ? 401 : status.others);

/** The same answer for everybody, with a session or without. */
export const forAll = (status: number): RightsRow['status'] => ({ nobody: status, suspended: status, others: status });
