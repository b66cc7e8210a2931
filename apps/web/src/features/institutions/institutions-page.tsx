import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { count, countryName } from '../../lib/numbers';
import { given } from '../../lib/search-params';
import { type InstitutionsSearch, urls } from '../../lib/urls';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { FacetChip } from '../../ui/facet-chip';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { SelectField } from '../../ui/select-field';
import { Skeleton } from '../../ui/skeleton';
import { SearchBox } from '../scholars';
import { InstitutionList } from './institution-list';
import css from './institutions.module.css';
import { institutionQueries } from './institutions.queries';
import { t } from './messages';

const sorts = ['scholars', 'sent', 'name'] as const;

/** Every institution: searched, by country, hubs only; the state stands in the URL. */
export function InstitutionsPage() {
  const search = useSearch({ from: '/inside/institutions' });
  const navigate = useNavigate();
  const { q = '', country, hub, sort } = search;
  const query = useInfiniteQuery(institutionQueries.list({ q, country, hub: hub ? '1' : undefined, sort }));
  const first = query.data?.pages[0];
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isNarrowed = Boolean(q || country || hub);

  const change = (next: InstitutionsSearch, replace = false) => {
    const whole = { ...search, ...next };
    // One order, so that the same list always has the same address.
    const written = { q: whole.q || undefined, country: whole.country || undefined, hub: whole.hub || undefined, sort: whole.sort };
    void navigate({ ...urls.institutions(given(written)), replace, resetScroll: false });
  };
  const countries = (first?.countries ?? []).map(({ value, count: people }) => ({
    value,
    label: t('country.option', { name: countryName(value), count: count(people) }),
  }));
  // The chosen one stands in the list even where the api counts it no more.
  if (country && !countries.some(({ value }) => value === country)) countries.push({ value: country, label: countryName(country) });
  countries.sort((a, b) => a.label.localeCompare(b.label));
  const total = first?.total;
  const totalWords = () => {
    if (!first || total === undefined) return null;
    if (isNarrowed) return t('total', { count: total, shown: count(total) });
    return t('totalWithHubs', { count: total, shown: count(total), hubs: first.hubs, hubsShown: count(first.hubs) });
  };

  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className={css.tools} data-screen-only>
        <SearchBox label={t('search')} placeholder={t('search.placeholder')} value={q} onSearch={(text) => change({ q: text }, true)} />
        <SelectField
          label={t('country')}
          options={[{ value: '', label: t('country.all') }, ...countries]}
          value={country ?? ''}
          onChange={(event) => change({ country: event.currentTarget.value })}
        />
        <SelectField
          label={t('sort')}
          options={sorts.map((one) => ({ value: one, label: t(`sort.${one}`) }))}
          value={sort ?? 'scholars'}
          onChange={(event) => {
            const chosen = sorts.find((one) => one === event.currentTarget.value);
            if (chosen) change({ sort: chosen });
          }}
        />
        <FacetChip label={t('hubsOnly')} pressed={hub ?? false} onPress={() => change({ hub: !hub })} />
      </div>
      {query.isPending && <Skeleton shape="people" lines={6} label={t('loading')} />}
      {query.isError && !first && <ProblemState error={query.error} onRetry={() => query.refetch()} />}
      {first && (
        <>
          <p role="status" className={css.total}>
            {totalWords()}
          </p>
          {rows.length > 0 && <InstitutionList rows={rows} isOld={query.isPlaceholderData} />}
          {rows.length === 0 && isNarrowed && (
            <EmptyState
              title={t('empty.filtered.title')}
              action={<Button onClick={() => change({ q: '', country: '', hub: false })}>{t('empty.lift')}</Button>}
            >
              {t('empty.filtered.detail')}
            </EmptyState>
          )}
          {rows.length === 0 && !isNarrowed && <EmptyState title={t('empty.none.title')}>{t('empty.none.detail')}</EmptyState>}
          {query.isFetchNextPageError && <Notice tone="attention">{t('moreFailed')}</Notice>}
          {query.hasNextPage && (
            <p className={css.more}>
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            </p>
          )}
        </>
      )}
    </>
  );
}
