import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { announce } from '../../lib/announce';
import { useConnectionState } from '../../lib/live-client';
import { t } from './messages';
import css from './shell.module.css';

/** A cut shorter than this is nobody's concern: the socket is back before it could be read. */
const PATIENCE_MS = 2500;

const watchDevice = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** The state of the live connection, in words, when it is not as it should be. */
export function ConnectionBanner() {
  const state = useConnectionState();
  const isOnline = useSyncExternalStore(watchDevice, () => navigator.onLine);
  const isAway = state === 'lost' || !isOnline;
  const [isShown, setShown] = useState(false);
  const wasShown = useRef(false);

  useEffect(() => {
    if (!isAway) {
      setShown(false);
      if (wasShown.current) announce(t('connection.back'));
      wasShown.current = false;
      return;
    }
    const timer = setTimeout(() => {
      setShown(true);
      wasShown.current = true;
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAway]);

  return (
    <div role="status" className={css.banner} hidden={!isShown} data-screen-only>
      {isShown && t(isOnline ? 'connection.lost' : 'connection.offline')}
    </div>
  );
}
