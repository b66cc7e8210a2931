import { describe, expect, it } from '@jest/globals';
import { postSearchSql } from './post-search.sql.js';

/** Kept so that a review sees a query change. */
describe('the statements of the search', () => {
  it.each([
    ['all, everywhere', { among: 'all', inSpace: false, limit: 21 }],
    ['all, in one space', { among: 'all', inSpace: true, limit: 51 }],
    ['among the newest', { among: 'newest', inSpace: false, limit: 21 }],
  ] as const)('%s', (_what, shape) => expect(postSearchSql(shape)).toMatchSnapshot());
});
