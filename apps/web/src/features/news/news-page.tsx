import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { t } from './messages';
import { NewsCards } from './news-cards';
import { NewsFilters } from './news-filters';
import css from './news-page.module.css';
import { newsQueries } from './news.queries';

/** `/news`: what is published, the latest first; the filters stand in the address. */
export function NewsPage() {
  const search = useSearch({ from: '/inside/news' });
  const navigate = useNavigate();
  const { kind, country, institution } = search;
  const query = useInfiniteQuery(newsQueries.list({ kind, country, institution }));
  const cards = query.data?.pages.flatMap(({ items }) => items);
  const isNarrowed = Boolean(kind || country || institution);
  const share = (
    <LinkButton {...urls.submitNews()} kind="primary">
      {t('share')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <LinkButton {...urls.mySubmissions()}>{t('mine')}</LinkButton>
            {share}
          </>
        }
      />
      <NewsFilters search={search} onSearch={(next) => void navigate({ ...urls.news(next), resetScroll: false })} />
      {query.isPending && <Skeleton shape="cards" lines={4} label={t('loading')} />}
      {query.isError && !cards && <ProblemState error={query.error} onRetry={() => query.refetch()} />}
      {cards && cards.length > 0 && <NewsCards cards={cards} label={t('list')} isOld={query.isPlaceholderData} />}
      {cards?.length === 0 && isNarrowed && (
        <EmptyState
          title={t('empty.filtered.title')}
          action={
            <>
              <LinkButton {...urls.news()}>{t('filter.clear')}</LinkButton>
              {share}
            </>
          }
        >
          {t('empty.filtered.detail')}
        </EmptyState>
      )}
      {cards?.length === 0 && !isNarrowed && (
        <EmptyState title={t('empty.none.title')} action={share}>
          {t('empty.none.detail')}
        </EmptyState>
      )}
      {query.isFetchNextPageError && <Notice tone="attention">{t('moreFailed')}</Notice>}
      {query.hasNextPage && (
        <p className={css.more}>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </p>
      )}
    </>
  );
}
