import type { CannedReason } from '@scholars-commons/shared/review';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { announce } from '../../lib/announce';
import { ProblemError } from '../../lib/api-client';
import { urls } from '../../lib/urls';
import { Button } from '../../ui/button';
import { TextAreaField, TextField } from '../../ui/field';
import { FormDialog, STAY } from '../../ui/form-dialog';
import { PageHeader } from '../../ui/page-header';
import { Pill } from '../../ui/pill';
import { ProblemState } from '../../ui/problem-state';
import { problemWords } from '../../ui/problem-words';
import { Skeleton } from '../../ui/skeleton';
import css from './canned.module.css';
import { t } from './messages';
import { reviewQueries, reviewRequests } from './review.queries';

const uses = ['keep', 'remove', 'remove-and-warn', 'suspend', 'return', 'decline'] as const satisfies readonly CannedReason['for'][];

/** `/desk/reasons`: ready sentences for decisions, changed for everybody. */
export function CannedPage() {
  const { data, error, refetch } = useQuery(reviewQueries.canned());
  const [changing, setChanging] = useState<CannedReason>();
  return (
    <div className={css.page}>
      <PageHeader title={t('canned.title')} lead={t('canned.lead')} above={<Link {...urls.review()}>{t('title')}</Link>} />
      {error && !data && <ProblemState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton lines={8} label={t('canned.loading')} />}
      {data &&
        uses.map((use) => {
          const items = data.items.filter((one) => one.for === use);
          const heading = t('canned.list', { what: t(`canned.for.${use}`) });
          if (items.length === 0) return null;
          return (
            <section key={use}>
              <h2 className={css.heading}>{heading}</h2>
              <ul className={css.list} aria-label={heading}>
                {items.map((one) => (
                  <li key={one.id} className={css.item}>
                    <div className={css.words}>
                      <p className={css.label}>
                        <b dir="auto">{one.label}</b> <Pill>{t(`flag.${one.reason}`)}</Pill>
                      </p>
                      <p dir="auto">{one.words}</p>
                    </div>
                    {one.can.edit && (
                      <Button size="small" aria-label={t('canned.edit.label', { label: one.label })} onClick={() => setChanging(one)}>
                        {t('canned.edit')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      {changing && <ChangeDialog reason={changing} onClose={() => setChanging(undefined)} />}
    </div>
  );
}

const SHORTEST = 3;

function ChangeDialog({ reason, onClose }: { reason: CannedReason; onClose: () => void }) {
  const cache = useQueryClient();
  const [present, setPresent] = useState(reason);
  const [label, setLabel] = useState(reason.label);
  const [words, setWords] = useState(reason.words);
  const [errors, setErrors] = useState<{ label?: string; words?: string }>({});
  const refresh = () => cache.invalidateQueries({ queryKey: reviewQueries.canned().queryKey });
  const handleSubmit = async () => {
    const wrong = {
      ...(label.trim().length < SHORTEST ? { label: t('canned.label.short') } : {}),
      ...(words.trim().length < SHORTEST ? { words: t('decide.words.short') } : {}),
    };
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return STAY;
    await reviewRequests.changeCanned(reason.id, { version: present.version, label: label.trim(), words: words.trim() });
    announce(t('canned.saved'));
    await refresh();
    return undefined;
  };
  const wordsOf = (failure: unknown) => {
    const now =
      failure instanceof ProblemError && failure.status === 409 ? (failure.problem.current as CannedReason | undefined) : undefined;
    if (now) {
      setPresent(now);
      void refresh();
      return `${t('canned.stale')} “${now.words}”`;
    }
    return problemWords(failure).detail;
  };
  return (
    <FormDialog title={t('canned.edit.title')} act={t('canned.save')} onSubmit={handleSubmit} wordsOf={wordsOf} onClose={onClose}>
      <TextField
        label={t('canned.label')}
        error={errors.label}
        maxLength={80}
        dir="auto"
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <TextAreaField
        label={t('canned.words')}
        error={errors.words}
        rows={4}
        maxLength={1_000}
        dir="auto"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
