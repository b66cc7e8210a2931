import type { AuditSearch } from '../../lib/urls';
import { FacetChip } from '../../ui/facet-chip';
import { TextField } from '../../ui/field';
import { SelectField } from '../../ui/select-field';
import { TextButton } from '../../ui/text-button';
import { ScholarField } from '../scholars';
import css from './audit.module.css';
import { t } from './messages';

const kinds = [
  'account',
  'achievement',
  'audit',
  'canned-reason',
  'contact',
  'grant',
  'institution',
  'news',
  'job',
  'photo',
  'position',
  'post',
  'review',
  'scholar',
  'session',
  'space',
  'submission',
  'thread',
] as const;

interface Props {
  search: AuditSearch;
  onSearch: (search: AuditSearch) => void;
}

/** Whom, what and when the record is narrowed to. */
export function AuditFilters({ search, onSearch }: Props) {
  const { person, name, act, thing, from, to } = search;
  const change = (part: AuditSearch) => onSearch({ ...search, ...part });
  const isNarrowed = Boolean(person || act || thing || from || to);
  return (
    <div className={css.filters}>
      <div className={css.person}>
        <ScholarField
          label={t('filter.person')}
          hint={t('filter.person.hint')}
          onPick={(scholar) => change({ person: scholar.id, name: scholar.name })}
        />
      </div>
      <SelectField
        label={t('filter.kind')}
        options={[{ value: '', label: t('filter.kind.all') }, ...kinds.map((kind) => ({ value: `${kind}.`, label: t(`kind.${kind}`) }))]}
        value={act ?? ''}
        onChange={(event) => change({ act: event.currentTarget.value || undefined })}
      />
      <TextField
        label={t('filter.from')}
        type="date"
        value={from ?? ''}
        onChange={(event) => change({ from: event.currentTarget.value || undefined })}
      />
      <TextField
        label={t('filter.to')}
        type="date"
        value={to ?? ''}
        onChange={(event) => change({ to: event.currentTarget.value || undefined })}
      />
      {isNarrowed && (
        <div className={css.chosen}>
          {person && (
            <FacetChip
              label={t('filter.person.chosen', { name: name ?? person })}
              pressed
              onPress={() => change({ person: undefined, name: undefined })}
            />
          )}
          {thing && <FacetChip label={t('filter.thing')} pressed onPress={() => change({ thing: undefined })} />}
          <TextButton onClick={() => onSearch({})}>{t('filter.clear')}</TextButton>
        </div>
      )}
    </div>
  );
}
