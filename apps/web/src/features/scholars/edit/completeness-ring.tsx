import type { ReactNode } from 'react';
import { TextButton } from '../../../ui/text-button';
import { Card } from '../../../ui/card';
import { blockOfStep, isStep, type Step } from './blocks';
import css from './completeness-ring.module.css';
import { useEditor } from './editing';
import { t } from './messages';
import { Ring } from './ring';
import { useDismissed } from './use-dismissed';

interface Props {
  percent: number;
  next: string | null;
  /** What opens the place where the next step is done. */
  renderNext: (step: Step, words: string) => ReactNode;
}

/** The next useful thing to add to one's page. It can be sent away for good. */
export function NudgeCard({ percent, next, renderNext }: Props) {
  const [dismissed, dismiss] = useDismissed();
  if (dismissed) return null;
  return (
    <Card as="aside" aria-label={t('ring.label', { percent })} data-screen-only>
      <div className={css.card}>
        <Ring percent={percent} />
        <div className={css.words}>
          {isStep(next) ? (
            <>
              {renderNext(next, t(`next.${next}`))}
              <p className={css.why}>{t(`next.${next}.why`)}</p>
            </>
          ) : (
            <p className={css.why}>{t('ring.done')}</p>
          )}
          <TextButton className={css.dismiss} onClick={dismiss}>
            {t('ring.dismiss')}
          </TextButton>
        </div>
      </div>
    </Card>
  );
}

/** On one's own page: a press opens the block. */
export function CompletenessRing() {
  const { view, setOpen } = useEditor();
  if (!view.own) return null;
  const handleOpen = (step: Step) => {
    const block = blockOfStep[step];
    setOpen(block, true);
    requestAnimationFrame(() => document.getElementById(`block-${block}`)?.scrollIntoView({ block: 'start', behavior: 'smooth' }));
  };
  return (
    <NudgeCard
      {...view.own.completeness}
      renderNext={(step, words) => (
        <button type="button" className={css.next} onClick={() => handleOpen(step)}>
          {words}
        </button>
      )}
    />
  );
}
