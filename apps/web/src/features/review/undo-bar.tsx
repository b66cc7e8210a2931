import { useEffect, useState } from 'react';
import { Button } from '../../ui/button';
import { t } from './messages';
import css from './review.module.css';
import type { Done } from './use-decisions';

const SECOND = 1_000;
const leftUntil = (until: string) => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / SECOND));

/** What was decided just now, and how long it can be taken back. */
export function UndoBar({ done, onUndo, onOver }: { done: Done; onUndo: () => void; onOver: () => void }) {
  const [left, setLeft] = useState(() => leftUntil(done.until));
  useEffect(() => {
    const timer = setInterval(() => {
      const now = leftUntil(done.until);
      setLeft(now);
      if (now === 0) onOver();
    }, SECOND);
    return () => clearInterval(timer);
  }, [done, onOver]);
  const { ids, outcome } = done;
  return (
    <div className={css.undo}>
      <p>{ids.length > 1 ? t('done.many', { outcome, count: ids.length, seconds: left }) : t('done.one', { outcome, seconds: left })}</p>
      <Button size="small" aria-keyshortcuts="z" onClick={onUndo}>
        {t('undo')} <kbd aria-hidden>z</kbd>
      </Button>
    </div>
  );
}
