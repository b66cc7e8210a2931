import type { SessionView } from '@scholars-commons/shared/accounts';
import type { QueryClient } from '@tanstack/react-query';
import { accountQueries, leave, SIGNED_OUT } from '../features/accounts';
import { api, onUnauthorized } from '../lib/api-client';
import { drafts } from '../lib/drafts';
import type { LiveClient } from '../lib/live-client';

const AGAIN_MS = 2_000;

/**
 * Brings the page to the sign-in when the session has ended anywhere: an answer 401, the socket's word,
 * another tab (also one where somebody else signed in), or the browser's back button after signing out. `toSignIn` re-asks the routes.
 */
export function guardSession(cache: QueryClient, live: LiveClient, toSignIn: () => void): () => void {
  const out = () => {
    if (cache.getQueryData(accountQueries.session().queryKey) === null) return;
    if (cache.getQueryData(accountQueries.session().queryKey) === undefined) return;
    leave(cache);
    live.disconnect();
    toSignIn();
  };
  let again: ReturnType<typeof setTimeout> | undefined;
  const others = new BroadcastChannel(SIGNED_OUT);
  others.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === cache.getQueryData(accountQueries.session().queryKey)?.scholar.id) return;
    // What was typed here must not come back to a device that was cleared for the next person.
    drafts.forgetHere();
    out();
  };
  // The word may come late, after somebody has signed in again in this tab: the api knows which session is meant by now.
  const ask = async () => {
    const session = await api.get<SessionView>('/api/session').catch(() => undefined);
    const held = cache.getQueryData(accountQueries.session().queryKey);
    // 401 has brought the page to the sign-in by now.
    if (!held) return;
    // A server that is away says nothing about the session: asked until it does.
    if (!session) again = setTimeout(() => void ask(), AGAIN_MS);
    else if (session.scholar.id === held.scholar.id) live.connect();
    else out();
  };
  const handleEnd = () => {
    live.disconnect();
    clearTimeout(again);
    void ask();
  };
  // A page kept whole by the browser would show what was read before the sign-out.
  const handleShow = (event: PageTransitionEvent) => event.persisted && window.location.reload();
  window.addEventListener('pageshow', handleShow);
  const stops = [onUnauthorized(out), live.on('session.ended', handleEnd)];
  return () => {
    for (const stop of stops) stop();
    clearTimeout(again);
    others.close();
    window.removeEventListener('pageshow', handleShow);
  };
}
