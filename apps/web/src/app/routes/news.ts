import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadPart } from '../../lib/load-part';
import { given, oneOf, text } from '../../lib/search-params';
import { type SubmissionStepName, submissionSteps } from '../../lib/urls';
import { newsSearch, submissionsSearch } from '../searches';
import { inside } from './base';

type Raw = Record<string, unknown>;

const news = createRoute({
  getParentRoute: () => inside,
  path: '/news',
  validateSearch: newsSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../../features/news/news-page')), 'NewsPage'),
});
const newsItem = createRoute({
  getParentRoute: () => inside,
  path: '/news/$newsId',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/news/news-item-page')), 'NewsItemPage'),
});
const begin = createRoute({
  getParentRoute: () => inside,
  path: '/news/submit',
  validateSearch: (raw: Raw): { achievement?: string } => given({ achievement: text(raw, 'achievement', 36) }),
  component: lazyRouteComponent(() => loadPart(() => import('../../features/news/begin-page')), 'BeginPage'),
});
const submit = createRoute({
  getParentRoute: () => inside,
  path: '/news/submit/$submissionId',
  validateSearch: (raw: Raw): { step?: SubmissionStepName } => given({ step: oneOf(raw, 'step', submissionSteps) }),
  component: lazyRouteComponent(() => loadPart(() => import('../../features/news/submit-page')), 'SubmitPage'),
});
const submissions = createRoute({
  getParentRoute: () => inside,
  path: '/me/submissions',
  validateSearch: submissionsSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../../features/news/submissions-page')), 'SubmissionsPage'),
});
const submission = createRoute({
  getParentRoute: () => inside,
  path: '/me/submissions/$submissionId',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/news/submission-page')), 'SubmissionPage'),
});

/** News to read, to share, and how one's own stand. */
export const newsRoutes = [news, newsItem, begin, submit, submissions, submission] as const;
