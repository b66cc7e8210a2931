import { useEffect, useSyncExternalStore } from 'react';
import { announce } from '../../lib/announce';
import { useConnectionState } from '../../lib/live-client';
import { Delayed } from '../../ui/delayed';
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

/** The state of the live connection, in words, while it is not as it should be. */
export function ConnectionBanner() {
  const state = useConnectionState();
  const isOnline = useSyncExternalStore(watchDevice, () => navigator.onLine);
  return (
    <div role="status" className={css.status} data-screen-only>
      {(state === 'lost' || !isOnline) && (
        <Delayed after={PATIENCE_MS}>
          <Away words={t(isOnline ? 'connection.lost' : 'connection.offline')} />
        </Delayed>
      )}
    </div>
  );
}

/** Once it was said that the connection is away, its return is said too. */
function Away({ words }: { words: string }) {
  useEffect(() => () => announce(t('connection.back')), []);
  return <p className={css.banner}>{words}</p>;
}
