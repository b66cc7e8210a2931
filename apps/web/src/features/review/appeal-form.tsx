import { type FormEvent, useState } from 'react';
import { useDraft } from '../../lib/use-draft';
import { Button } from '../../ui/button';
import { TextAreaField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { problemWords } from '../../ui/problem-words';
import css from './decision-page.module.css';
import { t } from './messages';

const SHORTEST = 10;
const LONGEST = 2_000;

interface Props {
  /** Where the words wait on this device until they are sent, and whose they are. */
  place: string;
  scholarId: string;
  onSend: (words: string) => Promise<void>;
}

/** Why somebody sees a decision otherwise. What was typed stays when it does not go out, and over a reload. */
export function AppealForm({ place, scholarId, onSend }: Props) {
  const draft = useDraft(place, { scholarId });
  const words = draft.text;
  const [error, setError] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (words.trim().length < SHORTEST) return setError(t('own.appeal.short'));
    setError(undefined);
    setFault(undefined);
    setBusy(true);
    try {
      await onSend(words.trim());
      draft.clear();
    } catch (failure) {
      setFault(problemWords(failure).detail);
    }
    setBusy(false);
  };
  return (
    <form className={css.form} onSubmit={(event) => void handleSubmit(event)}>
      {fault && <Notice tone="danger">{fault}</Notice>}
      <TextAreaField
        label={t('own.appeal.words')}
        error={error}
        rows={5}
        maxLength={LONGEST}
        dir="auto"
        value={words}
        onChange={(event) => draft.setText(event.currentTarget.value)}
      />
      <Button type="submit" kind="primary" busy={isBusy}>
        {t('own.appeal.do')}
      </Button>
    </form>
  );
}
