import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadPart } from '../../lib/load-part';
import { auditSearch, reviewSearch } from '../searches';
import { inside, root } from './base';

const grants = createRoute({
  getParentRoute: () => inside,
  path: '/desk/grants',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/grants/grants-page')), 'GrantsPage'),
});

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/desk/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../../features/audit/audit-page')), 'AuditPage'),
});

const jobs = createRoute({
  getParentRoute: () => inside,
  path: '/desk/jobs',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/jobs/jobs-page')), 'JobsPage'),
});

const review = createRoute({
  getParentRoute: () => inside,
  path: '/desk/review',
  validateSearch: reviewSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../../features/review/review-page')), 'ReviewPage'),
});
const cannedReasons = createRoute({
  getParentRoute: () => inside,
  path: '/desk/reasons',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/review/canned-page')), 'CannedPage'),
});
const decision = createRoute({
  getParentRoute: () => inside,
  path: '/me/decisions/$reviewId',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/review/decision-page')), 'DecisionPage'),
});
/** For whoever cannot sign in. */
export const suspensionAppeal = createRoute({
  getParentRoute: () => root,
  path: '/appeal/$token',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/review/suspension-appeal-page')), 'SuspensionAppealPage'),
});

/** Where staff judge and keep record, and where one reads what was judged. */
export const deskRoutes = [grants, audit, jobs, review, cannedReasons, decision] as const;
