import { IconBuildingCommunity, IconCalendarStats, IconDots, IconMessages, IconNews, IconSun, IconUsers } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { Menu, MenuLink } from '../../ui/menu';
import css from './main-nav.module.css';
import { t } from './messages';

interface Place {
  to: '/' | '/people' | '/institutions' | '/programs' | '/discussions' | '/news';
  words: string;
  icon: typeof IconSun;
  exact: boolean;
  /** Pages of this place whose addresses begin otherwise. */
  also?: string;
  /** Where not all stand side by side, this one waits behind "More". */
  isMore?: boolean;
}

const places: readonly Place[] = [
  { ...urls.today(), words: t('nav.today'), icon: IconSun, exact: true },
  { ...urls.people(), words: t('nav.people'), icon: IconUsers, exact: false },
  { ...urls.institutions(), words: t('nav.institutions'), icon: IconBuildingCommunity, exact: false, isMore: true },
  { ...urls.programs(), words: t('nav.programs'), icon: IconCalendarStats, exact: false, also: '/cohorts/', isMore: true },
  { ...urls.discussions(), words: t('nav.discussions'), icon: IconMessages, exact: false, also: '/threads/' },
  { ...urls.news(), words: t('nav.news'), icon: IconNews, exact: false, also: '/me/submissions' },
];
const first = places.filter(({ isMore }) => !isMore);
const rest = places.filter(({ isMore }) => isMore);

/** The places: in the header on wide screens, as a bar at the thumb on small ones. */
export function MainNav({ place }: { place: 'header' | 'bottom' }) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const isHere = ({ to, also }: Place) => path.startsWith(to) || Boolean(also && path.startsWith(also));
  return (
    <nav aria-label={t('nav.main')} className={css.nav} data-place={place}>
      <ul className={css.places}>
        {(place === 'bottom' ? first : places).map(({ to, words, icon: Icon, exact, also, isMore }) => (
          <li key={to} data-more={isMore || undefined}>
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
        <li className={css.more} data-here={rest.some(isHere) || undefined}>
          <Menu
            label={t('nav.more')}
            className={css.place}
            side={place === 'bottom' ? 'above' : 'below'}
            trigger={
              <>
                {place === 'bottom' && <IconDots size={20} stroke={1.6} aria-hidden />}
                <span>{t('nav.more')}</span>
              </>
            }
          >
            {rest.map(({ to, words, icon: Icon }) => (
              <MenuLink key={to} to={to}>
                <Icon size={20} stroke={1.6} aria-hidden />
                {words}
              </MenuLink>
            ))}
          </Menu>
        </li>
      </ul>
    </nav>
  );
}
