import { newScholar, type ScholarView } from '@scholars-commons/shared/scholars';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import { announce } from '../../../lib/announce';
import { api, ProblemError } from '../../../lib/api-client';
import { focusFault } from '../../../lib/focus-fault';
import { urls } from '../../../lib/urls';
import { Button, LinkButton } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { problemWords } from '../../../ui/problem-words';
import { SelectField } from '../../../ui/select-field';
import { SwitchField } from '../../../ui/switch-field';
import { programQueries } from '../../programs';
import { faultAt, faultsOf } from '../../../lib/faults';
import { type InstitutionChoice, InstitutionField } from '../edit/institution-field';
import type { Faults } from '../../../lib/autosave/form';
import { scholarQueries } from '../scholars.queries';
import css from './add-scholar-form.module.css';
import { t } from './messages';

const texts = ['given', 'family', 'preferred', 'credentials'] as const;
const nothing = { given: '', family: '', preferred: '', credentials: '', profession: '', cohortId: '', email: '', isListed: true };
type Values = typeof nothing;

/** As the api takes it: what was left empty is not sent. */
function recordOf({ isListed, ...values }: Values, institution: InstitutionChoice | null) {
  const given = Object.entries(values).filter(([, value]) => value.trim() !== '');
  return { ...Object.fromEntries(given), isListed, ...(institution && 'id' in institution ? { institutionId: institution.id } : {}) };
}

/** A registrar's form for one new record. */
export function AddScholarForm() {
  const navigate = useNavigate();
  const cache = useQueryClient();
  const vocabulary = useQuery(scholarQueries.vocabulary());
  const programs = useQuery(programQueries.all());
  // Made once: a retry after a lost answer is the same record.
  const [id] = useState(() => newId());
  const [values, setValues] = useState<Values>(nothing);
  const [institution, setInstitution] = useState<InstitutionChoice | null>(null);
  const [faults, setFaults] = useState<Faults>({});
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<Values>) => {
    setValues({ ...values, ...part });
    setFaults({});
  };
  const refuse = (found: Faults) => focusFault(form, () => setFaults(found));
  const add = useMutation({
    mutationFn: (record: object) => api.post<ScholarView>('/api/scholars', record),
    onError: (error) => error instanceof ProblemError && refuse(error.pointers),
    onSuccess: async (view) => {
      cache.setQueryData(scholarQueries.scholar(view.id).queryKey, view);
      await cache.invalidateQueries({ queryKey: scholarQueries.all(), refetchType: 'none' });
      await navigate(urls.scholar(view.id));
      announce(t('added', { name: view.name }));
    },
  });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const record = { ...recordOf(values, institution), id };
    const found = faultsOf(newScholar, { given: '', ...record });
    if (Object.keys(found).length > 0) refuse('/email' in found ? { ...found, '/email': t('fault.email') } : found);
    else add.mutate(record);
  };
  const cohorts = (programs.data?.items ?? []).flatMap((program) =>
    program.cohorts.map(({ id: cohortId, name, year }) => ({ value: cohortId, label: `${program.name}, ${name}`, year })),
  );
  cohorts.sort((a, b) => b.year - a.year || a.label.localeCompare(b.label));
  const words = add.isError && !Object.keys(faults).length ? problemWords(add.error) : undefined;

  return (
    <form ref={form} className={css.form} noValidate onSubmit={handleSubmit}>
      {texts.map((name) => (
        <TextField
          key={name}
          label={t(name)}
          hint={name === 'given' ? t('given.hint') : undefined}
          optional={name !== 'given'}
          maxLength={80}
          dir="auto"
          autoComplete="off"
          value={values[name]}
          error={faultAt(faults, name)}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      ))}
      <SelectField
        label={t('profession')}
        options={[
          { value: '', label: t('none') },
          ...(vocabulary.data?.professions ?? []).map(({ code, name }) => ({ value: code, label: name })),
        ]}
        value={values.profession}
        error={faultAt(faults, 'profession')}
        onChange={(event) => change({ profession: event.currentTarget.value })}
      />
      <SelectField
        label={t('cohort')}
        hint={programs.isError ? t('cohort.failed') : undefined}
        options={[{ value: '', label: t('none') }, ...cohorts]}
        value={values.cohortId}
        error={faultAt(faults, 'cohortId')}
        onChange={(event) => change({ cohortId: event.currentTarget.value })}
      />
      <InstitutionField
        label={t('institution')}
        optional
        canPropose={false}
        value={institution}
        error={faultAt(faults, 'institutionId')}
        onChange={setInstitution}
      />
      <TextField
        type="email"
        label={t('email')}
        hint={t('email.hint')}
        optional
        autoComplete="off"
        value={values.email}
        error={faultAt(faults, 'email')}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <SwitchField
        label={t('isListed')}
        hint={t('isListed.hint')}
        checked={values.isListed}
        onChange={(isListed) => change({ isListed })}
      />
      {words && <Notice tone="danger">{`${words.title}. ${words.detail}`}</Notice>}
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={add.isPending}>
          {t('submit')}
        </Button>
        <LinkButton {...urls.people()}>{t('cancel')}</LinkButton>
      </div>
    </form>
  );
}
