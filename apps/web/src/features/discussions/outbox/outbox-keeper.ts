import { useEffect, useSyncExternalStore } from 'react';
import { useViewer } from '../../accounts';
import { useLive } from '../../../lib/live-client';
import { outbox, type UnsentPost } from './outbox';

/** Keeps sending what this scholar left unsent, on whatever page he is; for the shell. */
export function OutboxKeeper(): null {
  const live = useLive();
  const { scholar } = useViewer();
  useEffect(() => {
    void outbox.open(scholar.id);
    return () => outbox.close();
  }, [scholar.id]);
  useEffect(() => {
    const handleReturn = () => void outbox.flush();
    window.addEventListener('online', handleReturn);
    const stop = live.onConnected(handleReturn);
    return () => {
      stop();
      window.removeEventListener('online', handleReturn);
    };
  }, [live]);
  return null;
}

export const useUnsent = (): readonly UnsentPost[] => useSyncExternalStore(outbox.subscribe, () => outbox.posts);
