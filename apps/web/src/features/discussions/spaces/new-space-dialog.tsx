import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { v7 } from 'uuid';
import { ProblemError } from '../../../lib/api-client';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField, TextField } from '../../../ui/field';
import { problemWords } from '../../../ui/problem-words';
import { discussionQueries, discussionRequests } from '../discussions.queries';
import { t } from './messages';
import css from './new-space-dialog.module.css';

/** An admin opens a space for everybody. */
export function NewSpaceDialog({ onClose }: { onClose: () => void }) {
  const cache = useQueryClient();
  const form = useId();
  // One id for all tries: pressed twice, it is one space.
  const [id] = useState(() => v7());
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim().length < 3) return setErrors({ '/name': t('new.name.short') });
    setBusy(true);
    try {
      await discussionRequests.openSpace({ id, name: name.trim(), description: description.trim() });
      await cache.invalidateQueries({ queryKey: discussionQueries.spaces().queryKey });
      onClose();
    } catch (error) {
      const pointed = error instanceof ProblemError ? error.pointers : {};
      setErrors(Object.keys(pointed).length > 0 ? pointed : { '/name': problemWords(error).detail });
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('new.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('new.cancel')}</Button>
          <Button type="submit" form={form} kind="primary" busy={isBusy}>
            {t('new.do')}
          </Button>
        </>
      }
    >
      <p>{t('new.words')}</p>
      <form id={form} className={css.form} onSubmit={(event) => void handleSubmit(event)}>
        <TextField
          label={t('new.name')}
          maxLength={80}
          dir="auto"
          value={name}
          error={errors['/name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextAreaField
          label={t('new.description')}
          optional
          rows={2}
          maxLength={300}
          dir="auto"
          value={description}
          error={errors['/description']}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
