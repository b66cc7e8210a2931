import type { AuthorView } from '@scholars-commons/shared/discussions';
import { changeSubmission, type ChangeSubmission, type NewsKind, type SubmissionView } from '@scholars-commons/shared/news';
import { useState } from 'react';
import { ProblemError } from '../../../lib/api-client';
import type { Faults } from '../../../lib/autosave/form';
import { faultAt, faultsOf } from '../../../lib/faults';
import { TextField } from '../../../ui/field';
import { FormDialog, STAY } from '../../../ui/form-dialog';
import { problemWords } from '../../../ui/problem-words';
import { SelectField } from '../../../ui/select-field';
import { kindWord, newsKinds } from '../kinds';
import { staleOf } from '../stale';
import { DetailsFields } from '../submit/details-step';
import { detailsChange } from '../submit/forms';
import { t as fieldWords } from '../submit/messages';
import { PeopleField } from '../submit/people-field';
import { PictureWordsFields } from '../submit/picture-step';
import { t } from './messages';

interface Props {
  view: SubmissionView;
  onSave: (change: Omit<ChangeSubmission, 'version'>) => Promise<void>;
  onClose: () => void;
}

/** The words of a submission and whom it concerns, to be mended by an editor before they go out. */
export function EditDialog({ view, onSave, onClose }: Props) {
  const [values, setValues] = useState(() => ({
    kind: view.kind,
    title: view.title,
    text: view.text,
    date: view.date ?? '',
    link: view.link ?? '',
    pictureAlt: view.picture?.alt ?? '',
    pictureIsDecorative: view.picture?.isDecorative ?? false,
    people: view.people.map(({ scholar }) => scholar.id),
  }));
  const [group] = useState(values.people.join());
  const [found, setFound] = useState<readonly AuthorView[]>([]);
  const known = new Map([...found, ...view.people.map(({ scholar }) => scholar), view.submitter].map((one) => [one.id, one]));
  const [faults, setFaults] = useState<Faults>({});
  const change = (part: Partial<typeof values>) => {
    setValues((held) => ({ ...held, ...part }));
    setFaults({});
  };
  const handleSubmit = async () => {
    const { pictureAlt, pictureIsDecorative, people, ...rest } = values;
    const mended = {
      ...rest,
      ...detailsChange(values),
      ...(view.picture ? { pictureAlt, pictureIsDecorative } : {}),
      // Whom nobody touched here stays as it stands there by now.
      ...(people.join() === group ? {} : { people }),
    };
    const found = faultsOf(changeSubmission, { version: 1, ...mended });
    setFaults(found);
    if (Object.keys(found).length > 0) return STAY;
    await onSave(mended);
    return undefined;
  };
  const wordsOf = (error: unknown) => {
    if (staleOf(error)) return t('edit.stale');
    const pointers = error instanceof ProblemError ? error.pointers : {};
    setFaults(pointers);
    return Object.keys(pointers).length > 0 ? null : problemWords(error).detail;
  };
  return (
    <FormDialog
      title={t('edit')}
      act={t('edit.save')}
      size="large"
      lead={<p>{t('edit.lead')}</p>}
      onSubmit={handleSubmit}
      wordsOf={wordsOf}
      onClose={onClose}
    >
      <TextField
        label={fieldWords('headline')}
        maxLength={150}
        dir="auto"
        value={values.title}
        error={faultAt(faults, 'title')}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <SelectField
        label={fieldWords('kind')}
        options={newsKinds.map((one) => ({ value: one, label: kindWord(one) }))}
        value={values.kind}
        onChange={(event) => change({ kind: event.currentTarget.value as NewsKind })}
      />
      <PeopleField
        people={values.people}
        known={known}
        onFound={(one) => setFound((held) => [...held, one])}
        onChange={(people) => change({ people })}
        first={{ id: view.submitter.id, word: t('edit.submitter') }}
        error={faultAt(faults, 'people')}
      />
      <DetailsFields form={{ values, faults, change }} />
      {view.picture && <PictureWordsFields form={{ values, change }} />}
    </FormDialog>
  );
}
