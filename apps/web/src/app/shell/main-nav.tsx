import { IconBuildingCommunity, IconCalendarStats, IconMessages, IconSun, IconUsers } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { t } from './messages';
import css from './shell.module.css';

interface Place {
  to: '/' | '/people' | '/institutions' | '/programs' | '/discussions';
  words: string;
  icon: typeof IconSun;
  exact: boolean;
  /** Pages of this place whose addresses begin otherwise. */
  also?: string;
}

const places: readonly Place[] = [
  { ...urls.today(), words: t('nav.today'), icon: IconSun, exact: true },
  { ...urls.people(), words: t('nav.people'), icon: IconUsers, exact: false },
  { ...urls.institutions(), words: t('nav.institutions'), icon: IconBuildingCommunity, exact: false },
  { ...urls.programs(), words: t('nav.programs'), icon: IconCalendarStats, exact: false, also: '/cohorts/' },
  { ...urls.discussions(), words: t('nav.discussions'), icon: IconMessages, exact: false, also: '/threads/' },
];

/** The five places: in the header on wide screens, as a bar at the thumb on small ones. */
export function MainNav({ place }: { place: 'header' | 'bottom' }) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  return (
    <nav aria-label={t('nav.main')} className={css.nav} data-place={place}>
      <ul className={css.places}>
        {places.map(({ to, words, icon: Icon, exact, also }) => (
          <li key={to}>
            <Link
              to={to}
              className={css.place}
              activeOptions={{ exact, includeSearch: false }}
              {...(also && path.startsWith(also) ? { 'aria-current': 'page' as const } : {})}
            >
              {place === 'bottom' && <Icon size={20} stroke={1.6} aria-hidden />}
              <span>{words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
