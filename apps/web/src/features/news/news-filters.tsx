import type { NewsKind } from '@scholars-commons/shared/news';
import { countryOptions } from '../../lib/country-options';
import { given } from '../../lib/search-params';
import type { NewsSearch } from '../../lib/urls';
import { SelectField } from '../../ui/select-field';
import { TextButton } from '../../ui/text-button';
import { InstitutionField } from '../scholars';
import { kindWord, newsKinds } from './kinds';
import { t } from './messages';
import css from './news-page.module.css';

interface Props {
  search: NewsSearch;
  onSearch: (search: NewsSearch) => void;
}

/** What the news is narrowed to: kind, country and institution of whom it concerns. */
export function NewsFilters({ search, onSearch }: Props) {
  const { kind, country, institution, at } = search;
  const change = (part: { [K in keyof NewsSearch]: NewsSearch[K] | undefined }) => {
    const whole = { ...search, ...part };
    // One order, so that the same list always has the same address.
    onSearch(given({ kind: whole.kind, country: whole.country, institution: whole.institution, at: whole.at }));
  };
  return (
    <div className={css.tools} data-screen-only>
      <SelectField
        label={t('filter.kind')}
        options={[{ value: '', label: t('filter.kind.all') }, ...newsKinds.map((one) => ({ value: one, label: kindWord(one) }))]}
        value={kind ?? ''}
        onChange={(event) => change({ kind: (event.currentTarget.value || undefined) as NewsKind | undefined })}
      />
      <SelectField
        label={t('filter.country')}
        options={[{ value: '', label: t('filter.country.all') }, ...countryOptions()]}
        value={country ?? ''}
        onChange={(event) => change({ country: event.currentTarget.value || undefined })}
      />
      <InstitutionField
        label={t('filter.institution')}
        hint=""
        value={institution ? { id: institution, name: at ?? institution } : null}
        optional={false}
        canPropose={false}
        onChange={(chosen) => {
          if (!chosen) change({ institution: undefined, at: undefined });
          else if ('id' in chosen) change({ institution: chosen.id, at: chosen.name });
        }}
      />
      {(kind || country || institution) && (
        <p className={css.clear}>
          <TextButton onClick={() => onSearch({})}>{t('filter.clear')}</TextButton>
        </p>
      )}
    </div>
  );
}
