import type { SuspensionView } from '@scholars-commons/shared/suspension';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { announce } from '../../../lib/announce';
import { api, ProblemError } from '../../../lib/api-client';
import { focusHeadingAbove } from '../../../lib/page-focus';
import { longDate } from '../../../lib/dates';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Notice } from '../../../ui/notice';
import { problemWords } from '../../../ui/problem-words';
import { scholarQueries } from '../scholars.queries';
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
  const place = useRef<HTMLDivElement>(null);
  const keep = (view: SuspensionView) => {
    cache.setQueryData(queryKey, view);
    // The mark beside the name follows.
    void cache.invalidateQueries({ queryKey: scholarQueries.scholar(scholarId).queryKey });
  };
  const lift = useMutation({
    mutationFn: () => api.delete<SuspensionView>(pathOf(scholarId)),
    onSuccess: (view) => {
      // The button that was pressed goes.
      if (place.current) focusHeadingAbove(place.current);
      keep(view);
      announce(t('suspension.lifted', { name }));
    },
  });
  /** Somebody else was first: how it stands now is shown, and said. */
  const keepPresent = (error: unknown): never => {
    if (error instanceof ProblemError && error.problem.type === '/problems/stale') keep(error.problem.current as SuspensionView);
    throw error;
  };
  if (!data || (!data.suspension && !data.can.suspend)) return null;
  const { suspension, can } = data;
  return (
    <Card title={t('suspension.title')} data-screen-only>
      <div ref={place} className={css.form}>
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
          was={suspension}
          onDo={async (input) => {
            keep(await api.put<SuspensionView>(pathOf(scholarId), input).catch(keepPresent));
            announce(t('suspension.done', { name }));
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
