import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { count } from '../../lib/numbers';
import { given } from '../../lib/search-params';
import { type PostSearch, urls } from '../../lib/urls';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { SelectField } from '../../ui/select-field';
import { Skeleton } from '../../ui/skeleton';
import { discussionQueries } from './discussions.queries';
import { FoundPosts } from './search/found-posts';
import { t } from './search/messages';
import { BeforeSearch, NothingFound } from './search/nothing-found';
import { postSearch } from './search/search.queries';
import { SearchForm } from './search/search-form';
import css from './search/search.module.css';

/** `/discussions/search`: posts by their words; what is searched for, and where, stands in the address. */
export function SearchPage() {
  const search = useSearch({ from: '/inside/discussions/search' });
  const navigate = useNavigate();
  const { q = '', space, author } = search;
  const spaces = useQuery(discussionQueries.spaces()).data?.items ?? [];
  const query = useInfiniteQuery(postSearch(search));
  const first = query.data?.pages[0];
  const posts = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const writer = posts[0]?.author.name ?? t('author.one');

  const change = (next: PostSearch) => {
    const whole = { ...search, ...next };
    void navigate({
      ...urls.search(given({ q: whole.q || undefined, space: whole.space || undefined, author: whole.author })),
      resetScroll: false,
    });
  };
  const options = spaces.map(({ slug, name }) => ({ value: slug, label: name }));
  // The chosen one stands in the list also before the spaces are there.
  if (space && !options.some(({ value }) => value === space)) options.unshift({ value: space, label: space });

  return (
    <>
      <PageHeader title={t('title')} above={<Link {...urls.discussions()}>{t('in')}</Link>} lead={t('lead')} />
      <div className={css.tools} data-screen-only>
        <SearchForm value={q} onSearch={(words) => change({ q: words })} />
        <SelectField
          label={t('space')}
          options={[{ value: '', label: t('space.all') }, ...options]}
          value={space ?? ''}
          onChange={(event) => change({ space: event.currentTarget.value })}
        />
      </div>
      {author && (
        <p className={css.chips}>
          <button
            type="button"
            className={css.chip}
            aria-label={t('author.lift', { name: writer })}
            onClick={() => void navigate({ ...urls.search(given({ q, space })), resetScroll: false })}
          >
            <span dir="auto">{t('author.only', { name: writer })}</span>
            <IconX size={14} aria-hidden />
          </button>
        </p>
      )}
      {!q && <BeforeSearch />}
      {q && query.isPending && <Skeleton lines={6} label={t('loading')} />}
      {query.isError && !first && <ProblemState error={query.error} onRetry={() => query.refetch()} />}
      {q && first && (
        <>
          <p role="status" className={css.total}>
            {first.total !== undefined && first.total > 0 && t('found', { count: first.total, shown: count(first.total) })}
          </p>
          {first.gaveUp && posts.length > 0 && (
            <div className={css.notice}>
              <Notice tone="attention">{t('gaveUp')}</Notice>
            </div>
          )}
          {posts.length === 0 && (
            <NothingFound
              q={q}
              isNarrow={Boolean(space || author)}
              hasWords={first.hasWords}
              gaveUp={first.gaveUp}
              onEverywhere={() => void navigate({ ...urls.search({ q }), resetScroll: false })}
            />
          )}
          {posts.length > 0 && <FoundPosts posts={posts} onAuthor={author ? undefined : (id) => change({ author: id })} />}
          {query.hasNextPage && (
            <div className={css.more}>
              {query.isFetchNextPageError && <Notice tone="attention">{t('moreFailed')}</Notice>}
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  );
}
