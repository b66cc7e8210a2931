import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadPart } from '../../lib/load-part';
import { given, text } from '../../lib/search-params';
import { root } from './base';

type Raw = Record<string, unknown>;

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Raw): { next?: string } => given({ next: text(raw, 'next', 2000) }),
  component: lazyRouteComponent(() => loadPart(() => import('../../features/accounts/sign-in-page')), 'SignInPage'),
});
const signInByLink = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/link/$token',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/accounts/link-page')), 'LinkPage'),
});
const requestReset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/accounts/request-reset-page')), 'RequestResetPage'),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset/$token',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/accounts/reset-page')), 'ResetPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/accounts/invitation-page')), 'InvitationPage'),
});
const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/email/confirm/$token',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/accounts/confirm-email-page')), 'ConfirmEmailPage'),
});
const undoEmail = createRoute({
  getParentRoute: () => root,
  path: '/email/undo/$token',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/accounts/undo-email-page')), 'UndoEmailPage'),
});
const about = createRoute({
  getParentRoute: () => root,
  path: '/about',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/about/about-page')), 'AboutPage'),
});

const guidelines = createRoute({
  getParentRoute: () => root,
  path: '/guidelines',
  component: lazyRouteComponent(() => loadPart(() => import('../../features/about/guidelines-page')), 'GuidelinesPage'),
});

/** Pages that visitors reach. */
export const doorRoutes = [signIn, signInByLink, requestReset, reset, invitation, confirmEmail, undoEmail, about, guidelines] as const;
