import type { FlagKind } from '@scholars-commons/shared/review';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { v7 } from 'uuid';
import { announce } from '../../lib/announce';
import { ProblemError } from '../../lib/api-client';
import { useDraft } from '../../lib/use-draft';
import { urls } from '../../lib/urls';
import { TextAreaField } from '../../ui/field';
import { FormDialog, STAY } from '../../ui/form-dialog';
import { problemWords } from '../../ui/problem-words';
import css from './flag-dialog.module.css';
import { useViewer } from '../accounts';
import { t } from './messages';
import { type Flaggable, reviewRequests } from './review.queries';

const kinds = ['patient-data', 'unkind', 'off-topic', 'wrong', 'advertising', 'other'] as const satisfies readonly FlagKind[];
const LONGEST = 1_000;
const SHORTEST = 3;

export interface FlagDialogProps {
  thing: Flaggable;
  id: string;
  onClose: () => void;
}

/** Asks staff to look at a post, a news item or a profile. Who asks stays unknown to the person concerned. Words wait on this device until they are sent. */
export function FlagDialog({ thing, id, onClose }: FlagDialogProps) {
  const { scholar } = useViewer();
  // One id for all tries, also after a reload: sent again after a lost answer, it is one report.
  const [usual] = useState(() => ({ scholarId: scholar.id, flagId: v7() }));
  const draft = useDraft(`flag:${thing}:${id}`, usual);
  const { text: words, extra } = draft;
  const kind = kinds.find((one) => one === extra.kind);
  const [error, setError] = useState<string>();
  const handleSubmit = async () => {
    if (!kind || (kind === 'other' && words.trim().length < SHORTEST)) {
      setError(t('report.words.needed'));
      return STAY;
    }
    await reviewRequests.flag(thing, id, { id: extra.flagId ?? usual.flagId, kind, words: words.trim() });
    draft.clear();
    announce(t('report.done'));
    return undefined;
  };
  const wordsOf = (failure: unknown) => {
    const pointed = failure instanceof ProblemError ? failure.pointers['/words'] : undefined;
    setError(pointed);
    return pointed ? null : problemWords(failure).detail;
  };
  return (
    <FormDialog
      title={t('report.title')}
      act={t('report.do')}
      lead={
        <p>
          {t('report.lead')} <Link {...urls.guidelines()}>{t('guidelines')}</Link>
        </p>
      }
      onSubmit={handleSubmit}
      wordsOf={wordsOf}
      onClose={onClose}
    >
      <fieldset className={css.kinds}>
        <legend>{t('report.kind')}</legend>
        {kinds.map((one) => (
          <label key={one} className={css.kind}>
            <input
              type="radio"
              name="kind"
              checked={kind === one}
              onChange={() => {
                draft.setExtra({ kind: one });
                setError(undefined);
              }}
            />
            {t(`flag.${one}`)}
          </label>
        ))}
      </fieldset>
      <TextAreaField
        label={t('report.words')}
        hint={t('report.words.hint')}
        optional={kind !== 'other'}
        error={error}
        rows={3}
        maxLength={LONGEST}
        dir="auto"
        value={words}
        onChange={(event) => draft.setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
