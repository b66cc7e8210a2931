import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { announce } from '../../lib/announce';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { lazyDialog } from '../../ui/lazy-part';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { problemWords } from '../../ui/problem-words';
import { Skeleton } from '../../ui/skeleton';
import { discussionQueries, discussionRequests } from './discussions.queries';
import { SearchForm } from './search/search-form';
import { t } from './spaces/messages';
import { SpaceGroups } from './spaces/space-groups';
import css from './spaces/spaces.module.css';
import { ThreadList } from './threads/thread-list';

const SpaceDialog = lazyDialog(async () => (await import('./spaces/space-dialog')).SpaceDialog);

/** `/discussions`: the spaces; with a filter in the address, threads across all of them. */
export function SpacesPage() {
  const search = useSearch({ from: '/inside/discussions' });
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery({ ...discussionQueries.spaces(), refetchInterval: 60_000 });
  const [isOpening, setOpening] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isList = search.filter !== undefined;
  const canStart = data?.items.some(({ can }) => can.start);
  const unread = data?.items.reduce((sum, { unreadThreads }) => sum + unreadThreads, 0) ?? 0;

  const handleCaughtUp = async () => {
    setProblem(undefined);
    try {
      await discussionRequests.catchUp();
      announce(t('caughtUp.done'));
      await cache.invalidateQueries({ queryKey: ['discussions'] });
    } catch (failure) {
      setProblem(problemWords(failure).detail);
    }
  };

  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {unread > 0 && <Button onClick={() => void handleCaughtUp()}>{t('caughtUp')}</Button>}
            {data?.can.create && <Button onClick={() => setOpening(true)}>{t('create')}</Button>}
            {canStart && (
              <LinkButton {...urls.newThread()} kind="primary">
                {t('start')}
              </LinkButton>
            )}
          </>
        }
      />
      {problem && <Notice tone="danger">{problem}</Notice>}
      <SearchForm onSearch={(q) => void navigate(urls.search(q ? { q } : {}))} />
      <nav className={css.views} aria-label={t('views')}>
        <Link to="/discussions" search={{}} aria-current={isList ? undefined : 'page'}>
          {t('view.spaces')}
        </Link>
        <Link to="/discussions" search={{ filter: 'all' }} aria-current={search.filter === 'all' ? 'page' : undefined}>
          {t('view.all')}
        </Link>
        <Link to="/discussions" search={{ filter: 'unread' }} aria-current={search.filter === 'unread' ? 'page' : undefined}>
          {t('view.unread')}
        </Link>
      </nav>
      {isList ? (
        <ThreadList
          search={search}
          onSearch={(next) => void navigate({ to: '/discussions', search: next, replace: true, resetScroll: false })}
        />
      ) : (
        <>
          {error && !data && <ProblemState error={error} onRetry={() => refetch()} />}
          {!data && !error && <Skeleton shape="cards" lines={4} label={t('loading')} />}
          {data && data.items.length === 0 && <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>}
          {data && <SpaceGroups spaces={data.items} />}
        </>
      )}
      {isOpening && <SpaceDialog onClose={() => setOpening(false)} />}
    </>
  );
}
