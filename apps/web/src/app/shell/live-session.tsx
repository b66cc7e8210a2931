import type { SessionView } from '@scholars-commons/shared/accounts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { accountQueries } from '../../features/accounts';
import { announce } from '../../lib/announce';
import { display } from '../../lib/display';
import { useLive, useLiveEvents } from '../../lib/live-client';
import { t } from './messages';

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

  // What was told while the connection was away is asked for once it is back; the first time there was nothing to miss.
  const wasConnected = useRef(false);
  useEffect(
    () =>
      live.onConnected(() => {
        if (wasConnected.current) void cache.invalidateQueries({ queryKey: accountQueries.session().queryKey });
        wasConnected.current = true;
      }),
    [live, cache],
  );

  useLiveEvents({
    'me.changed': ({ unreadNotifications, rights }) => {
      // A thread asks for itself, since it must know whether it may still be read at all.
      if (rights) void cache.invalidateQueries({ predicate: ({ queryKey: [area, what] }) => area !== 'discussions' || what !== 'thread' });
      if (unreadNotifications === undefined) return;
      const before = cache.getQueryData(queryKey)?.unreadNotifications ?? 0;
      cache.setQueryData(queryKey, (held) => held && { ...held, unreadNotifications });
      if (unreadNotifications > before) announce(t('bell.arrived', { unread: unreadNotifications }));
    },
  });
  return null;
}
