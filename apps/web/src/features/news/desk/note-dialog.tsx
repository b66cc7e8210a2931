import { useState } from 'react';
import { ProblemError } from '../../../lib/api-client';
import { useDraft } from '../../../lib/use-draft';
import { TextAreaField } from '../../../ui/field';
import { FormDialog, STAY } from '../../../ui/form-dialog';
import { problemWords } from '../../../ui/problem-words';
import { TextButton } from '../../../ui/text-button';
import { useViewer } from '../../accounts';
import css from './desk.module.css';
import { t } from './messages';

const SHORTEST = 3;
const LONGEST = 1_000;

/** Kind words, ready to use and to change. `for`: where they fit one act only. */
export interface ReadyReason {
  label: string;
  words: string;
  for?: 'return' | 'decline';
}

interface Props {
  submissionId: string;
  act: 'return' | 'decline' | 'unpublish';
  /** Who reads the note. */
  name: string;
  reasons: readonly ReadyReason[];
  onNote: (note: string) => Promise<void>;
  onClose: () => void;
}

/** Why it goes back, is declined or taken back, in words that its submitter reads; kept on this device until they are sent. */
export function NoteDialog({ submissionId, act, name, reasons, onNote, onClose }: Props) {
  const draft = useDraft(`note:${submissionId}:${act}`, { scholarId: useViewer().scholar.id });
  const { text: note, setText: setNote } = draft;
  const [fault, setFault] = useState<string>();
  const fitting = reasons.filter((one) => !one.for || one.for === act);
  const handleSubmit = async () => {
    if (note.trim().length < SHORTEST) {
      setFault(t('note.short'));
      return STAY;
    }
    setFault(undefined);
    await onNote(note.trim());
    draft.clear();
    return undefined;
  };
  const wordsOf = (error: unknown) => {
    const pointed = error instanceof ProblemError ? error.pointers['/note'] : undefined;
    setFault(pointed);
    return pointed ? null : problemWords(error).detail;
  };
  return (
    <FormDialog
      title={t(`${act}.title`)}
      act={t(`${act}.act`)}
      isDangerous={act !== 'return'}
      lead={<bdi>{t(`${act}.lead`, { name })}</bdi>}
      onSubmit={handleSubmit}
      wordsOf={wordsOf}
      onClose={onClose}
    >
      {fitting.length > 0 && (
        <ul className={css.ready} aria-label={t('ready')}>
          {fitting.map(({ label, words }) => (
            <li key={label}>
              <TextButton onClick={() => setNote(words)}>{label}</TextButton>
            </li>
          ))}
        </ul>
      )}
      <TextAreaField
        label={t('note', { name })}
        rows={4}
        maxLength={LONGEST}
        dir="auto"
        value={note}
        error={fault}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
