import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { urls } from '../../../lib/urls';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FacetChip } from '../../../ui/facet-chip';
import { TextAreaField } from '../../../ui/field';
import { problemWords } from '../../../ui/problem-words';
import css from './dialogs.module.css';
import { t } from './messages';

const SHORTEST = 3;
const LONGEST = 500;

interface Props {
  title: string;
  words: string;
  act: string;
  isDangerous?: boolean;
  /** Sentences that are often the reason; pressing one writes it, and it can be changed. */
  usual: readonly string[];
  onDo: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** An act of a moderator: what it does, and why, in words that its author reads. */
export function ReasonDialog({ title, words, act, isDangerous = false, usual, onDo, onClose }: Props) {
  const form = useId();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length < SHORTEST) return setError(t('reason.short'));
    setBusy(true);
    try {
      await onDo(reason.trim().replace(/\s*\n\s*/g, ' '));
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
      title={title}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} kind={isDangerous ? 'danger' : 'primary'} busy={isBusy}>
            {act}
          </Button>
        </>
      }
    >
      <p>
        {words} <Link {...urls.guidelines()}>{t('reason.guidelines')}</Link>
      </p>
      <form id={form} className={css.form} onSubmit={(event) => void handleSubmit(event)}>
        <div role="group" aria-label={t('reason.usual')} className={css.usual}>
          {usual.map((sentence) => (
            <FacetChip key={sentence} label={sentence} pressed={reason === sentence} onPress={() => setReason(sentence)} />
          ))}
        </div>
        <TextAreaField
          label={t('reason.label')}
          hint={t('reason.hint')}
          error={error}
          rows={2}
          maxLength={LONGEST}
          dir="auto"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
