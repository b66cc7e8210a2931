import { IconBuildingCommunity, IconCalendarStats, IconMessages, IconSun, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { t } from './messages';
import css from './shell.module.css';

const places = [
  { ...urls.today(), words: t('nav.today'), icon: IconSun, exact: true },
  { ...urls.people(), words: t('nav.people'), icon: IconUsers, exact: false },
  { ...urls.institutions(), words: t('nav.institutions'), icon: IconBuildingCommunity, exact: false },
  { ...urls.programs(), words: t('nav.programs'), icon: IconCalendarStats, exact: false },
  { ...urls.discussions(), words: t('nav.discussions'), icon: IconMessages, exact: false },
] as const;

/** The five places: in the header on wide screens, as a bar at the thumb on small ones. */
export function MainNav({ place }: { place: 'header' | 'bottom' }) {
  return (
    <nav aria-label={t('nav.main')} className={css.nav} data-place={place}>
      <ul className={css.places}>
        {places.map(({ to, words, icon: Icon, exact }) => (
          <li key={to}>
            <Link to={to} className={css.place} activeOptions={{ exact, includeSearch: false }}>
              {place === 'bottom' && <Icon size={20} stroke={1.6} aria-hidden />}
              <span>{words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
