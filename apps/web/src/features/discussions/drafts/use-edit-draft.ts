import type { PostSource } from '@scholars-commons/shared/discussions';
import { useCallback, useEffect, useRef, useState } from 'react';
import { drafts } from '../../../lib/drafts';

const SAVE_MS = 300;

/** Where an edit under way is kept. */
export const EDIT_PLACE = 'edit:';

interface EditDraft {
  text: string;
  /** The text as it was written here before, over words that have changed since: both are to be shown. */
  isOverOlder: boolean;
  isRestored: boolean;
  setText: (text: string) => void;
  /** After saving, or when the edit is given up. */
  forget: () => void;
}

/** The words of a post being edited, which survive a reload on this device until they are saved or given up. */
export function useEditDraft(source: PostSource, scholarId: string): EditDraft {
  const place = EDIT_PLACE + source.id;
  const [text, setHeld] = useState(source.markdown);
  const [restored, setRestored] = useState<'no' | 'yes' | 'over older'>('no');
  const latest = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { threadId, number, markdown } = source;

  const store = useCallback(() => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    // The words it was written over: numbers of changes also rise with every reaction.
    const extra = { scholarId, threadId, number: String(number), base: markdown };
    void (latest.current === markdown ? drafts.remove(place) : drafts.save(place, latest.current, extra));
  }, [place, scholarId, threadId, number, markdown]);

  useEffect(() => {
    let isGone = false;
    void drafts.get(place).then((draft) => {
      if (isGone || !draft || draft.extra?.scholarId !== scholarId || latest.current !== markdown || draft.text === markdown) return;
      latest.current = draft.text;
      setHeld(draft.text);
      setRestored(draft.extra.base === markdown ? 'yes' : 'over older');
    });
    return () => {
      isGone = true;
    };
  }, [place, scholarId, markdown]);

  useEffect(() => {
    window.addEventListener('pagehide', store);
    return () => {
      window.removeEventListener('pagehide', store);
      store();
    };
  }, [store]);

  return {
    text,
    isOverOlder: restored === 'over older',
    isRestored: restored !== 'no',
    setText: (next) => {
      latest.current = next;
      setHeld(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(store, SAVE_MS);
    },
    forget: () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      void drafts.remove(place);
    },
  };
}
