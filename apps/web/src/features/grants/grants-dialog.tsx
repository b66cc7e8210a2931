import type { Grant } from '@scholars-commons/shared/accounts';
import type { GrantsView } from '@scholars-commons/shared/grants';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { announce } from '../../lib/announce';
import { ProblemError } from '../../lib/api-client';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextAreaField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { ProblemState } from '../../ui/problem-state';
import { problemWords } from '../../ui/problem-words';
import { Skeleton } from '../../ui/skeleton';
import { SwitchField } from '../../ui/switch-field';
import { grantQueries, grantRequests } from './grants.queries';
import css from './grants.module.css';
import { t } from './messages';

const kinds = ['moderator', 'editor', 'registrar', 'admin'] as const satisfies readonly Grant[];
const SHORTEST = 3;
const LONGEST = 500;

interface Props {
  scholar: { id: string; name: string };
  onClose: () => void;
}

/** What one person may do as staff, as it stands now. */
export function GrantsDialog({ scholar, onClose }: Props) {
  const { data, error, refetch } = useQuery(grantQueries.of(scholar.id));
  if (data) return <ChangeDialog view={data} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('dialog.title', { name: scholar.name })}
      size="medium"
      actions={<Button onClick={onClose}>{t('dialog.cancel')}</Button>}
    >
      {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} label={t('dialog.loading')} />}
    </Dialog>
  );
}

const kindsOf = (view: GrantsView): Grant[] => view.grants.map(({ kind }) => kind);

/** What stands now, where somebody else was first. */
const presentOf = (error: unknown): GrantsView | undefined =>
  error instanceof ProblemError && error.problem.type === '/problems/stale' ? (error.problem.current as GrantsView) : undefined;

function ChangeDialog({ view, onClose }: { view: GrantsView; onClose: () => void }) {
  const cache = useQueryClient();
  const form = useId();
  const [present, setPresent] = useState(view);
  const [grants, setGrants] = useState<readonly Grant[]>(kindsOf(view));
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<{ reason?: string; all?: string }>({});
  const [isBusy, setBusy] = useState(false);
  const { name, id } = present.scholar;
  const was = kindsOf(present);
  const isGiving = grants.some((kind) => !was.includes(kind));
  const isSame = !isGiving && grants.length === was.length;

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSame) return onClose();
    if (reason.trim().length < SHORTEST) return setFault({ reason: t('dialog.reason.short') });
    setBusy(true);
    setFault({});
    try {
      await grantRequests.change(id, { was, grants: [...grants], reason: reason.trim().replace(/\s*\n\s*/g, ' ') });
      announce(t('dialog.saved', { name }));
      await cache.invalidateQueries({ queryKey: grantQueries.holders().queryKey, exact: true });
      onClose();
    } catch (problem) {
      const now = presentOf(problem);
      if (now) {
        setPresent(now);
        setGrants(kindsOf(now));
      }
      setFault({ all: now ? t('dialog.stale') : problemWords(problem).detail });
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('dialog.title', { name })}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button type="submit" form={form} kind="primary" busy={isBusy}>
            {t('dialog.save')}
          </Button>
        </>
      }
    >
      <form id={form} className={css.form} onSubmit={(event) => void handleSubmit(event)}>
        {fault.all && <Notice tone="danger">{fault.all}</Notice>}
        {!present.canSignIn && <Notice tone="attention">{t('dialog.cannotSignIn')}</Notice>}
        {present.isLastAdmin && <Notice>{t('dialog.lastAdmin')}</Notice>}
        <fieldset className={css.kinds}>
          <legend>{t('dialog.legend')}</legend>
          {kinds.map((kind) => (
            <SwitchField
              key={kind}
              label={t(kind)}
              hint={t(`${kind}.words`)}
              checked={grants.includes(kind)}
              onChange={(on) => setGrants(on ? [...grants, kind] : grants.filter((one) => one !== kind))}
            />
          ))}
        </fieldset>
        <TextAreaField
          label={t('dialog.reason')}
          hint={t('dialog.reason.hint')}
          error={fault.reason}
          rows={2}
          maxLength={LONGEST}
          dir="auto"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {isGiving && <p className={css.since}>{t('dialog.signsInAnew')}</p>}
      </form>
    </Dialog>
  );
}
