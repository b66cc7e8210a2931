import type { JobsView } from '@scholars-commons/shared/jobs';
import { count } from '../../lib/numbers';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './jobs.module.css';
import { kindWords, t } from './messages';
import type { Settling } from './use-settling';

/** Kinds of which more than one was set aside: after a night without a mail server nobody presses three hundred times. */
export function RetryAll({ view: { queues, items }, settling }: { view: JobsView; settling: Settling }) {
  const many = queues.filter(({ setAside }) => setAside > 1);
  if (many.length === 0) return null;
  return (
    <div className={css.acts}>
      {many.map(({ name, setAside }) => (
        <div key={name}>
          <Button size="small" busy={settling.busy === name} onClick={() => void settling.retryAll(name, items)}>
            {t('retryAll', { kind: kindWords(name), count: count(setAside) })}
          </Button>
          {settling.fault?.id === name && <Notice tone="danger">{settling.fault.words}</Notice>}
        </div>
      ))}
    </div>
  );
}
