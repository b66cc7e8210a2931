import { expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { aViewer } from '../../../test/support/viewers.js';
import { CaseQueries } from './case.queries.js';
import { ReviewQueries } from './review.queries.js';

const anId = '01900000-0000-7000-8000-000000000001';

/** Kept so that a review sees a query change. */
it('asks the queue, its counters and a case by these statements', async () => {
  const asked: string[] = [];
  const database = new DataSource({ type: 'postgres' });
  database.query = ((text: string) => {
    asked.push(text);
    return Promise.resolve([]);
  }) as typeof database.query;
  const queries = new ReviewQueries(database);
  const viewer = aViewer({ grants: ['moderator'] });
  await queries.page(viewer, { state: 'waiting', kind: null }, null, 51);
  await queries.page(viewer, { state: 'decided', kind: 'post' }, { micros: '1', id: anId }, 51);
  await queries.counters(viewer, null);
  const cases = new CaseQueries(database);
  await cases.posts(anId);
  await cases.flags(anId);
  expect(asked).toMatchSnapshot();
});
