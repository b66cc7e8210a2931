import { changePosition, newPosition } from '@scholars-commons/shared/profile-rows';
import type { PositionView } from '@scholars-commons/shared/scholars';
import { TextField } from '../../../ui/field';
import { spanWords } from '../profile/positions';
import { byLatest } from '../profile/years';
import { faultAt, faultsOf } from '../../../lib/faults';
import css from './form.module.css';
import { t } from './form-messages';
import { type InstitutionChoice, InstitutionField, nameOfChoice } from './institution-field';
import { RowList } from './row-list';
import type { RowFieldsProps, RowKind } from './rows';

interface Values {
  institution: InstitutionChoice | null;
  title: string;
  department: string;
  from: string;
  to: string;
  isMain: boolean;
}

const changeOf = ({ institution, from, to, ...rest }: Values) => ({
  ...rest,
  institution: institution && 'id' in institution ? { id: institution.id } : institution,
  from: from.trim() || null,
  to: to.trim() || null,
});

const SOME_ID = '01920000-0000-7000-8000-000000000000';

function check(values: Values, isNew: boolean) {
  const change = changeOf(values);
  const faults = faultsOf(isNew ? newPosition : changePosition, isNew ? { ...change, id: SOME_ID } : change);
  const { from, to } = change;
  // A year without months may begin and end in itself.
  if (from && to && !faults['/to'] && to < from.slice(0, to.length)) return { ...faults, '/to': t('fault.order') };
  return faults;
}

function Fields({ values, faults, change }: RowFieldsProps<Values>) {
  return (
    <>
      <InstitutionField
        value={values.institution}
        error={faultAt(faults, 'institution')}
        onChange={(institution) => change({ institution })}
      />
      {(['title', 'department'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`position.${name}`)}
          optional
          maxLength={120}
          dir="auto"
          value={values[name]}
          error={faultAt(faults, name)}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      ))}
      <p className={css.note}>{t('date.hint')}</p>
      <div className={css.pair}>
        <TextField
          label={t('position.from')}
          optional
          maxLength={10}
          value={values.from}
          error={faultAt(faults, 'from')}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextField
          label={t('position.to')}
          hint={t('position.to.hint')}
          optional
          maxLength={10}
          value={values.to}
          error={faultAt(faults, 'to')}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </div>
      <label className={css.check}>
        <input type="checkbox" checked={values.isMain} onChange={(event) => change({ isMain: event.currentTarget.checked })} />
        {t('position.isMain')}
      </label>
    </>
  );
}

const positions: RowKind<PositionView, Values> = {
  block: 'positions',
  rowsOf: (view) => [...(view.positions ?? [])].sort(byLatest),
  wordsOf: ({ title, institution }) => [title, institution.name].filter(Boolean).join(', '),
  show: (row) => (
    <>
      <p>
        <strong>{row.title ?? row.institution.name}</strong>
      </p>
      {row.title && <p>{row.institution.name}</p>}
      <p className={css.note}>{spanWords(row)}</p>
    </>
  ),
  empty: (view) => ({
    institution: null,
    title: '',
    department: '',
    from: '',
    to: '',
    isMain: !view.positions?.some(({ isMain }) => isMain),
  }),
  valuesOf: ({ institution, title, department, from, to, isMain }) => ({
    institution: { id: institution.id, name: institution.name },
    title: title ?? '',
    department: department ?? '',
    from: from ?? '',
    to: to ?? '',
    isMain,
  }),
  changeOf,
  newOf: changeOf,
  check,
  fields: (props) => <Fields {...props} />,
  addWords: t('position.add'),
  compared: [
    { name: 'institution', label: t('institution'), words: ({ institution }) => nameOfChoice(institution) },
    { name: 'title', label: t('position.title') },
    { name: 'department', label: t('position.department') },
    { name: 'from', label: t('position.from') },
    { name: 'to', label: t('position.to') },
    { name: 'isMain', label: t('position.isMain'), words: ({ isMain }) => t(isMain ? 'yes' : 'no') },
  ],
};

/** Where one works and worked. */
export const PositionsForm = () => <RowList kind={positions} />;
