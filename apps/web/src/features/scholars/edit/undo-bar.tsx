import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/button';
import { t } from './messages';
import css from './undo-bar.module.css';

export interface Undoable {
  /** Different for each act. */
  key: string;
  /** What was done: "Lecturer, University of Basel is removed." */
  words: string;
  undo: () => Promise<void>;
  /** Where the focus goes when the offer ends without a press. */
  home: () => HTMLElement | null;
}

const OFFER_MS = 10_000;

/** "Removed. Undo" for ten seconds, longer while somebody is on it; the focus waits here, since what had it is gone. */
export function UndoBar({ undoable, onEnd }: { undoable: Undoable; onEnd: () => void }) {
  const [stays, setStays] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });

  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (stays || busy) return;
    const timer = setTimeout(() => {
      const hadFocus = document.activeElement === button.current;
      end.current();
      if (hadFocus) undoable.home()?.focus({ preventScroll: true });
    }, OFFER_MS);
    return () => clearTimeout(timer);
  }, [stays, busy, undoable]);

  const handleUndo = async () => {
    setBusy(true);
    setFailed(false);
    try {
      await undoable.undo();
      onEnd();
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={css.bar} role="status" onPointerEnter={() => setStays(true)} onPointerLeave={() => setStays(false)} data-screen-only>
      <span dir="auto">{failed ? t('undo.failed') : undoable.words}</span>
      <Button ref={button} size="small" busy={busy} onClick={() => void handleUndo()}>
        {t('undo')}
      </Button>
    </div>
  );
}
