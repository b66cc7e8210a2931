import { Outlet, useRouterState } from '@tanstack/react-router';
import { useSession } from '../../features/accounts';
import { OutboxKeeper } from '../../features/discussions';
import { Announcer } from './announcer';
import { ConnectionBanner } from './connection-banner';
import { Footer } from './footer';
import { Header } from './header';
import { LiveSession } from './live-session';
import { MainNav } from './main-nav';
import { t } from './messages';
import css from './shell.module.css';
import { usePageFocus } from './page-focus';

/** What stands round every page. A visitor gets the brand and the page, nothing else. */
export function Shell() {
  const session = useSession();
  const isWaiting = useRouterState({ select: (state) => state.isLoading });
  usePageFocus();
  return (
    <div className={css.shell} data-signed-in={Boolean(session)}>
      <a className={css.skip} href="#content" data-screen-only>
        {t('skip')}
      </a>
      <Header session={session} />
      {session && <LiveSession session={session} />}
      {session && <OutboxKeeper />}
      {session && <ConnectionBanner />}
      <main id="content" tabIndex={-1} className={css.main} aria-busy={isWaiting}>
        <Outlet />
      </main>
      <Footer />
      {session && (
        <div className={css.bottom} data-screen-only>
          <MainNav place="bottom" />
        </div>
      )}
      <Announcer />
    </div>
  );
}
