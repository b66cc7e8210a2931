import type { ScholarView } from '@scholars-commons/shared/scholars';
import { changeScholar } from '@scholars-commons/shared/scholars';
import { useQuery } from '@tanstack/react-query';
import { TextField } from '../../../ui/field';
import { SelectField } from '../../../ui/select-field';
import { ConflictChoice } from '../../../ui/conflict-choice';
import { scholarQueries } from '../scholars.queries';
import { draftPlace } from './draft-notice';
import { useEditor } from './editing';
import { faultAt, faultsOf } from '../../../lib/faults';
import css from './form.module.css';
import { t } from './form-messages';
import { useAutosave } from './use-autosave';

interface Values {
  given: string;
  family: string;
  preferred: string;
  credentials: string;
  profession: string;
}

const valuesOf = (view: ScholarView): Values => ({
  given: view.names.given,
  family: view.names.family ?? '',
  preferred: view.names.preferred ?? '',
  credentials: view.credentials ?? '',
  profession: view.profession?.code ?? '',
});
const changeOf = (values: Values) => ({ block: 'names' as const, ...values, profession: values.profession || null });

const texts = ['given', 'family', 'preferred', 'credentials'] as const;
const hints = {
  given: t('names.given.hint'),
  family: undefined,
  preferred: t('names.preferred.hint'),
  credentials: t('names.credentials.hint'),
};

/** Names as typed, credentials, profession. */
export function NamesForm() {
  const { view, writer } = useEditor();
  const vocabulary = useQuery(scholarQueries.vocabulary());
  const form = useAutosave<Values>({
    block: 'names',
    place: draftPlace(view.id, 'names'),
    save: (values, version) => writer.change(changeOf(values), version),
    check: (values) => faultsOf(changeScholar, { ...changeOf(values), version: 0 }),
    valuesOf,
  });
  const held = view.profession && !vocabulary.data ? [view.profession] : [];
  const professions = [...held, ...(vocabulary.data?.professions ?? [])];
  return (
    <div className={css.form} onBlur={() => void form.flush()}>
      <p className={css.note}>{t('names.note')}</p>
      {texts.map((name) => (
        <TextField
          key={name}
          label={t(`names.${name}`)}
          hint={hints[name]}
          optional={name !== 'given'}
          maxLength={80}
          dir="auto"
          value={form.values[name]}
          error={faultAt(form.faults, name)}
          onChange={(event) => form.change({ [name]: event.currentTarget.value })}
        />
      ))}
      <SelectField
        label={t('names.profession')}
        options={[{ value: '', label: t('names.profession.none') }, ...professions.map(({ code, name }) => ({ value: code, label: name }))]}
        value={form.values.profession}
        error={faultAt(form.faults, 'profession')}
        onChange={(event) => form.change({ profession: event.currentTarget.value })}
      />
      <ConflictChoice
        conflict={form.conflict}
        fields={[...texts, 'profession' as const].map((name) => ({ name, label: t(`names.${name}`) }))}
      />
    </div>
  );
}
