import type { TodayView } from '@scholars-commons/shared/today';
import { Link } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { CountCard } from '../scholars';
import { t } from './messages';
import css from './today.module.css';

/** What scholars do, as far as they show it; each bar leads to those behind it. */
export function Professions({ professions }: { professions: TodayView['professions'] }) {
  if (professions.length === 0) return null;
  return (
    <CountCard
      title={t('professions')}
      column={t('professions.column')}
      first={6}
      rows={professions.map(({ code, name, count }) => ({ key: code, label: name, value: count }))}
      renderLabel={({ key, label }) => (
        <Link {...urls.people({ profession: key })} className={css.quietLink}>
          {label}
        </Link>
      )}
    />
  );
}
