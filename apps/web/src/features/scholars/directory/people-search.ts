import type { PeopleSearch } from '../../../lib/urls';
import { given, oneOf, text } from '../../../lib/search-params';
import type { Query } from '../../../lib/api-client';

/** What the directory may be narrowed by, in the order of the page. */
export const facetNames = ['country', 'institution', 'profession', 'program', 'cohort', 'topic', 'openTo'] as const;
export type FacetName = (typeof facetNames)[number];
export const peopleSorts = ['name', 'recent', 'relevance'] as const;
export type PeopleSort = (typeof peopleSorts)[number];

/** The directory's state, all of it in the URL: `?q=müller&country=CH,DE` is Müllers in Switzerland or Germany. */
export type PeopleState = { q: string; sort: PeopleSort | undefined } & Record<FacetName, readonly string[]>;

// As the contract has it.
const MOST_VALUES = 20;

const values = (raw: Record<string, unknown>, name: FacetName) => [
  ...new Set(
    (text(raw, name, 2000) ?? '')
      .split(',')
      .map((value) => value.trim())
      .filter(Boolean)
      .slice(0, MOST_VALUES),
  ),
];

/** Reads the URL; whatever is odd in it is left out. */
export function readPeopleSearch(raw: Record<string, unknown>): PeopleState {
  return {
    q: text(raw, 'q') ?? '',
    sort: oneOf(raw, 'sort', peopleSorts),
    country: values(raw, 'country').filter((code) => /^[A-Z]{2}$/.test(code)),
    institution: values(raw, 'institution'),
    profession: values(raw, 'profession'),
    program: values(raw, 'program'),
    cohort: values(raw, 'cohort'),
    topic: values(raw, 'topic'),
    openTo: values(raw, 'openTo'),
  };
}

/** The state as search parameters; what is empty does not stand in the URL. */
export function writePeopleSearch({ q, sort, ...facets }: PeopleState): PeopleSearch {
  const joined = Object.fromEntries(Object.entries(facets).map(([name, chosen]) => [name, chosen.length ? chosen.join(',') : undefined]));
  return given({ q: q || undefined, sort, ...joined });
}

/** The state as the api asks for it. */
export const directoryQuery = ({ q, sort, ...facets }: PeopleState): Query => ({ q: q.trim(), sort, ...facets });

/** Presses or lifts one value of a facet. */
export function press(state: PeopleState, facet: FacetName, value: string): PeopleState {
  const chosen = state[facet];
  const next = {
    ...state,
    [facet]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value].slice(-MOST_VALUES),
  };
  // A cohort is one of a program: without programs pressed, cohorts of another would stay behind unseen.
  return facet === 'program' && next.program.length === 0 ? { ...next, cohort: [] } : next;
}

export const hasFilters = (state: PeopleState): boolean => facetNames.some((facet) => state[facet].length > 0);

/** Without any filter; the search and the order stay. */
export const withoutFilters = ({ q, sort }: PeopleState): PeopleState => ({ ...readPeopleSearch({}), q, sort });
