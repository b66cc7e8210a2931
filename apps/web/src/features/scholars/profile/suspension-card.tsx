import type { SuspensionView } from '@scholars-commons/shared/suspension';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../../../lib/announce';
import { api } from '../../../lib/api-client';
import { longDate } from '../../../lib/dates';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Notice } from '../../../ui/notice';
import { problemWords } from '../../../ui/problem-words';
import css from './staff-card.module.css';
import { t } from './messages';
import { SuspendDialog } from './suspend-dialog';

const pathOf = (scholarId: string) => `/api/scholars/${scholarId}/suspension`;

/** For those who judge: whether somebody is suspended, and the way to do or undo it. Nothing where it is not theirs to do. */
export function SuspensionCard({ scholarId, name }: { scholarId: string; name: string }) {
  const cache = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const queryKey = ['scholars', 'suspension', scholarId] as const;
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => api.get<SuspensionView>(pathOf(scholarId), { signal }), staleTime: 0 });
  const keep = (view: SuspensionView) => cache.setQueryData(queryKey, view);
  const lift = useMutation({
    mutationFn: () => api.delete<SuspensionView>(pathOf(scholarId)),
    onSuccess: (view) => {
      keep(view);
      announce(t('suspension.lifted', { name }));
    },
  });
  if (!data || (!data.suspension && !data.can.suspend)) return null;
  const { suspension, can } = data;
  return (
    <Card title={t('suspension.title')} data-screen-only>
      <div className={css.form}>
        {suspension ? (
          <>
            <p>{suspension.until ? t('suspension.until', { name, date: longDate(suspension.until) }) : t('suspension.open', { name })}</p>
            <p className={css.words} dir="auto">
              {t('suspension.reason', { text: suspension.reason })}
            </p>
          </>
        ) : (
          <p className={css.words}>{t('suspension.detail')}</p>
        )}
        {lift.isError && <Notice tone="danger">{problemWords(lift.error).detail}</Notice>}
        {can.lift && (
          <Button busy={lift.isPending} onClick={() => lift.mutate()}>
            {t('suspension.lift')}
          </Button>
        )}
        {can.suspend && <Button onClick={() => setAsking(true)}>{t(suspension ? 'suspension.change' : 'suspension.do')}</Button>}
      </div>
      {isAsking && (
        <SuspendDialog
          name={name}
          onDo={async (input) => {
            keep(await api.put<SuspensionView>(pathOf(scholarId), input));
            announce(t('suspension.done', { name }));
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
