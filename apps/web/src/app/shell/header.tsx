import type { SessionView } from '@scholars-commons/shared/accounts';
import { Link } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { Bell } from './bell';
import { MainNav } from './main-nav';
import { t } from './messages';
import { PersonMenu } from './person-menu';
import css from './shell.module.css';

/** Brand, places, what is new for me, and me. */
export function Header({ session }: { session: SessionView | null }) {
  return (
    <header className={css.header} data-screen-only>
      <div className={css.bar}>
        <Link {...urls.today()} className={css.brand}>
          {t('brand')}
        </Link>
        {session && <MainNav place="header" />}
        {session && (
          <div className={css.mine}>
            <Bell unread={session.unreadNotifications} />
            <PersonMenu session={session} />
          </div>
        )}
      </div>
    </header>
  );
}
