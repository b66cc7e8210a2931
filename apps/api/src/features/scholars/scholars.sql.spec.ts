import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { totalsSql } from '../institutions/institution-totals.service.js';
import { InstitutionListQueries } from '../institutions/pages/institution-list.queries.js';
import { InstitutionPageQueries, institutionSql } from '../institutions/pages/institution-page.queries.js';
import { candidatesSql } from '../institutions/search/institution-search.queries.js';
import { cohortSql, programsSql } from '../programs/programs.queries.js';
import { RosterQueries } from '../programs/roster.queries.js';
import { cardsSql, namesSql } from './directory/directory.queries.js';
import { labelsSql } from './directory/facet-labels.queries.js';
import { changesSql, nowSql, partSql, someSql } from './directory/index/directory-index.queries.js';
import { scholarFactsSql } from './projection/scholar-facts.queries.js';
import { ScholarSight } from './projection/scholar-sight.service.js';
import { sightSql } from './projection/sight.sql.js';
import { aViewer } from '../../../test/support/viewers.js';

const database = new DataSource({ type: 'postgres' });
const sight = new ScholarSight();

/** Kept so that a review sees a query change. */
describe('the statements of people', () => {
  it('ask rights like this', () => expect(sightSql).toMatchSnapshot());
  it('search the directory by two words', () => expect(namesSql(2)).toMatchSnapshot());
  it('read the cards of the directory', () => expect([cardsSql, labelsSql]).toMatchSnapshot());
  it('keep the index of the directory', () => expect([someSql, partSql, nowSql, changesSql]).toMatchSnapshot());
  it('read a page', () => expect(scholarFactsSql).toMatchSnapshot());
  it('search institutions', () => expect(candidatesSql).toMatchSnapshot());

  it('show institutions', async () => {
    const asked: string[] = [];
    const remembering = new DataSource({ type: 'postgres' });
    remembering.query = ((text: string) => {
      asked.push(text);
      return Promise.resolve([]);
    }) as typeof database.query;
    const list = new InstitutionListQueries(remembering);
    const query = { q: '', sort: 'scholars', limit: 30 } as const;
    await list.page(aViewer(), query, null);
    const { peopleSql, countsSql } = new InstitutionPageQueries(database, sight);
    expect([...asked, totalsSql, institutionSql, peopleSql, countsSql]).toMatchSnapshot();
  });

  it('show programs and rosters', () => {
    const { pageSql: rosterSql } = new RosterQueries(database, sight);
    expect([programsSql, cohortSql, rosterSql]).toMatchSnapshot();
  });
});
