import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { blockOfStep, isStep } from './blocks';
import css from './completeness-ring.module.css';
import { useEditor } from './editing';
import { t } from './messages';

const keyOf = (scholarId: string) => `scholars-commons.ring-dismissed.${scholarId}`;

function isDismissed(scholarId: string): boolean {
  try {
    return localStorage.getItem(keyOf(scholarId)) !== null;
  } catch {
    return false;
  }
}

const RADIUS = 26;
const AROUND = 2 * Math.PI * RADIUS;

/** How much of the profile is there, as a ring with its number. */
export function Ring({ percent }: { percent: number }) {
  return (
    <svg className={css.ring} viewBox="0 0 64 64" width={64} height={64} role="img" aria-label={t('ring.label', { percent })}>
      <circle cx={32} cy={32} r={RADIUS} className={css.track} />
      <circle
        cx={32}
        cy={32}
        r={RADIUS}
        className={css.done}
        strokeDasharray={`${(AROUND * percent) / 100} ${AROUND}`}
        transform="rotate(-90 32 32)"
      />
      <text x={32} y={32} className={css.number}>
        {t('ring.percent', { percent })}
      </text>
    </svg>
  );
}

/** The next useful thing to add, with a button that opens it. It can be sent away for good. */
export function CompletenessRing() {
  const { view, setOpen } = useEditor();
  const [dismissed, setDismissed] = useState(() => isDismissed(view.id));
  const { percent, next } = view.own?.completeness ?? { percent: 100, next: null };
  if (dismissed || !view.own) return null;

  const handleDismiss = () => {
    try {
      localStorage.setItem(keyOf(view.id), 'yes');
    } catch {
      // A device that keeps nothing asks again at the next visit.
    }
    setDismissed(true);
  };
  const handleOpen = () => {
    if (!isStep(next)) return;
    const block = blockOfStep[next];
    setOpen(block, true);
    requestAnimationFrame(() => document.getElementById(`block-${block}`)?.scrollIntoView({ block: 'start', behavior: 'smooth' }));
  };
  return (
    <Card as="aside" aria-label={t('ring.label', { percent })} data-screen-only>
      <div className={css.card}>
        <Ring percent={percent} />
        <div className={css.words}>
          {isStep(next) ? (
            <>
              <button type="button" className={css.next} onClick={handleOpen}>
                {t(`next.${next}`)}
              </button>
              <p className={css.why}>{t(`next.${next}.why`)}</p>
            </>
          ) : (
            <p className={css.why}>{t('ring.done')}</p>
          )}
        </div>
      </div>
      <Button kind="quiet" size="small" onClick={handleDismiss}>
        {t('ring.dismiss')}
      </Button>
    </Card>
  );
}
