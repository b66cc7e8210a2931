import type { SessionView } from '@scholars-commons/shared/accounts';
import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { accountQueries } from '../../features/accounts';
import { announce } from '../../lib/announce';
import { display } from '../../lib/display';
import { useLive, useLiveEvents } from '../../lib/live-client';
import { t } from './messages';

/** After a restart everybody comes back in one moment: what stands on the pages is asked for anew spread over this time. */
const SPREAD_MS = 2_000;
/** A page whose first connection takes longer has shown for so long what may have changed since. */
const SOON_MS = 3_000;

/** All but threads, which ask for themselves: they know from where on, and whether they may still be read at all. */
const exceptThreads = ({ queryKey: [area, what] }: Query) => area !== 'discussions' || what !== 'thread';

const [SESSION] = accountQueries.session().queryKey;
const onThePage = (query: Query) => query.queryKey[0] !== SESSION && exceptThreads(query);

/** The live side of being signed in: the socket, the count at the bell, the display choices of the account. */
export function LiveSession({ session }: { session: SessionView }) {
  const live = useLive();
  const cache = useQueryClient();
  const { queryKey } = accountQueries.session();

  useEffect(() => {
    live.connect();
    return () => live.disconnect();
  }, [live]);

  const { colorScheme, font, singleKeyShortcuts } = session.settings;
  useEffect(() => display.change({ colorScheme, font, singleKeyShortcuts }), [colorScheme, font, singleKeyShortcuts]);

  // What was told while the connection was away is asked for once it is back; the first time, if it comes at once, there was nothing to miss.
  const wasConnected = useRef(false);
  useEffect(() => {
    const begun = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.onConnected(() => {
      if (wasConnected.current || performance.now() - begun > SOON_MS) {
        void cache.invalidateQueries({ queryKey: accountQueries.session().queryKey });
        clearTimeout(timer);
        // What somebody just asked for goes on.
        const ask = () => void cache.invalidateQueries({ predicate: onThePage }, { cancelRefetch: false });
        timer = setTimeout(ask, Math.random() * SPREAD_MS);
      }
      wasConnected.current = true;
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [live, cache]);

  useLiveEvents({
    'me.changed': ({ unreadNotifications, rights }) => {
      if (rights) void cache.invalidateQueries({ predicate: exceptThreads });
      if (unreadNotifications === undefined) return;
      const before = cache.getQueryData(queryKey)?.unreadNotifications ?? 0;
      cache.setQueryData(queryKey, (held) => held && { ...held, unreadNotifications });
      if (unreadNotifications > before) announce(t('bell.arrived', { unread: unreadNotifications }));
    },
  });
  return null;
}
