import { describe, expect, it } from '@jest/globals';
import { congratulationsSql, newsItemSql, relatedSql } from './items/items.sql.js';
import { newsFilters, newsListSql } from './items/item-list.sql.js';
import { mySubmissionsSql, submissionSql } from './submissions/submissions.queries.js';

/** Kept so that a review sees a query change. */
describe('the statements of news', () => {
  it('list what is out', () =>
    expect([newsListSql([], 21), newsListSql(newsFilters, 21), newsListSql(['kind', 'country'], 21)]).toMatchSnapshot());
  it('read an item', () => expect([newsItemSql, relatedSql, congratulationsSql]).toMatchSnapshot());
  it('read submissions', () => expect([submissionSql, mySubmissionsSql(21)]).toMatchSnapshot());
});
