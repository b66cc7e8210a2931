import { t } from './messages';
import css from './completeness-ring.module.css';

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
