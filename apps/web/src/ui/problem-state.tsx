import { useState } from 'react';
import { ProblemError } from '../lib/api-client';
import { Button } from './button';
import { CopyId } from './copy-id';
import { t } from './messages';
import { problemWords } from './problem-words';
import css from './state.module.css';
import { useAskingAgain } from './use-asking-again';
import { useFocusAbove } from './use-focus-above';

interface Props {
  error: unknown;
  /** What was asked for, to ask again. Doing it twice must do no harm. What it promises is waited for: the button is busy until then. */
  onRetry?: () => unknown;
}

/** Nothing has this address; or it holds an id that is none (which the api points at as the whole of what was asked), as mails that broke it do. */
const leadsNowhere = ({ status, pointers }: ProblemError) => status === 404 || (status === 400 && '' in pointers);

/** A failed request in place of what it should have brought. */
export function ProblemState({ error, onRetry }: Props) {
  const place = useFocusAbove<HTMLDivElement>();
  const [isAsking, setAsking] = useState(false);
  useAskingAgain(error, onRetry);
  const handlePress = async () => {
    setAsking(true);
    try {
      await onRetry?.();
    } finally {
      setAsking(false);
    }
  };
  const isAbsent = error instanceof ProblemError && leadsNowhere(error);
  const { title, detail, requestId } = problemWords(isAbsent ? new ProblemError({ ...error.problem, status: 404 }) : error);
  return (
    // Nothing failed where there is nothing to open: no red for that.
    <div ref={place} role="alert" className={isAbsent ? css.state : `${css.state} ${css.problem}`}>
      <p className={css.title}>{title}</p>
      <p className={css.words}>{detail}</p>
      <div className={css.actions}>
        {onRetry && (
          <Button onClick={() => void handlePress()} busy={isAsking}>
            {t('action.retry')}
          </Button>
        )}
        {requestId && <CopyId id={requestId} />}
      </div>
    </div>
  );
}
