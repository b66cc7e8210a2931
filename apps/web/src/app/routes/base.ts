import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { accountQueries } from '../../features/accounts';
import { actAs } from '../../lib/api-client';
import { drafts } from '../../lib/drafts';
import { NotFoundPage } from '../not-found-page';
import { RootProblemPage } from '../problem-page';
import { Shell } from '../shell/shell';

export interface RouterContext {
  cache: QueryClient;
}

/** What stands round every page. */
export const root = createRootRouteWithContext<RouterContext>()({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: RootProblemPage,
  beforeLoad: async ({ context }) => {
    const session = await context.cache.ensureQueryData(accountQueries.session());
    actAs(session?.scholar.id);
    return { session };
  },
});

/** Pages of the signed-in; a visitor signs in first and comes back to where he wanted to go. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    if (context.session) {
      await drafts.belongTo(context.session.scholar.id);
      return { viewer: context.session };
    }
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href }, replace: true });
  },
});
