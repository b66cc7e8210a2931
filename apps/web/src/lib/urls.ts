import type { NewsKind, SubmissionState } from '@scholars-commons/shared/news';
import type { ReviewKind, ReviewState } from '@scholars-commons/shared/review';

/**
 * Every address inside the product, for `<Link {...urls.scholar(id)}>` and `navigate(urls.thread(thread))`.
 * The router checks each of them against its tree (`app/router.tsx`).
 */
export const urls = {
  today: () => ({ to: '/' }) as const,
  people: (search: PeopleSearch = {}) => ({ to: '/people', search }) as const,
  newScholar: () => ({ to: '/people/new' }) as const,
  scholar: (scholarId: string, search: ScholarSearch = {}) => ({ to: '/people/$scholarId', params: { scholarId }, search }) as const,
  institutions: (search: InstitutionsSearch = {}) => ({ to: '/institutions', search }) as const,
  institution: (institutionId: string) => ({ to: '/institutions/$institutionId', params: { institutionId } }) as const,
  programs: () => ({ to: '/programs' }) as const,
  program: (programId: string) => ({ to: '/programs/$programId', params: { programId } }) as const,
  cohort: (cohortId: string) => ({ to: '/cohorts/$cohortId', params: { cohortId } }) as const,
  discussions: () => ({ to: '/discussions' }) as const,
  space: (spaceSlug: string, search: SpaceSearch = {}) => ({ to: '/discussions/$spaceSlug', params: { spaceSlug }, search }) as const,
  search: (search: PostSearch = {}) => ({ to: '/discussions/search', search }) as const,
  newThread: (space?: string) => ({ to: '/discussions/new', search: space ? { space } : {} }) as const,
  thread: (thread: { id: string; slug: string }, post?: number) =>
    ({ to: '/threads/$threadId/$slug', params: { threadId: thread.id, slug: thread.slug || '-' }, search: post ? { post } : {} }) as const,
  news: (search: NewsSearch = {}) => ({ to: '/news', search }) as const,
  newsItem: (newsId: string) => ({ to: '/news/$newsId', params: { newsId } }) as const,
  submitNews: (achievement?: string) => ({ to: '/news/submit', search: achievement ? { achievement } : {} }) as const,
  submissionStep: (submissionId: string, step?: SubmissionStepName) =>
    ({ to: '/news/submit/$submissionId', params: { submissionId }, search: step ? { step } : {} }) as const,
  mySubmissions: (state?: SubmissionState) => ({ to: '/me/submissions', search: state ? { state } : {} }) as const,
  mySubmission: (submissionId: string) => ({ to: '/me/submissions/$submissionId', params: { submissionId } }) as const,
  myProfile: () => ({ to: '/me/profile' }) as const,
  notifications: () => ({ to: '/me/notifications' }) as const,
  drafts: () => ({ to: '/me/drafts' }) as const,
  account: () => ({ to: '/me/account' }) as const,
  sessions: () => ({ to: '/me/sessions' }) as const,
  grants: () => ({ to: '/desk/grants' }) as const,
  audit: (search: AuditSearch = {}) => ({ to: '/desk/audit', search }) as const,
  review: (search: ReviewSearch = {}) => ({ to: '/desk/review', search }) as const,
  jobs: () => ({ to: '/desk/jobs' }) as const,
  cannedReasons: () => ({ to: '/desk/reasons' }) as const,
  decision: (reviewId: string) => ({ to: '/me/decisions/$reviewId', params: { reviewId } }) as const,
  suspensionAppeal: (token: string) => ({ to: '/appeal/$token', params: { token } }) as const,
  signIn: (next?: string) => ({ to: '/sign-in', search: next ? { next } : {} }) as const,
  reset: () => ({ to: '/reset' }) as const,
  guidelines: () => ({ to: '/guidelines' }) as const,
  about: () => ({ to: '/about' }) as const,
};

/** Filters of the directory, as they stand in the URL; several values of one are joined by commas. */
export interface PeopleSearch {
  q?: string;
  country?: string;
  profession?: string;
  institution?: string;
  program?: string;
  cohort?: string;
  topic?: string;
  openTo?: string;
  sort?: string;
}
/** `as`: one's own page with the eyes of others. `edit`: the part of it that opens for editing. */
export interface ScholarSearch {
  as?: 'network' | 'cohorts';
  edit?: string;
}
export interface InstitutionsSearch {
  q?: string;
  country?: string;
  hub?: boolean;
  sort?: 'name' | 'scholars' | 'sent';
}
/** What of the queue is shown, and which case stands open. */
export interface ReviewSearch {
  kind?: ReviewKind | undefined;
  state?: ReviewState | undefined;
  case?: string | undefined;
}
/** Filters of the record of acts. `name`: of the person, so that the page need not ask for it. */
export interface AuditSearch {
  person?: string | undefined;
  name?: string | undefined;
  act?: string | undefined;
  thing?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}
/** Filters of the news. `at`: the institution's name, so that the page need not ask for it. */
export interface NewsSearch {
  kind?: NewsKind;
  country?: string;
  institution?: string;
  at?: string;
}
export const submissionSteps = ['what', 'who', 'details', 'picture', 'preview'] as const;
export type SubmissionStepName = (typeof submissionSteps)[number];
/** Words to find in posts, and where: the address of a space, the id of who wrote them. */
export interface PostSearch {
  q?: string | undefined;
  space?: string | undefined;
  author?: string | undefined;
}
export interface SpaceSearch {
  filter?: 'all' | 'unread' | 'mine' | 'unanswered';
  sort?: 'recent' | 'newest' | 'most-posts';
}
