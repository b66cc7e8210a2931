import type { SessionView } from '@scholars-commons/shared/accounts';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { accountQueries } from './accounts.queries';
import { leave, tellOtherTabs } from './sign-out';

/** Only addresses of this site: whoever made the link must not choose where a scholar lands after signing in. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith('/') || next.startsWith('/sign-in')) return '/';
  // Browsers drop tabs and line breaks from addresses, so what stands behind them must be read as they read it.
  if (!URL.canParse(next, window.location.origin)) return '/';
  const target = new URL(next, window.location.origin);
  return target.origin === window.location.origin ? `${target.pathname}${target.search}${target.hash}` : '/';
}

/** After signing in: takes the new session, and goes to where the scholar wanted to be. */
export function useEnter(): (session: SessionView, next?: string) => Promise<void> {
  const cache = useQueryClient();
  const router = useRouter();
  return async (session, next) => {
    const { queryKey } = accountQueries.session();
    const before = cache.getQueryData(queryKey);
    // A link signs in whoever it was sent to, also over somebody else.
    if (before && before.scholar.id !== session.scholar.id) leave(cache);
    cache.setQueryData(queryKey, session);
    tellOtherTabs(session.scholar.id);
    await router.invalidate();
    router.history.replace(safeNext(next));
  };
}
