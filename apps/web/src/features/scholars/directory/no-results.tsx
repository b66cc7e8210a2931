import type { DirectoryFacets } from '@scholars-commons/shared/scholars';
import { listOf } from '../../../lib/numbers';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { labelOfValue } from './facets';
import { t } from './messages';
import { facetNames, hasFilters, type PeopleState, withoutFilters } from './people-search';

interface Props {
  state: PeopleState;
  facets: DirectoryFacets | null;
  onChange: (state: PeopleState) => void;
}

/** Why the list is empty, and one way out: first lift the filters, then the search. */
export function NoResults({ state, facets, onChange }: Props) {
  const filters = listOf(facetNames.flatMap((facet) => state[facet].map((value) => labelOfValue(facets, facet, value))));
  if (hasFilters(state))
    return (
      <EmptyState
        title={state.q ? t('empty.search.title', { q: state.q }) : t('empty.filters.title')}
        action={<Button onClick={() => onChange(withoutFilters(state))}>{t('empty.liftFilters')}</Button>}
      >
        {t(state.q ? 'empty.search.filtered' : 'empty.filters.detail', { filters })}
      </EmptyState>
    );
  if (state.q)
    return (
      <EmptyState
        title={t('empty.search.title', { q: state.q })}
        action={<Button onClick={() => onChange({ ...state, q: '' })}>{t('empty.clearSearch')}</Button>}
      >
        {t('empty.search.plain')}
      </EmptyState>
    );
  return <EmptyState title={t('empty.none.title')}>{t('empty.none.detail')}</EmptyState>;
}
