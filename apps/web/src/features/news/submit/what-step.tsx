import { TextField } from '../../../ui/field';
import { faultAt } from '../../../lib/faults';
import type { SubmissionForms } from './forms';
import { KindFields } from './kind-fields';
import { t } from './messages';
import css from './submit.module.css';

/** The kind, and one sentence. */
export function WhatStep({ form: { values, faults, change, flush } }: { form: SubmissionForms['what'] }) {
  return (
    <div className={css.form} onBlur={() => void flush()}>
      <TextField
        label={t('headline')}
        hint={t('headline.hint')}
        maxLength={150}
        dir="auto"
        value={values.title}
        error={faultAt(faults, 'title')}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <fieldset className={css.group}>
        <legend>{t('kind')}</legend>
        <KindFields name="kind" chosen={values.kind} onChoose={(kind) => change({ kind })} />
      </fieldset>
    </div>
  );
}
