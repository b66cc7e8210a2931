import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect, type RouterHistory } from '@tanstack/react-router';
import { loadPart } from '../lib/load-part';
import { given, oneOf, text, whole } from '../lib/search-params';
import type { ScholarSearch } from '../lib/urls';
import { NotFoundPage } from './not-found-page';
import { ProblemPage } from './problem-page';
import { inside, root } from './routes/base';
import { deskRoutes, suspensionAppeal } from './routes/desk';
import { doorRoutes } from './routes/doors';
import { newsRoutes } from './routes/news';
import { institutionsSearch, peopleSearch, postSearch, spaceSearch } from './searches';

type Raw = Record<string, unknown>;

const today = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => loadPart(() => import('../features/today/today-page')), 'TodayPage'),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/scholars/directory-page')), 'DirectoryPage'),
});
const newScholar = createRoute({
  getParentRoute: () => inside,
  path: '/people/new',
  component: lazyRouteComponent(() => loadPart(() => import('../features/scholars/new-scholar-page')), 'NewScholarPage'),
});
const scholar = createRoute({
  getParentRoute: () => inside,
  path: '/people/$scholarId',
  validateSearch: (raw: Raw): ScholarSearch =>
    given({ as: oneOf(raw, 'as', ['network', 'cohorts'] as const), edit: text(raw, 'edit', 20) }),
  component: lazyRouteComponent(() => loadPart(() => import('../features/scholars/scholar-page')), 'ScholarPage'),
});
const myProfile = createRoute({
  getParentRoute: () => inside,
  path: '/me/profile',
  beforeLoad: ({ context }) => {
    throw redirect({ to: '/people/$scholarId', params: { scholarId: context.viewer.scholar.id }, replace: true });
  },
});

const institutions = createRoute({
  getParentRoute: () => inside,
  path: '/institutions',
  validateSearch: institutionsSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/institutions/institutions-page')), 'InstitutionsPage'),
});
const institution = createRoute({
  getParentRoute: () => inside,
  path: '/institutions/$institutionId',
  component: lazyRouteComponent(() => loadPart(() => import('../features/institutions/institution-page')), 'InstitutionPage'),
});
const programs = createRoute({
  getParentRoute: () => inside,
  path: '/programs',
  component: lazyRouteComponent(() => loadPart(() => import('../features/programs/programs-page')), 'ProgramsPage'),
});
const program = createRoute({
  getParentRoute: () => inside,
  path: '/programs/$programId',
  component: lazyRouteComponent(() => loadPart(() => import('../features/programs/program-page')), 'ProgramPage'),
});
const cohort = createRoute({
  getParentRoute: () => inside,
  path: '/cohorts/$cohortId',
  component: lazyRouteComponent(() => loadPart(() => import('../features/programs/cohort-page')), 'CohortPage'),
});

const discussions = createRoute({
  getParentRoute: () => inside,
  path: '/discussions',
  validateSearch: spaceSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/discussions/spaces-page')), 'SpacesPage'),
});
const newThread = createRoute({
  getParentRoute: () => inside,
  path: '/discussions/new',
  validateSearch: (raw: Raw): { space?: string } => given({ space: text(raw, 'space') }),
  component: lazyRouteComponent(() => loadPart(() => import('../features/discussions/new-thread-page')), 'NewThreadPage'),
});
const searchPosts = createRoute({
  getParentRoute: () => inside,
  path: '/discussions/search',
  validateSearch: postSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/discussions/search-page')), 'SearchPage'),
});
const space = createRoute({
  getParentRoute: () => inside,
  path: '/discussions/$spaceSlug',
  validateSearch: spaceSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/discussions/space-page')), 'SpacePage'),
});
const thread = createRoute({
  getParentRoute: () => inside,
  path: '/threads/$threadId/$slug',
  validateSearch: (raw: Raw): { post?: number } => given({ post: whole(raw, 'post') }),
  component: lazyRouteComponent(() => loadPart(() => import('../features/discussions/thread-page')), 'ThreadPage'),
});
/** Mails and people who shorten an address leave the words out. */
const bareThread = createRoute({
  getParentRoute: () => inside,
  path: '/threads/$threadId',
  validateSearch: (raw: Raw): { post?: number } => given({ post: whole(raw, 'post') }),
  beforeLoad: ({ params, search }) => {
    throw redirect({ to: '/threads/$threadId/$slug', params: { threadId: params.threadId, slug: '-' }, search, replace: true });
  },
});
const draftsPage = createRoute({
  getParentRoute: () => inside,
  path: '/me/drafts',
  component: lazyRouteComponent(() => loadPart(() => import('../features/discussions/drafts-page')), 'DraftsPage'),
});
const notifications = createRoute({
  getParentRoute: () => inside,
  path: '/me/notifications',
  component: lazyRouteComponent(() => loadPart(() => import('../features/notifications/notifications-page')), 'NotificationsPage'),
});
const account = createRoute({
  getParentRoute: () => inside,
  path: '/me/account',
  component: lazyRouteComponent(() => loadPart(() => import('../features/accounts/account-page')), 'AccountPage'),
});
const sessions = createRoute({
  getParentRoute: () => inside,
  path: '/me/sessions',
  component: lazyRouteComponent(() => loadPart(() => import('../features/accounts/sessions-page')), 'SessionsPage'),
});
const welcome = createRoute({
  getParentRoute: () => inside,
  path: '/me/welcome',
  component: lazyRouteComponent(() => loadPart(() => import('../features/accounts/welcome-page')), 'WelcomePage'),
});

const routeTree = root.addChildren([
  inside.addChildren([
    today,
    people,
    newScholar,
    scholar,
    myProfile,
    institutions,
    institution,
    programs,
    program,
    cohort,
    discussions,
    newThread,
    searchPosts,
    space,
    thread,
    bareThread,
    draftsPage,
    notifications,
    account,
    sessions,
    welcome,
    ...newsRoutes,
    ...deskRoutes,
  ]),
  suspensionAppeal,
  ...doorRoutes,
]);

/** Every URL of the product. */
export function createAppRouter(cache: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { cache },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    // A thread finds its own place: the first post that is unread.
    scrollRestoration: ({ location }) => !location.pathname.startsWith('/threads/'),
    defaultErrorComponent: ProblemPage,
    defaultNotFoundComponent: NotFoundPage,
    ...(history ? { history } : {}),
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
