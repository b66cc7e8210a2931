import type { CannedReason, Decide, Decision, ReasonCode, ReviewCase } from '@scholars-commons/shared/review';
import { type FormEvent, type RefObject, useState } from 'react';
import { Button } from '../../ui/button';
import { TextAreaField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { SelectField } from '../../ui/select-field';
import css from './decision-form.module.css';
import { t } from './messages';
import { useWritten } from './use-written';
import { decisionWord } from './words';

const DAY_MS = 86_400_000;
const SHORTEST = 3;
const LONGEST = 1_000;
const spans = [7, 30, 90, 365, 0] as const;

/** The key printed on each decision. */
export const KEY_OF: Record<Decision, string> = {
  keep: 'a',
  uphold: 'a',
  remove: 'h',
  overturn: 'h',
  'remove-and-warn': 'w',
  suspend: 's',
};

const codes: Record<'keep' | 'act', readonly ReasonCode[]> = {
  keep: ['within-guidelines', 'settled', 'other'],
  act: ['patient-data', 'unkind', 'off-topic', 'wrong', 'advertising', 'other'],
};

interface Props {
  view: ReviewCase;
  decision: Decision;
  /** How many cases it is for. */
  count: number;
  canned: readonly CannedReason[];
  viewerId: string;
  isBusy: boolean;
  formRef: RefObject<HTMLFormElement | null>;
  onChoose: (decision: Decision) => void;
  /** What was written last here, before this form was shown, was for this decision. */
  onRestore: (decision: Decision) => void;
  onDecide: (decision: Omit<Decide, 'id'>) => void;
}

const isMild = (decision: Decision) => decision === 'keep' || decision === 'uphold' || decision === 'overturn';

/** What most reports say, or what the facts speak for. */
function usualReason({ suggestion, flagKinds, outcome }: ReviewCase, decision: Decision): ReasonCode {
  if (isMild(decision)) return 'within-guidelines';
  if (suggestion && !isMild(suggestion.decision)) return suggestion.reason;
  const most = [...flagKinds].sort((one, other) => other.count - one.count)[0];
  return most?.kind ?? outcome?.reason ?? 'other';
}

/** Decision, reason and words: all filled with what is usual, so that one key and Enter do. */
export function DecisionForm({ view, decision, count, canned, viewerId, isBusy, formRef, onChoose, onRestore, onDecide }: Props) {
  const [now] = useState(() => Date.now());
  const { written, write, keepNow } = useWritten(view.id, viewerId, onRestore);
  const { picked, typed, span = '7' } = written.by[decision] ?? {};
  const [error, setError] = useState<string>();
  const reason = picked ?? usualReason(view, decision);
  const ready = (code: ReasonCode) => canned.find((one) => one.for === decision && one.reason === code)?.words;
  const words = typed ?? ready(reason) ?? '';
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim().length < SHORTEST) return setError(t('decide.words.short'));
    setError(undefined);
    const until = span === '0' ? null : new Date(now + Number(span) * DAY_MS).toISOString();
    keepNow();
    onDecide({ decision, reason, words: words.trim(), ...(decision === 'suspend' ? { until } : {}) });
  };
  return (
    <form ref={formRef} className={css.form} aria-label={t('decide.title')} onSubmit={handleSubmit}>
      <fieldset className={css.decisions}>
        <legend>{t('decide.which')}</legend>
        {view.can.decide.map((one) => (
          <button
            key={one}
            type="button"
            className={css.decision}
            aria-pressed={one === decision}
            aria-keyshortcuts={KEY_OF[one]}
            data-tone={isMild(one) ? 'mild' : 'strict'}
            onClick={() => onChoose(one)}
          >
            {decisionWord(view.kind, one)} <kbd aria-hidden>{KEY_OF[one]}</kbd>
          </button>
        ))}
      </fieldset>
      {count > 1 && <Notice>{t('decide.many', { count })}</Notice>}
      <SelectField
        label={t('decide.reason')}
        options={(isMild(decision) ? codes.keep : codes.act).map((code) => ({ value: code, label: t(`flag.${code}`) }))}
        value={reason}
        onChange={(event) => write(decision, { picked: event.currentTarget.value as ReasonCode })}
      />
      {decision === 'suspend' && (
        <SelectField
          label={t('decide.until')}
          options={spans.map((days) => ({ value: String(days), label: t('decide.days', { days }) }))}
          value={span}
          onChange={(event) => write(decision, { span: event.currentTarget.value })}
        />
      )}
      <TextAreaField
        label={t(decision === 'keep' ? 'decide.words.keep' : 'decide.words')}
        error={error}
        rows={4}
        maxLength={LONGEST}
        dir="auto"
        value={words}
        onChange={(event) => write(decision, { picked: reason, typed: event.currentTarget.value })}
      />
      <Button type="submit" kind={isMild(decision) ? 'primary' : 'danger'} busy={isBusy}>
        {decisionWord(view.kind, decision)} <kbd>Enter</kbd>
      </Button>
    </form>
  );
}
