import type { SpaceView } from '@scholars-commons/shared/discussions';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { ProblemError } from '../../../lib/api-client';
import { TextAreaField, TextField } from '../../../ui/field';
import { FormDialog, STAY } from '../../../ui/form-dialog';
import { problemWords } from '../../../ui/problem-words';
import { discussionQueries, discussionRequests } from '../discussions.queries';
import { t } from './messages';

/** What stands now, where somebody else was first. */
const staleSpace = (error: unknown): SpaceView | undefined =>
  error instanceof ProblemError && error.status === 409 ? (error.problem.current as SpaceView | undefined) : undefined;

/** What is wrong by field; what concerns no field stands at the first one. */
const wrongIn = (error: unknown): Record<string, string> => {
  const pointers = error instanceof ProblemError ? error.pointers : {};
  return Object.keys(pointers).length > 0 ? pointers : { '/name': problemWords(error).detail };
};

/** An admin opens a space for everybody, or edits one: what it is called and what it is for. */
export function SpaceDialog({ space, onClose }: { space?: SpaceView; onClose: () => void }) {
  const cache = useQueryClient();
  // One id for all tries: pressed twice, it is one space.
  const [id] = useState(() => v7());
  const [name, setName] = useState(space?.name ?? '');
  const [description, setDescription] = useState(space?.description ?? '');
  const [version, setVersion] = useState(space?.version ?? 1);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const handleSubmit = async () => {
    if (name.trim().length < 3) {
      setErrors({ '/name': t('new.name.short') });
      return STAY;
    }
    const words = { name: name.trim(), description: description.trim().replace(/\s*\n\s*/g, ' ') };
    await (space ? discussionRequests.changeSpace(space.id, { version, ...words }) : discussionRequests.openSpace({ id, ...words }));
    await cache.invalidateQueries({ queryKey: discussionQueries.spaces().queryKey });
    return undefined;
  };
  const wordsOf = (error: unknown) => {
    const present = staleSpace(error);
    if (present) setVersion(present.version);
    setErrors(present ? { '/name': t('edit.stale', { name: present.name, description: present.description }) } : wrongIn(error));
    return null;
  };
  return (
    <FormDialog
      title={t(space ? 'edit.title' : 'new.title')}
      act={t(space ? 'edit.do' : 'new.do')}
      size="small"
      lead={<p>{t(space ? 'edit.words' : 'new.words')}</p>}
      onSubmit={handleSubmit}
      wordsOf={wordsOf}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
