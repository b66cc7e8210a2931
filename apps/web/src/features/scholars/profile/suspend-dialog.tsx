import type { Suspend, Suspension } from '@scholars-commons/shared/suspension';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { ProblemError } from '../../../lib/api-client';
import { urls } from '../../../lib/urls';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { problemWords } from '../../../ui/problem-words';
import { SelectField } from '../../../ui/select-field';
import css from './staff-card.module.css';
import { t } from './messages';

const DAY_MS = 86_400_000;
const SHORTEST = 3;
const LONGEST = 500;
/** How long in days; 0 stands for without an end. */
const spans = [7, 30, 90, 365, 0] as const;
const AS_IT_IS = 'as-it-is';

interface Props {
  name: string;
  /** How it stands; null where nobody is suspended. */
  was: Suspension | null;
  onDo: (input: Suspend) => Promise<void>;
  onClose: () => void;
}

/** For how long, and why, in words that the person reads. */
export function SuspendDialog({ name, was, onDo, onClose }: Props) {
  const form = useId();
  // From one moment for all tries: sent again after a lost answer, it is the same suspension.
  const [now] = useState(() => Date.now());
  const [span, setSpan] = useState<string>(was ? AS_IT_IS : String(spans[0]));
  const [reason, setReason] = useState(was?.reason ?? '');
  const [fault, setFault] = useState<{ reason?: string | undefined; all?: string }>({});
  const [isBusy, setBusy] = useState(false);
  const untilOf = () => {
    if (was && span === AS_IT_IS) return was.until;
    return span === '0' ? null : new Date(now + Number(span) * DAY_MS).toISOString();
  };
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const words = reason.trim().replace(/\s*\n\s*/g, ' ');
    if (words.length < SHORTEST) return setFault({ reason: t('suspension.reason.short') });
    setBusy(true);
    setFault({});
    try {
      await onDo({ reason: words, until: untilOf(), was });
      onClose();
    } catch (error) {
      const pointed = error instanceof ProblemError ? error.pointers['/reason'] : undefined;
      setFault(pointed ? { reason: pointed } : { all: problemWords(error).detail });
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('suspension.ask', { name })}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>{t('suspension.cancel')}</Button>
          <Button type="submit" form={form} kind="danger" busy={isBusy}>
            {t('suspension.do.now')}
          </Button>
        </>
      }
    >
      <p className={css.words}>
        {t('suspension.what', { name })} <Link {...urls.guidelines()}>{t('suspension.guidelines')}</Link>
      </p>
      <form id={form} className={css.fields} onSubmit={(event) => void handleSubmit(event)}>
        {fault.all && <Notice tone="danger">{fault.all}</Notice>}
        <SelectField
          label={t('suspension.span')}
          options={[
            ...(was ? [{ value: AS_IT_IS, label: t('suspension.asItIs') }] : []),
            ...spans.map((days) => ({ value: String(days), label: t('suspension.days', { days }) })),
          ]}
          value={span}
          onChange={(event) => setSpan(event.currentTarget.value)}
        />
        <TextAreaField
          label={t('suspension.reason.label')}
          hint={t('suspension.reason.hint')}
          error={fault.reason}
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
