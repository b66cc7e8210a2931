import type { Suspend } from '@scholars-commons/shared/suspension';
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

interface Props {
  name: string;
  onDo: (input: Suspend) => Promise<void>;
  onClose: () => void;
}

/** For how long, and why, in words that the person reads. */
export function SuspendDialog({ name, onDo, onClose }: Props) {
  const form = useId();
  const [days, setDays] = useState<number>(spans[0]);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<{ reason?: string | undefined; all?: string }>({});
  const [isBusy, setBusy] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const words = reason.trim().replace(/\s*\n\s*/g, ' ');
    if (words.length < SHORTEST) return setFault({ reason: t('suspension.reason.short') });
    setBusy(true);
    setFault({});
    try {
      await onDo({ reason: words, until: days === 0 ? null : new Date(Date.now() + days * DAY_MS).toISOString() });
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
          options={spans.map((span) => ({ value: String(span), label: t('suspension.days', { days: span }) }))}
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
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
