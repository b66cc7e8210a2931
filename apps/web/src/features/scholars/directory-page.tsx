import { useInfiniteQuery } from '@tanstack/react-query';
import { count } from '../../lib/numbers';
import { LinkButton } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { SelectField } from '../../ui/select-field';
import { Skeleton } from '../../ui/skeleton';
import { hasGrant, useViewer } from '../accounts';
import css from './directory/directory.module.css';
import { FacetPanel } from './directory/facet-panel';
import { t } from './directory/messages';
import { NoResults } from './directory/no-results';
import { directoryQuery, hasFilters, type PeopleSort, peopleSorts, press, withoutFilters } from './directory/people-search';
import { PressedFilters } from './directory/pressed-filters';
import { Results } from './directory/results';
import { useFacetsBefore } from './directory/use-facets-before';
import { usePeopleSearch } from './directory/use-people-search';
import { scholarQueries } from './scholars.queries';
import { SearchBox } from './search-box';

/** All scholars: searched by name, narrowed by pressing bars; the whole state stands in the URL. */
export function DirectoryPage() {
  const viewer = useViewer();
  const { state, change } = usePeopleSearch();
  const query = useInfiniteQuery(scholarQueries.directory(directoryQuery(state)));
  const first = query.data?.pages[0];
  const facets = first?.facets ?? null;
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = state.q !== '' || hasFilters(state);
  const before = useFacetsBefore(facets, narrowed);
  const sorts = peopleSorts.filter((sort) => sort !== 'relevance' || state.q !== '');
  const totalWords = (total: number) => t(narrowed ? 'results.found' : 'results.total', { count: total, shown: count(total) });

  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          hasGrant(viewer, 'registrar') && (
            <LinkButton to="/people/new" kind="primary">
              {t('add.open')}
            </LinkButton>
          )
        }
      />
      <div className={css.tools} data-screen-only>
        <SearchBox
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={state.q}
          onSearch={(q) => change({ ...state, q }, { replace: true })}
        />
        <SelectField
          label={t('sort.label')}
          options={sorts.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
          value={state.sort ?? (state.q ? 'relevance' : 'name')}
          onChange={(event) => change({ ...state, sort: event.currentTarget.value as PeopleSort })}
        />
      </div>
      {facets && before && (
        <FacetPanel state={state} facets={facets} before={before} onPress={(facet, value) => change(press(state, facet, value))} />
      )}
      <PressedFilters
        state={state}
        facets={facets}
        onLift={(facet, value) => change(press(state, facet, value))}
        onClear={() => change(withoutFilters(state))}
      />
      {query.isPending && <Skeleton shape="people" lines={6} label={t('results.loading')} />}
      {query.isError && !first && <ProblemState error={query.error} onRetry={() => query.refetch()} />}
      {first && (
        <>
          <p role="status" className={css.total}>
            {query.isPlaceholderData ? <span className="visually-hidden">{t('results.updating')}</span> : null}
            {!first.gaveUp && first.total !== undefined && (
              <span className={people.length === 0 ? 'visually-hidden' : undefined}>{totalWords(first.total)}</span>
            )}
          </p>
          {query.isError && <ProblemState error={query.error} onRetry={() => query.refetch()} />}
          {first.gaveUp && <Notice tone="attention">{t('results.gaveUp')}</Notice>}
          {people.length === 0 && !first.gaveUp && <NoResults state={state} facets={facets} onChange={change} />}
          {people.length > 0 && (
            <Results
              people={people}
              total={first.total}
              searched={state.q}
              isOld={query.isPlaceholderData}
              hasMore={query.hasNextPage}
              isLoadingMore={query.isFetchingNextPage}
              moreFailed={query.isFetchNextPageError}
              onMore={() => void query.fetchNextPage()}
            />
          )}
        </>
      )}
    </>
  );
}
