import type { Suspend, Suspension } from '@scholars-commons/shared/suspension';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ProblemError } from '../../../lib/api-client';
import { longDate } from '../../../lib/dates';
import { urls } from '../../../lib/urls';
import { FormDialog, STAY } from '../../../ui/form-dialog';
import { Notice } from '../../../ui/notice';
import { ReasonField } from '../../../ui/reason-field';
import { SelectField } from '../../../ui/select-field';
import { TextButton } from '../../../ui/text-button';
import { useReason } from '../../../ui/use-reason';
import css from './staff-card.module.css';
import { t } from './messages';

const DAY_MS = 86_400_000;
/** How long in days; 0 stands for without an end. */
const spans = [7, 30, 90, 365, 0] as const;
const AS_IT_IS = 'as-it-is';
/** A button pressed twice in one go was not read between. */
const READ_MS = 500;

interface Props {
  name: string;
  /** How it stands; null where nobody is suspended. */
  was: Suspension | null;
  onDo: (input: Suspend) => Promise<void>;
  onClose: () => void;
}

const isStale = (failure: unknown) => failure instanceof ProblemError && failure.problem.type === '/problems/stale';

/** For how long, and why, in words that the person reads; shown once more before it is done, as the letter goes out with it. */
export function SuspendDialog({ name, was, onDo, onClose }: Props) {
  // From one moment for all tries: sent again after a lost answer, it is the same suspension.
  const [now] = useState(() => Date.now());
  const [picked, setSpan] = useState<string>(was ? AS_IT_IS : String(spans[0]));
  // Somebody may have lifted it meanwhile.
  const span = !was && picked === AS_IT_IS ? String(spans[0]) : picked;
  const { reason, take, wordsOf } = useReason(was?.reason);
  // With the one that stood when it was shown: of another that comes meanwhile the api tells.
  const [sure, setSure] = useState<Suspend>();
  const askedAt = useRef(0);
  const untilOf = () => {
    if (was && span === AS_IT_IS) return was.until;
    return span === '0' ? null : new Date(now + Number(span) * DAY_MS).toISOString();
  };
  return (
    <FormDialog
      title={t('suspension.ask', { name })}
      act={t(sure ? 'suspension.do.now' : 'suspension.next')}
      isDangerous={sure !== undefined}
      lead={
        <p className={css.words}>
          {t('suspension.what', { name })} <Link {...urls.guidelines()}>{t('suspension.guidelines')}</Link>
        </p>
      }
      onSubmit={async () => {
        if (sure) return Date.now() - askedAt.current < READ_MS ? STAY : onDo(sure);
        const why = take();
        if (why === null) return STAY;
        setSure({ reason: why, until: untilOf(), was });
        askedAt.current = Date.now();
        return STAY;
      }}
      wordsOf={(failure) => {
        const words = wordsOf(failure);
        if (words === null || isStale(failure)) setSure(undefined);
        return words;
      }}
      onClose={onClose}
    >
      {sure && <Sure name={name} until={sure.until} reason={sure.reason} onChange={() => setSure(undefined)} />}
      {!sure && (
        <>
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
        </>
      )}
    </FormDialog>
  );
}

/** Who, until when and why, to be read before it is done. */
function Sure({ name, reason, until, onChange }: Omit<Suspend, 'was'> & { name: string; onChange: () => void }) {
  return (
    <Notice tone="attention">
      <div className={css.form}>
        <p>{until ? t('suspension.sure', { name, date: longDate(until) }) : t('suspension.sure.open', { name })}</p>
        <p dir="auto">{t('suspension.reason', { text: reason })}</p>
        <p>{t('suspension.sure.letter', { name })}</p>
        <TextButton onClick={onChange}>{t('suspension.sure.change')}</TextButton>
      </div>
    </Notice>
  );
}
