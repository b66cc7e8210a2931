import type { NotificationView } from '@scholars-commons/shared/notifications';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { announce } from '../../lib/announce';
import { useLiveEvents } from '../../lib/live-client';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { problemWords } from '../../ui/problem-words';
import { Skeleton } from '../../ui/skeleton';
import { accountQueries, useViewer } from '../accounts';
import { groupByThread } from './group-by-thread';
import { t } from './messages';
import { NotificationGroupCard } from './notification-group';
import { notificationQueries, notificationRequests } from './notifications.queries';
import css from './notifications.module.css';

/** `/me/notifications`: replies to me and decisions on what I wrote, by thread. */
export function NotificationsPage() {
  const cache = useQueryClient();
  const { unreadNotifications: unread } = useViewer();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(notificationQueries.list());
  const [problem, setProblem] = useState<string>();
  const groups = useMemo(() => data && groupByThread(data.pages.flatMap(({ items }) => items)), [data]);

  // A number at the bell that changed means another list.
  useLiveEvents({
    'me.changed': ({ unreadNotifications }) =>
      unreadNotifications !== undefined && void cache.invalidateQueries({ queryKey: notificationQueries.list().queryKey }),
  });

  const markRead = useCallback(
    async (which: Parameters<typeof notificationRequests.read>[0]) => {
      const { unread: left } = await notificationRequests.read(which);
      cache.setQueryData(accountQueries.session().queryKey, (held) => held && { ...held, unreadNotifications: left });
      const readAt = new Date().toISOString();
      const mark = (one: NotificationView) =>
        'all' in which || which.ids.includes(one.id) ? { ...one, readAt: one.readAt ?? readAt } : one;
      cache.setQueryData(
        notificationQueries.list().queryKey,
        (held) => held && { ...held, pages: held.pages.map((page) => ({ ...page, unread: left, items: page.items.map(mark) })) },
      );
    },
    [cache],
  );
  const handleReadAll = async () => {
    setProblem(undefined);
    try {
      await markRead({ all: true });
      announce(t('readAll.done'));
    } catch (failure) {
      setProblem(problemWords(failure).detail);
    }
  };
  // Opening one is having read it; if the api does not hear of it, it is only shown as new once more.
  const handleOpen = useCallback(
    (one: NotificationView) => void (one.readAt ? undefined : markRead({ ids: [one.id] }).catch(() => undefined)),
    [markRead],
  );

  return (
    <div className={css.page}>
      <PageHeader
        title={t('title')}
        lead={t('lead', { unread })}
        actions={unread > 0 && <Button onClick={() => void handleReadAll()}>{t('readAll')}</Button>}
      />
      {problem && <Notice tone="danger">{problem}</Notice>}
      {error && !groups && <ProblemState error={error} onRetry={() => refetch()} />}
      {!groups && !error && <Skeleton shape="people" lines={5} label={t('loading')} />}
      {groups?.length === 0 && (
        <EmptyState title={t('empty.title')} action={<LinkButton {...urls.discussions()}>{t('empty.do')}</LinkButton>}>
          {t('empty.words')}
        </EmptyState>
      )}
      {groups && groups.length > 0 && (
        <ul className={css.groups} aria-label={t('list')}>
          {groups.map((group) => (
            <NotificationGroupCard key={group.key} group={group} onOpen={handleOpen} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className={css.more}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}
