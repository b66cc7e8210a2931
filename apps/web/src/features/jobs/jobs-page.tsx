import type { JobsView } from '@scholars-commons/shared/jobs';
import { useQuery } from '@tanstack/react-query';
import { relativeTime } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { Again } from './again';
import { FailedList } from './failed-list';
import { jobQueries } from './jobs.queries';
import css from './jobs.module.css';
import { KindFigures } from './kind-figures';
import { t } from './messages';
import { RetryAll } from './retry-all';
import { useSettling } from './use-settling';

/** While something is on its way the page follows it; else it looks now and then. */
const SOON_MS = 2_000;
const LATER_MS = 30_000;
/** A letter waits for hours between its last tries: nobody need look every other second meanwhile. */
const isSoon = (at: string | null) => at !== null && Date.parse(at) - Date.now() < 60_000;
const isFresh = (at: string | null) => at !== null && Date.now() - Date.parse(at) < 60_000;
const isMoving = (view: JobsView | undefined) =>
  view?.queues.some(({ waiting, running, oldestAt }) => running > 0 || (waiting > 0 && isFresh(oldestAt))) ||
  view?.items.some(({ state, nextTryAt }) => state !== 'set-aside' && isSoon(nextTryAt));

/** `/desk/jobs`: what the server does after its answers, for admins: how much waits, and what was set aside. */
export function JobsPage() {
  const { data, error, refetch } = useQuery({
    ...jobQueries.all(),
    staleTime: 0,
    refetchInterval: ({ state }) => (isMoving(state.data) ? SOON_MS : LATER_MS),
  });
  const settling = useSettling();
  return (
    <div className={css.page}>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error && <ProblemState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton lines={8} label={t('loading')} />}
      {data && (
        <>
          <Totals view={data} />
          <section className={css.failed} aria-labelledby="what-failed">
            <h2 id="what-failed">{t('failed')}</h2>
            <RetryAll view={data} settling={settling} />
            <Again asked={settling.asked} view={data} />
            {data.items.length === 0 ? (
              <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>
            ) : (
              <FailedList items={data.items} settling={settling} />
            )}
            {data.failed > data.items.length && (
              <p className={css.quiet}>{t('failed.more', { shown: count(data.items.length), count: count(data.failed) })}</p>
            )}
          </section>
          <KindFigures queues={data.queues} />
        </>
      )}
    </div>
  );
}

/** All kinds together, in one line. */
function Totals({ view: { queues } }: { view: JobsView }) {
  const sum = (what: 'waiting' | 'running' | 'setAside') => queues.reduce((total, queue) => total + queue[what], 0);
  const oldest = queues.flatMap(({ oldestAt }) => oldestAt ?? []).sort()[0];
  return (
    <ul className={css.totals}>
      <li>{t('count.waiting', { count: sum('waiting') })}</li>
      <li>{t('count.running', { count: sum('running') })}</li>
      <li>{t('count.setAside', { count: sum('setAside') })}</li>
      {oldest && <li>{t('count.oldest', { age: relativeTime(oldest) })}</li>}
    </ul>
  );
}
