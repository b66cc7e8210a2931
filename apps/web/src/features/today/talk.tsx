import type { TodayView } from '@scholars-commons/shared/today';
import { count } from '../../lib/numbers';
import { urls } from '../../lib/urls';
import { LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Notice } from '../../ui/notice';
import { ThreadRows } from '../discussions';
import { t } from './messages';
import css from './today.module.css';

function CaughtUp({ hasRecent }: { hasRecent: boolean }) {
  return (
    <div className={css.caughtUp}>
      <p className={css.caughtUpTitle}>{t('caughtUp.title')}</p>
      {hasRecent && <p>{t('caughtUp.detail')}</p>}
    </div>
  );
}

/** Threads that went on since the last visit; when all is read, those lately active. */
export function Talk({ today }: { today: TodayView }) {
  const { unreadThreads, unreadThreadCount, unreadNotifications, recentThreads } = today;
  const hasUnread = unreadThreads.length > 0;
  return (
    <>
      {unreadNotifications > 0 && (
        <Notice>
          <span className={css.notice}>
            {t('notifications', { count: unreadNotifications, shown: count(unreadNotifications) })}
            <LinkButton size="small" {...urls.notifications()}>
              {t('notifications.open')}
            </LinkButton>
          </span>
        </Notice>
      )}
      {hasUnread && (
        <section aria-label={t('unread')}>
          <h2 className={css.heading}>{t('unread')}</h2>
          <ThreadRows rows={unreadThreads} showSpace label={t('unread')} />
          {unreadThreadCount > unreadThreads.length && (
            <p className={css.more}>
              <LinkButton {...urls.discussions()} search={{ filter: 'unread' }}>
                {t('unread.all', { count: unreadThreadCount, shown: count(unreadThreadCount) })}
              </LinkButton>
            </p>
          )}
        </section>
      )}
      {!hasUnread && unreadNotifications === 0 && <CaughtUp hasRecent={recentThreads.length > 0} />}
      {!hasUnread && recentThreads.length > 0 && (
        <section aria-label={t('recent')}>
          <h2 className={css.heading}>{t('recent')}</h2>
          <ThreadRows rows={recentThreads} showSpace label={t('recent')} />
        </section>
      )}
      {!hasUnread && recentThreads.length === 0 && (
        <EmptyState title={t('recent.empty.title')} action={<LinkButton {...urls.newThread()}>{t('caughtUp.action')}</LinkButton>}>
          {t('recent.empty.detail')}
        </EmptyState>
      )}
    </>
  );
}
