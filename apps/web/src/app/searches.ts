import type { SubmissionState } from '@scholars-commons/shared/news';
import { flag, given, oneOf, text } from '../lib/search-params';
import type { AuditSearch, InstitutionsSearch, NewsSearch, PeopleSearch, PostSearch, ReviewSearch, SpaceSearch } from '../lib/urls';

/** What stands in the address of each list: anything odd in it is left out. */
type Raw = Record<string, unknown>;

/** Several values of one filter stand side by side: `?country=CH,DE`. */
const FILTER_MAX = 2000;
export const peopleSearch = (raw: Raw): PeopleSearch =>
  given({
    q: text(raw, 'q'),
    country: text(raw, 'country', FILTER_MAX),
    profession: text(raw, 'profession', FILTER_MAX),
    institution: text(raw, 'institution', FILTER_MAX),
    program: text(raw, 'program', FILTER_MAX),
    cohort: text(raw, 'cohort', FILTER_MAX),
    topic: text(raw, 'topic', FILTER_MAX),
    openTo: text(raw, 'openTo', FILTER_MAX),
    sort: oneOf(raw, 'sort', ['name', 'recent', 'relevance'] as const),
  });

export const institutionsSearch = (raw: Raw): InstitutionsSearch =>
  given({
    q: text(raw, 'q'),
    country: text(raw, 'country', 2),
    hub: flag(raw, 'hub'),
    sort: oneOf(raw, 'sort', ['name', 'scholars', 'sent'] as const),
  });

export const spaceSearch = (raw: Raw): SpaceSearch =>
  given({
    filter: oneOf(raw, 'filter', ['all', 'unread', 'mine', 'unanswered'] as const),
    sort: oneOf(raw, 'sort', ['recent', 'newest', 'most-posts'] as const),
  });

export const postSearch = (raw: Raw): PostSearch =>
  given({ q: text(raw, 'q'), space: text(raw, 'space', 100), author: text(raw, 'author', 36) });

export const auditSearch = (raw: Raw): AuditSearch =>
  given({
    person: text(raw, 'person', 36),
    name: text(raw, 'name'),
    act: text(raw, 'act', 80),
    thing: text(raw, 'thing', 36),
    from: text(raw, 'from', 10),
    to: text(raw, 'to', 10),
  });

export const reviewSearch = (raw: Raw): ReviewSearch =>
  given({
    kind: oneOf(raw, 'kind', ['post', 'news', 'scholar', 'submission', 'appeal'] as const),
    state: oneOf(raw, 'state', ['waiting', 'decided'] as const),
    case: text(raw, 'case', 36),
  });

export const newsSearch = (raw: Raw): NewsSearch =>
  given({
    kind: oneOf(raw, 'kind', ['news', 'publication', 'award', 'grant', 'promotion', 'appointment', 'other'] as const),
    country: text(raw, 'country', 2),
    institution: text(raw, 'institution', 36),
    at: text(raw, 'at'),
  });

export const submissionsSearch = (raw: Raw): { state?: SubmissionState } =>
  given({
    state: oneOf(raw, 'state', ['draft', 'submitted', 'in-review', 'returned', 'scheduled', 'published', 'declined', 'withdrawn'] as const),
  });
