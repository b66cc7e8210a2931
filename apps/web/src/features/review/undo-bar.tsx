import { useSecondsLeft } from '../../lib/use-seconds-left';
import { Button } from '../../ui/button';
import { t } from './messages';
import css from './review.module.css';
import type { Done } from './use-decisions';

/** What was decided just now, and how long it can be taken back. */
export function UndoBar({ done, onUndo, onOver }: { done: Done; onUndo: () => void; onOver: () => void }) {
  const left = useSecondsLeft(done.until, onOver);
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
