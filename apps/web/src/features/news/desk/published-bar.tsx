import { useEffect, useRef } from 'react';
import { useSecondsLeft } from '../../../lib/use-seconds-left';
import { Button } from '../../../ui/button';
import css from './desk.module.css';
import { t } from './messages';

interface Props {
  until: string;
  isBusy: boolean;
  onUndo: () => void;
  /** The time is over; it stays published. */
  onOver: () => void;
  onGoOn?: (() => void) | undefined;
  /** It was published here just now: the button that was pressed is gone, and this one takes the focus. */
  takesFocus: boolean;
}

/** "Published. Undo (57 s)": it is public, and nobody is told before the time is over. */
export function PublishedBar({ until, isBusy, onUndo, onOver, onGoOn, takesFocus }: Props) {
  const left = useSecondsLeft(until, onOver);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <div className={css.published} data-screen-only>
      <p>{t('published')}</p>
      <div className={css.acts}>
        <Button ref={button} size="small" busy={isBusy} onClick={onUndo}>
          {t('published.undo', { seconds: left })}
        </Button>
        {onGoOn && (
          <Button size="small" kind="primary" onClick={onGoOn}>
            {t('published.goOn')}
          </Button>
        )}
      </div>
    </div>
  );
}
