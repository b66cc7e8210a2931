import type { FailedJob } from '@scholars-commons/shared/jobs';
import { useState } from 'react';
import { fullTime, relativeTime } from '../../lib/dates';
import { rich } from '../../lib/rich-text';
import { Button } from '../../ui/button';
import { FormDialog } from '../../ui/form-dialog';
import { Notice } from '../../ui/notice';
import { Pill, type PillTone } from '../../ui/pill';
import { Time } from '../../ui/time';
import css from './jobs.module.css';
import { failureWords, kindWords, t } from './messages';
import type { Settling } from './use-settling';

const tones: Record<FailedJob['state'], PillTone> = { 'set-aside': 'danger', waiting: 'attention', running: 'live' };

/** What failed and is not done; something can be done about what was set aside. */
export function FailedList({ items, settling }: { items: readonly FailedJob[]; settling: Settling }) {
  const [toGiveUp, setToGiveUp] = useState<FailedJob>();
  return (
    <>
      <ul className={css.items} aria-label={t('failed')}>
        {items.map((item) => (
          <Item key={item.id} item={item} settling={settling} onGiveUp={() => setToGiveUp(item)} />
        ))}
      </ul>
      {toGiveUp && (
        <FormDialog
          title={t('giveUp.title')}
          act={t('giveUp')}
          isDangerous
          onSubmit={() => settling.giveUp(toGiveUp.id)}
          onClose={() => setToGiveUp(undefined)}
        >
          <p>
            <strong>{kindWords(toGiveUp.queue)}</strong>
          </p>
          <p>{t('giveUp.words')}</p>
        </FormDialog>
      )}
    </>
  );
}

function Item({ item, settling, onGiveUp }: { item: FailedJob; settling: Settling; onGiveUp: () => void }) {
  const { id, queue, state, tries, triedAt, nextTryAt, createdAt, failure } = item;
  const kind = kindWords(queue);
  const words = { kind, when: relativeTime(triedAt) };
  return (
    <li className={css.item} data-job={id}>
      <div className={css.words}>
        <p className={css.kind}>
          {kind} <Pill tone={tones[state]}>{t(`state.${state}`)}</Pill>
        </p>
        <p>
          {failureWords(failure)} {failure && <code>{failure}</code>}
        </p>
        <p className={css.quiet}>
          {t('tries', { count: tries })}
          {' · '}
          {rich(t(state === 'set-aside' ? 'since' : 'last', { when: '' }), { time: () => <Time at={triedAt} /> })}
          {nextTryAt && ` · ${t('next', { when: fullTime(nextTryAt) })}`}
          {` · ${t('begun', { when: fullTime(createdAt) })}`}
        </p>
        {settling.fault?.id === id && <Notice tone="danger">{settling.fault.words}</Notice>}
      </div>
      {state === 'set-aside' && (
        <div className={css.acts}>
          <Button busy={settling.busy === id} aria-label={t('retry.label', words)} onClick={() => void settling.retry(id, tries)}>
            {t('retry')}
          </Button>
          <Button kind="quiet" aria-label={t('giveUp.label', words)} onClick={onGiveUp}>
            {t('giveUp')}
          </Button>
        </div>
      )}
    </li>
  );
}
