import type { Grant } from '@scholars-commons/shared/accounts';
import type { GrantsView } from '@scholars-commons/shared/grants';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../../lib/announce';
import { ProblemError } from '../../lib/api-client';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FormDialog, STAY } from '../../ui/form-dialog';
import { Notice } from '../../ui/notice';
import { ProblemState } from '../../ui/problem-state';
import { ReasonField } from '../../ui/reason-field';
import { Skeleton } from '../../ui/skeleton';
import { SwitchField } from '../../ui/switch-field';
import { useReason } from '../../ui/use-reason';
import { grantQueries, grantRequests } from './grants.queries';
import css from './grants.module.css';
import { t } from './messages';

const kinds = ['moderator', 'editor', 'registrar', 'admin'] as const satisfies readonly Grant[];

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
      actions={<Button onClick={onClose}>{t('dialog.close')}</Button>}
    >
      {error ? <ProblemState error={error} onRetry={() => refetch()} /> : <Skeleton lines={4} label={t('dialog.loading')} />}
    </Dialog>
  );
}

const kindsOf = (view: GrantsView): Grant[] => view.grants.map(({ kind }) => kind);

/** What stands now, where somebody else was first. */
const presentOf = (error: unknown): GrantsView | undefined =>
  error instanceof ProblemError && error.problem.type === '/problems/stale' ? (error.problem.current as GrantsView) : undefined;

function ChangeDialog({ view, onClose }: { view: GrantsView; onClose: () => void }) {
  const cache = useQueryClient();
  const [present, setPresent] = useState(view);
  const [grants, setGrants] = useState<readonly Grant[]>(kindsOf(view));
  const { reason, take, wordsOf } = useReason();
  const { name, id } = present.scholar;
  const was = kindsOf(present);
  const isGiving = grants.some((kind) => !was.includes(kind));
  const isSame = !isGiving && grants.length === was.length;

  const handleSubmit = async () => {
    if (isSame) return undefined;
    const why = take();
    if (why === null) return STAY;
    await grantRequests.change(id, { was, grants: [...grants], reason: why });
    announce(t('dialog.saved', { name }));
    await cache.invalidateQueries({ queryKey: grantQueries.holders().queryKey, exact: true });
    return undefined;
  };
  const showPresent = (error: unknown) => {
    const now = presentOf(error);
    if (!now) return wordsOf(error);
    setPresent(now);
    setGrants(kindsOf(now));
    return t('dialog.stale');
  };

  return (
    <FormDialog title={t('dialog.title', { name })} act={t('dialog.save')} onSubmit={handleSubmit} wordsOf={showPresent} onClose={onClose}>
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
      <ReasonField reason={reason} hint={t('dialog.reason.hint')} />
      {isGiving && <p className={css.since}>{t('dialog.signsInAnew')}</p>}
    </FormDialog>
  );
}
