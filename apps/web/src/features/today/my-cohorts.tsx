import type { TodayView } from '@scholars-commons/shared/today';
import { Link } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { Card } from '../../ui/card';
import { t } from './messages';
import css from './today.module.css';

/** The cohorts one is of, each with the way to its talk. */
export function MyCohorts({ cohorts }: { cohorts: TodayView['myCohorts'] }) {
  return (
    <Card title={t('cohorts')}>
      {cohorts.length === 0 && <p className={css.quiet}>{t('cohorts.empty')}</p>}
      <ul className={css.cohorts}>
        {cohorts.map((cohort) => {
          const words = t('cohorts.of', { program: cohort.program.name, cohort: cohort.name });
          return (
            <li key={cohort.id}>
              <Link {...urls.cohort(cohort.id)}>{words}</Link>
              {cohort.spaceSlug && (
                <Link {...urls.space(cohort.spaceSlug)} aria-label={t('cohorts.spaceOf', { cohort: words })} className={css.quietLink}>
                  {t('cohorts.space')}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
