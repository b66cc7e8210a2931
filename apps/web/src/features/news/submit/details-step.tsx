import { faultAt } from '../../../lib/faults';
import { TextField } from '../../../ui/field';
import { MarkdownArea } from '../../../ui/markdown-area';
import type { SubmissionForms } from './forms';
import { t } from './messages';
import css from './submit.module.css';

/** The contract's `NEWS_TEXT_MAX`. */
const TEXT_MAX = 5_000;

type Form = Pick<SubmissionForms['details'], 'values' | 'faults' | 'change'>;

/** Words, date and link; an editor who mends them has the same fields. */
export function DetailsFields({ form: { values, faults, change } }: { form: Form }) {
  return (
    <>
      <MarkdownArea
        label={t('text')}
        hint={t('text.hint')}
        rows={8}
        maxLength={TEXT_MAX}
        value={values.text}
        error={faultAt(faults, 'text')}
        onChange={(text) => change({ text })}
      />
      <TextField
        label={t('date')}
        hint={t('date.hint')}
        optional
        maxLength={10}
        value={values.date}
        error={faultAt(faults, 'date')}
        onChange={(event) => change({ date: event.currentTarget.value })}
      />
      <TextField
        type="url"
        label={t('link')}
        hint={t('link.hint')}
        optional
        maxLength={500}
        value={values.link}
        error={faultAt(faults, 'link')}
        onChange={(event) => change({ link: event.currentTarget.value })}
      />
    </>
  );
}

export function DetailsStep({ form }: { form: SubmissionForms['details'] }) {
  return (
    <div className={css.form} onBlur={() => void form.flush()}>
      <DetailsFields form={form} />
    </div>
  );
}
