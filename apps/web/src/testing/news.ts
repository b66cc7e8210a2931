import type { NewsCard, NewsItem, NewsPage, SubmissionView } from '@scholars-commons/shared/news';
import type { SessionView } from '@scholars-commons/shared/accounts';
import { aminaAuthor, joerg, ngozi } from './discussions';
import { testId } from './people';
import { lee } from './personas';

/** Lee, when he edits. */
export const editor: SessionView = { ...lee, grants: ['editor'] };

export const makeNewsCard = (change: Partial<NewsCard> = {}): NewsCard => ({
  id: testId(5001),
  kind: 'award',
  title: 'Ngozi Okafor receives the national teaching prize',
  excerpt: 'For fifteen years of simulation in Ibadan.',
  date: '2026-05',
  publishedAt: '2026-05-04T09:00:00.000Z',
  picture: { id: testId(5901), alt: 'Ngozi Okafor with three nurses in the skills lab', isDecorative: false },
  people: [
    { name: ngozi.name, scholar: ngozi },
    { name: joerg.name, scholar: null },
  ],
  congratulations: 2,
  mine: false,
  ...change,
});

export const makeNewsPage = (items: NewsCard[], next: string | null = null): NewsPage => ({ items, next });

export const makeNewsItem = (change: Partial<NewsItem> = {}): NewsItem => ({
  ...makeNewsCard(),
  html: '<p>For fifteen years of <em>simulation</em> in Ibadan.</p>',
  link: 'https://www.prize.example/2026',
  submitter: ngozi,
  related: [],
  congratulatedBy: [joerg],
  standing: null,
  submissionId: null,
  can: { congratulate: true, flag: true, edit: false, unpublish: false },
  ...change,
});

export const SUBMISSION_ID = testId(6001);
export const nothingCan: SubmissionView['can'] = {
  edit: false,
  submit: false,
  withdraw: false,
  open: false,
  return: false,
  decline: false,
  approve: false,
  publish: false,
  unpublish: false,
};
const writerCan = { ...nothingCan, edit: true, submit: true, withdraw: true };
export const deskCan = { ...nothingCan, edit: true, return: true, decline: true, approve: true, publish: true };

/** Amina's draft, with everything that is asked. */
export const makeSubmission = (change: Partial<SubmissionView> = {}): SubmissionView => ({
  id: SUBMISSION_ID,
  state: 'draft',
  kind: 'award',
  title: 'A prize for our skills lab',
  text: 'We received the prize for *teaching*.',
  html: '<p>We received the prize for <em>teaching</em>.</p>',
  date: '2026-05',
  link: null,
  achievementId: null,
  picture: null,
  people: [{ scholar: aminaAuthor, answer: 'agreed' }],
  submitter: aminaAuthor,
  steps: [],
  createdAt: '2026-05-01T09:00:00.000Z',
  updatedAt: '2026-05-02T09:00:00.000Z',
  version: 1,
  publishAt: null,
  timeZone: null,
  newsId: null,
  undoUntil: null,
  reviewId: null,
  can: writerCan,
  ...change,
});
