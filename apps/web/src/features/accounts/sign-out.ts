import type { QueryClient } from '@tanstack/react-query';
import { drafts } from '../../lib/drafts';
import { accountQueries, accountRequests } from './accounts.queries';

/** Tells the other tabs of this browser that nobody is signed in any more. */
export const SIGNED_OUT = 'scholars-commons.signed-out';

/** Forgets what was read here, so that the next person at this device (or the back button) finds nothing. */
export function leave(cache: QueryClient): void {
  const [session] = accountQueries.session().queryKey;
  void cache.cancelQueries();
  cache.setQueryData(accountQueries.session().queryKey, null);
  cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session });
}

/** Ends the session at the api first: if that fails, the page still shows who is signed in. */
export async function signOut(cache: QueryClient): Promise<void> {
  await accountRequests.signOut();
  await drafts.clear();
  leave(cache);
  const others = new BroadcastChannel(SIGNED_OUT);
  others.postMessage('out');
  others.close();
}
