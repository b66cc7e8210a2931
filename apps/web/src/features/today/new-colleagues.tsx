import type { TodayView } from '@scholars-commons/shared/today';
import { Link } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { Card } from '../../ui/card';
import { ScholarCard } from '../scholars';
import { t } from './messages';
import css from './today.module.css';

/** Who joined since the last visit. */
export function NewColleagues({ today: { newColleagues, newColleagueCount } }: { today: TodayView }) {
  if (newColleagues.length === 0) return null;
  return (
    <Card
      title={t('colleagues')}
      aside={newColleagueCount > newColleagues.length && <Link {...urls.people({ sort: 'recent' })}>{t('colleagues.all')}</Link>}
    >
      <ul className={css.colleagues} aria-label={t('colleagues')}>
        {newColleagues.map((card) => (
          <li key={card.id}>
            <ScholarCard card={card} brief />
          </li>
        ))}
      </ul>
    </Card>
  );
}
