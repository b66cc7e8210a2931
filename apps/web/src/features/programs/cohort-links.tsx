import type { CohortRow } from '@scholars-commons/shared/programs';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { count } from '../../lib/numbers';
import { urls } from '../../lib/urls';
import { TextButton } from '../../ui/text-button';
import css from './programs.module.css';
import { byLatest } from './by-latest';
import { t } from './messages';

const AT_FIRST = 12;

/** Cohorts as small links, the latest first; my own ones are marked in words. */
export function CohortLinks({ program, cohorts }: { program: string; cohorts: readonly CohortRow[] }) {
  const [all, setAll] = useState(false);
  const latest = [...cohorts].sort(byLatest);
  const shown = latest.filter(({ isMine }, index) => all || isMine || index < AT_FIRST);
  return (
    <>
      <ul className={css.cohorts} aria-label={t('cohortsOf', { program })}>
        {shown.map((cohort) => (
          <li key={cohort.id}>
            <Link {...urls.cohort(cohort.id)} className={css.cohort} data-mine={cohort.isMine || undefined}>
              <span dir="auto">{cohort.name}</span>
              <span className={css.size}>{count(cohort.scholarCount)}</span>
              {cohort.isMine && <span className={css.mine}>{t('mine')}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {latest.length > AT_FIRST && (
        <TextButton aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('cohorts.fewer') : t('cohorts.all', { count: latest.length })}
        </TextButton>
      )}
    </>
  );
}
