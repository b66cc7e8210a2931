import { describe, expect, it } from '@jest/globals';
import { directoryQuery, hasFilters, press, readPeopleSearch, withoutFilters, writePeopleSearch } from './people-search';

describe('the directory in the URL', () => {
  it('reads back what it writes', () => {
    const search = { q: 'müller', sort: 'recent', country: 'CH,DE', topic: 'assessment', openTo: 'mentoring,hosting' };
    expect(writePeopleSearch(readPeopleSearch(search))).toEqual(search);
  });

  it('leaves out what nobody could have pressed', () => {
    expect(writePeopleSearch(readPeopleSearch({ country: 'ch,<b>,KE,KE', sort: 'random', q: '', program: [] }))).toEqual({ country: 'KE' });
  });

  it('takes a year that the router read as a number for a search', () => {
    expect(readPeopleSearch({ q: 2019 }).q).toBe('2019');
  });

  it('asks the api for each pressed value', () => {
    expect(directoryQuery(readPeopleSearch({ country: 'CH,DE' }))).toMatchObject({ country: ['CH', 'DE'], q: '' });
  });

  it('presses, lifts, and lifts all', () => {
    const pressed = press(press(readPeopleSearch({ q: 'a' }), 'country', 'KE'), 'country', 'UG');
    expect(pressed.country).toEqual(['KE', 'UG']);
    expect(press(pressed, 'country', 'KE').country).toEqual(['UG']);
    expect(hasFilters(pressed)).toBe(true);
    expect(withoutFilters(pressed)).toEqual(readPeopleSearch({ q: 'a' }));
  });

  it('drops cohorts with the last program', () => {
    const state = readPeopleSearch({ program: 'p', cohort: 'c' });
    expect(press(state, 'program', 'p')).toMatchObject({ program: [], cohort: [] });
  });
});
