import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { problemWords } from '../../../ui/problem-words';
import { t } from './messages';

const TITLE_MAX = 150;

/** A better title for a thread; links to it go on working. */
export function RenameDialog({ title, onDo, onClose }: { title: string; onDo: (title: string) => Promise<void>; onClose: () => void }) {
  const form = useId();
  const [value, setValue] = useState(title);
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (value.trim().length < 3) return setError(t('rename.short'));
    setBusy(true);
    try {
      await onDo(value.trim());
      onClose();
    } catch (problem) {
      setError(problemWords(problem).detail);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('rename.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} kind="primary" busy={isBusy}>
            {t('rename.do')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void handleSubmit(event)}>
        <TextField
          label={t('rename.label')}
          error={error}
          maxLength={TITLE_MAX}
          dir="auto"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
