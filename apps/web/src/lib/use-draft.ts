import { useCallback, useEffect, useRef, useState } from 'react';
import { drafts } from './drafts';

const SAVE_MS = 300;

/** Who a draft belongs to stands in it: two people may share a device without a sign-out between them. */
export type DraftExtra = Record<string, string> & { scholarId: string };

interface Held {
  text: string;
  extra: DraftExtra;
}

/**
 * A text that survives reload and crash on this device. What is kept only ever fills an empty box: it never replaces
 * what is being written. Words that were cleared are forgotten.
 * @param initial what stands in the box to begin with: nothing, or the words that are edited
 */
export function useDraft(place: string, usual: DraftExtra, initial = '') {
  const [held, setHeld] = useState<Held>({ text: initial, extra: usual });
  const [isRestored, setRestored] = useState(false);
  const latest = useRef(held);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { scholarId } = usual;

  const store = useCallback(() => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    const { text, extra } = latest.current;
    const isUntouched = text.trim() === initial.trim() && !extra.title?.trim();
    void (isUntouched ? drafts.remove(place) : drafts.save(place, text, extra));
  }, [place, initial]);

  const change = useCallback(
    (next: Held) => {
      latest.current = next;
      setHeld(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(store, SAVE_MS);
    },
    [store],
  );

  useEffect(() => {
    let isGone = false;
    void drafts.get(place).then((draft) => {
      const isFree = latest.current.text === initial && !latest.current.extra.title;
      if (isGone || !draft || draft.extra?.scholarId !== scholarId || !isFree) return;
      latest.current = { text: draft.text, extra: { ...latest.current.extra, ...draft.extra, scholarId } };
      setHeld(latest.current);
      setRestored(true);
    });
    return () => {
      isGone = true;
    };
  }, [place, scholarId, initial]);

  useEffect(() => {
    window.addEventListener('pagehide', store);
    document.addEventListener('visibilitychange', store);
    return () => {
      window.removeEventListener('pagehide', store);
      document.removeEventListener('visibilitychange', store);
      store();
    };
  }, [store]);

  return {
    text: held.text,
    extra: held.extra,
    /** True when the box was filled from this device. */
    isRestored,
    setText: (text: string) => change({ ...latest.current, text }),
    setExtra: (extra: Record<string, string>) => change({ ...latest.current, extra: { ...latest.current.extra, ...extra } }),
    /** Before what may end the box: what was typed is with `drafts` from now on. */
    keepNow: store,
    /** After sending: nothing is kept. */
    clear: () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      latest.current = { text: initial, extra: usual };
      setHeld(latest.current);
      setRestored(false);
      void drafts.remove(place);
    },
  };
}
