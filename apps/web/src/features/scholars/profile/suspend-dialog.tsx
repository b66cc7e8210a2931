import type { Suspend, Suspension } from '@scholars-commons/shared/suspension';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { urls } from '../../../lib/urls';
import { FormDialog, STAY } from '../../../ui/form-dialog';
import { ReasonField } from '../../../ui/reason-field';
import { SelectField } from '../../../ui/select-field';
import { useReason } from '../../../ui/use-reason';
import css from './staff-card.module.css';
import { t } from './messages';

const DAY_MS = 86_400_000;
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
  // From one moment for all tries: sent again after a lost answer, it is the same suspension.
  const [now] = useState(() => Date.now());
  const [span, setSpan] = useState<string>(was ? AS_IT_IS : String(spans[0]));
  const { reason, take, wordsOf } = useReason(was?.reason);
  const untilOf = () => {
    if (was && span === AS_IT_IS) return was.until;
    return span === '0' ? null : new Date(now + Number(span) * DAY_MS).toISOString();
  };
  return (
    <FormDialog
      title={t('suspension.ask', { name })}
      act={t('suspension.do.now')}
      isDangerous
      lead={
        <p className={css.words}>
          {t('suspension.what', { name })} <Link {...urls.guidelines()}>{t('suspension.guidelines')}</Link>
        </p>
      }
      onSubmit={async () => {
        const why = take();
        return why === null ? STAY : onDo({ reason: why, until: untilOf(), was });
      }}
      wordsOf={wordsOf}
      onClose={onClose}
    >
      <SelectField
        label={t('suspension.span')}
        options={[
          ...(was ? [{ value: AS_IT_IS, label: t('suspension.asItIs') }] : []),
          ...spans.map((days) => ({ value: String(days), label: t('suspension.days', { days }) })),
        ]}
        value={span}
        onChange={(event) => setSpan(event.currentTarget.value)}
      />
      <ReasonField reason={reason} label={t('suspension.reason.label')} hint={t('suspension.reason.hint')} />
    </FormDialog>
  );
}
