import { sqlState } from '../../common/problem/problem-of.js';

/** True where Postgres refused a second row of the same key: somebody, perhaps the same person, was first. */
export const isDuplicateKey = (error: unknown): boolean => sqlState(error) === '23505';
