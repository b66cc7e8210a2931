import type { QueryClient } from '@tanstack/react-query';
import { actAs } from '../../lib/api-client';
import { drafts } from '../../lib/drafts';
import { accountQueries, accountRequests } from './accounts.queries';

/** Tells the other tabs of this browser that nobody is signed in any more, or who is instead: then the scholar's id. */
export const SIGNED_OUT = 'scholars-commons.signed-out';

/** A tab that missed the end of its session would go on under whatever cookie there is, as somebody else. */
export function tellOtherTabs(word: string): void {
  const others = new BroadcastChannel(SIGNED_OUT);
  others.postMessage(word);
  others.close();
}

/** Forgets what was read here, so that the next person at this device (or the back button) finds nothing. */
export function leave(cache: QueryClient): void {
  actAs(undefined);
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
  tellOtherTabs('out');
}
