import { IconDeviceDesktop } from '@tabler/icons-react';
import type { OpenSession } from '@scholars-commons/shared/accounts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../../lib/announce';
import { longDate, relativeTime } from '../../lib/dates';
import { Button } from '../../ui/button';
import { Pill } from '../../ui/pill';
import { accountQueries, accountRequests } from './accounts.queries';
import { FormProblem } from './form-problem';
import { t } from './messages';
import css from './session-list.module.css';

/** One line a device; this one first. */
export function SessionList({ sessions }: { sessions: readonly OpenSession[] }) {
  const cache = useQueryClient();
  const { queryKey } = accountQueries.sessions();
  const end = useMutation({
    mutationFn: async (ended: readonly OpenSession[]) => {
      for (const { id } of ended) await accountRequests.endSession(id);
      return ended;
    },
    onSuccess: ([first, ...more]) =>
      announce(more.length || !first ? t('sessions.endedOthers') : t('sessions.ended', { device: first.device })),
    onSettled: () => cache.invalidateQueries({ queryKey }),
  });
  const others = sessions.filter(({ isCurrent }) => !isCurrent);
  const sorted = [...sessions.filter(({ isCurrent }) => isCurrent), ...others];

  return (
    <div className={css.sheet}>
      <FormProblem error={end.error} />
      <ul className={css.list}>
        {sorted.map((session) => (
          <li key={session.id} className={css.line}>
            <IconDeviceDesktop size={24} stroke={1.5} aria-hidden className={css.icon} />
            <div className={css.words}>
              <p className={css.device}>
                <span dir="auto">{session.device}</span> {session.isCurrent && <Pill tone="live">{t('sessions.current')}</Pill>}
              </p>
              <p className={css.times}>
                {t('sessions.since', { date: longDate(session.createdAt) })} ·{' '}
                {t('sessions.seen', { time: relativeTime(session.lastSeenAt) })}
              </p>
            </div>
            {!session.isCurrent && (
              <Button
                size="small"
                aria-label={t('sessions.end.label', { device: session.device })}
                disabled={end.isPending}
                onClick={() => end.mutate([session])}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length === 0 && <p className={css.times}>{t('sessions.only')}</p>}
      {others.length > 1 && (
        <Button busy={end.isPending} onClick={() => end.mutate(others)}>
          {t('sessions.endOthers')}
        </Button>
      )}
    </div>
  );
}
