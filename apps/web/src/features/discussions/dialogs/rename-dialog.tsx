import { useState } from 'react';
import { TextField } from '../../../ui/field';
import { FormDialog, STAY } from '../../../ui/form-dialog';
import { t } from './messages';

const TITLE_MAX = 150;

/** A better title for a thread; links to it go on working. */
export function RenameDialog({ title, onDo, onClose }: { title: string; onDo: (title: string) => Promise<void>; onClose: () => void }) {
  const [value, setValue] = useState(title);
  const [error, setError] = useState<string>();
  const handleSubmit = async () => {
    const isShort = value.trim().length < 3;
    setError(isShort ? t('rename.short') : undefined);
    return isShort ? STAY : onDo(value.trim());
  };
  return (
    <FormDialog title={t('rename.title')} act={t('rename.do')} size="small" onSubmit={handleSubmit} onClose={onClose}>
      <TextField
        label={t('rename.label')}
        error={error}
        maxLength={TITLE_MAX}
        dir="auto"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
