import type { ReviewCounters } from '@scholars-commons/shared/review';
import { useState } from 'react';
import { relativeTime } from '../../lib/dates';
import { Pill } from '../../ui/pill';
import { t } from './messages';
import css from './review.module.css';

const DAY_MS = 86_400_000;

/** How much waits, since when, and how long it usually takes. */
export function Counters({ counters: { waiting, oldestAt, medianHours } }: { counters: ReviewCounters }) {
  const [now] = useState(() => Date.now());
  const isLate = oldestAt !== null && now - Date.parse(oldestAt) > DAY_MS;
  return (
    <ul className={css.counters}>
      <li>{t('count.waiting', { count: waiting })}</li>
      {oldestAt && (
        <li>
          {t('count.oldest', { age: relativeTime(oldestAt) })} {isLate && <Pill tone="attention">{t('count.late')}</Pill>}
        </li>
      )}
      {medianHours !== null && <li>{t('count.median', { hours: t('count.hours', { hours: Math.max(1, Math.round(medianHours)) }) })}</li>}
    </ul>
  );
}
