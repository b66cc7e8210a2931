import { changeScholar, type ScholarView } from '@scholars-commons/shared/scholars';
import { useMemo } from 'react';
import { TextField } from '../../../ui/field';
import { ConflictChoice } from '../../../ui/conflict-choice';
import { languageName } from '../languages';
import { BioField } from './bio-field';
import { draftPlace } from './draft-notice';
import { useEditor } from './editing';
import { faultAt, faultsOf } from '../../../lib/faults';
import css from './form.module.css';
import { t } from './form-messages';
import { languageCodes } from './language-codes';
import { Picker } from './picker';
import { useAutosave } from './use-autosave';

interface Values {
  headline: string;
  bio: string;
  pronouns: string;
  languages: string[];
}

const valuesOf = ({ about }: ScholarView): Values => ({
  headline: about?.headline ?? '',
  bio: about?.bio ?? '',
  pronouns: about?.pronouns ?? '',
  languages: about?.languages ?? [],
});

/** Headline, bio, pronouns, languages. */
export function AboutForm() {
  const { view, writer } = useEditor();
  const form = useAutosave<Values>({
    block: 'about',
    place: draftPlace(view.id, 'about'),
    save: (values, version) => writer.change({ block: 'about', ...values }, version),
    check: (values) => faultsOf(changeScholar, { block: 'about', version: 0, ...values }),
    valuesOf,
  });
  const languages = useMemo(
    () => languageCodes.map((code) => ({ key: code, label: languageName(code) })).sort((a, b) => a.label.localeCompare(b.label)),
    [],
  );
  const { values, faults, change } = form;
  return (
    <div className={css.form} onBlur={() => void form.flush()}>
      <div className={css.wide}>
        <TextField
          label={t('about.headline')}
          hint={t('about.headline.hint')}
          optional
          maxLength={160}
          dir="auto"
          value={values.headline}
          error={faultAt(faults, 'headline')}
          onChange={(event) => change({ headline: event.currentTarget.value })}
        />
      </div>
      <BioField value={values.bio} fault={faultAt(faults, 'bio')} onChange={(bio) => change({ bio })} />
      <TextField
        label={t('about.pronouns')}
        optional
        maxLength={40}
        dir="auto"
        value={values.pronouns}
        error={faultAt(faults, 'pronouns')}
        onChange={(event) => change({ pronouns: event.currentTarget.value })}
      />
      <Picker
        label={t('about.languages')}
        hint={t('about.languages.hint')}
        all={languages}
        chosen={values.languages}
        most={20}
        onChange={(chosen) => change({ languages: chosen })}
      />
      <ConflictChoice
        conflict={form.conflict}
        fields={[
          { name: 'headline', label: t('about.headline') },
          { name: 'bio', label: t('about.bio') },
          { name: 'pronouns', label: t('about.pronouns') },
          { name: 'languages', label: t('about.languages'), words: (value) => value.languages.map(languageName).join(', ') },
        ]}
      />
    </div>
  );
}
