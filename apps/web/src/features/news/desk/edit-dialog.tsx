import type { AuthorView } from '@scholars-commons/shared/discussions';
import type { NewsKind, SubmissionView } from '@scholars-commons/shared/news';
import { useState } from 'react';
import { ProblemError } from '../../../lib/api-client';
import { faultAt } from '../../../lib/faults';
import { TextField } from '../../../ui/field';
import { FormDialog } from '../../../ui/form-dialog';
import { problemWords } from '../../../ui/problem-words';
import { SelectField } from '../../../ui/select-field';
import { kindWord, newsKinds } from '../kinds';
import { DetailsFields } from '../submit/details-step';
import { t as fieldWords } from '../submit/messages';
import { PeopleField } from '../submit/people-field';
import { PictureWordsFields } from '../submit/picture-step';
import { t } from './messages';
import { Met, type Mended, useMending } from './use-mending';

interface Props {
  view: SubmissionView;
  /** @param seen the version that the change was begun on */
  onSave: (change: Mended, seen: number) => Promise<void>;
  onClose: () => void;
}

/** The words of a submission and whom it concerns, to be mended by an editor before they go out. */
export function EditDialog({ view, onSave, onClose }: Props) {
  const { values, faults, setFaults, change, save } = useMending(view, onSave);
  // Whom somebody else takes off meanwhile has a name here still.
  const [found, setFound] = useState<readonly AuthorView[]>(() => view.people.map(({ scholar }) => scholar));
  const known = new Map([...found, ...view.people.map(({ scholar }) => scholar), view.submitter].map((one) => [one.id, one]));
  const wordsOf = (error: unknown) => {
    if (error instanceof Met) return t(`edit.${error.how}`);
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
      onSubmit={save}
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
