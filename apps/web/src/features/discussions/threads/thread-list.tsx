import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { SpaceSearch } from '../../../lib/urls';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { FacetChip } from '../../../ui/facet-chip';
import { ProblemState } from '../../../ui/problem-state';
import { Skeleton } from '../../../ui/skeleton';
import { discussionQueries } from '../discussions.queries';
import { t } from './messages';
import css from './thread-list.module.css';
import { ThreadRows } from './thread-rows';
import { useSpaceLive } from './use-space-live';

const filters = ['all', 'unread', 'mine', 'unanswered'] as const;
const sorts = ['recent', 'newest', 'most-posts'] as const;

interface Props {
  /** The space listed; without it, all that I may read. */
  space?: { id: string; slug: string };
  search: SpaceSearch;
  onSearch: (search: SpaceSearch) => void;
  /** What to do where there is nothing yet. */
  start?: ReactNode;
}

/** Threads with their filters; the choice stands in the address, and lines change as people write. */
export function ThreadList({ space, search, onSearch, start }: Props) {
  const { filter = 'all', sort = 'recent' } = search;
  const cache = useQueryClient();
  const wanted = { ...(space ? { space: space.slug } : {}), filter, sort };
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = useInfiniteQuery(
    discussionQueries.threads(wanted),
  );
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  const { changed, forget } = useSpaceLive(space?.id, rows, sort);

  const handleShowChanged = async () => {
    forget();
    await cache.resetQueries({ queryKey: discussionQueries.threads(wanted).queryKey });
  };
  const change = (next: SpaceSearch) => onSearch({ ...search, ...next });

  return (
    <>
      <div className={css.bar}>
        <div role="group" aria-label={t('filter.label')} className={css.filters}>
          {filters.map((one) => (
            <FacetChip key={one} label={t(`filter.${one}`)} pressed={filter === one} onPress={() => change({ filter: one })} />
          ))}
        </div>
        <label className={css.sort}>
          <span>{t('sort.label')}</span>
          <select value={sort} onChange={(event) => change({ sort: sorts.find((one) => one === event.currentTarget.value) ?? 'recent' })}>
            {sorts.map((one) => (
              <option key={one} value={one}>
                {t(`sort.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div role="status" className={css.changed}>
        {changed > 0 && (
          <Button kind="live" size="small" onClick={() => void handleShowChanged()}>
            {t('changed', { count: changed })}
          </Button>
        )}
      </div>
      {error && !rows && <ProblemState error={error} onRetry={() => refetch()} />}
      {!rows && !error && <Skeleton shape="people" lines={6} label={t('loading')} />}
      {rows && rows.length === 0 && <NoThreads filter={filter} onShowAll={() => change({ filter: 'all' })} start={start} />}
      {rows && rows.length > 0 && <ThreadRows rows={rows} showSpace={!space} />}
      {hasNextPage && (
        <div className={css.more}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {rows && isFetchNextPageError && <ProblemState error={error} onRetry={() => fetchNextPage()} />}
    </>
  );
}

function NoThreads({ filter, onShowAll, start }: { filter: (typeof filters)[number]; onShowAll: () => void; start: ReactNode }) {
  const action = filter === 'all' ? start : <Button onClick={onShowAll}>{t('empty.showAll')}</Button>;
  return (
    <EmptyState title={t(`empty.${filter}.title`)} action={action}>
      {t(`empty.${filter}.words`)}
    </EmptyState>
  );
}
