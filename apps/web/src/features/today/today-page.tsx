import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLiveEvents } from '../../lib/live-client';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { useViewer } from '../accounts';
import { ProfileNudge } from '../scholars';
import { ColleaguesNews } from './colleagues-news';
import { greeting } from './greeting';
import { t } from './messages';
import { MyCohorts } from './my-cohorts';
import { NewColleagues } from './new-colleagues';
import { Professions } from './professions';
import { SinceWords } from './since-words';
import { Talk } from './talk';
import css from './today.module.css';
import { todayQueries } from './today.queries';
import { WhereTheyAre } from './where-they-are';

/** What waits for this viewer, who came, and where the people are. */
export function TodayPage() {
  const viewer = useViewer();
  const cache = useQueryClient();
  // As it was on arrival: a greeting that changes while one reads would be odd.
  const [hour] = useState(() => new Date().getHours());
  const query = useQuery(todayQueries.today());
  // What one reads elsewhere, in another tab or on another device, waits here no more.
  useLiveEvents({
    'me.changed': ({ read, caughtUp, unreadNotifications, profile }) => {
      if (read || caughtUp || profile || unreadNotifications !== undefined)
        void cache.invalidateQueries({ queryKey: todayQueries.today().queryKey });
    },
  });
  const today = query.data;
  return (
    <>
      <PageHeader tab={t('tab')} title={greeting(viewer.scholar.givenName, hour)} lead={today && <SinceWords today={today} />} />
      {query.isPending && <Skeleton shape="cards" lines={3} label={t('loading')} />}
      {query.isError && !today && <ProblemState error={query.error} onRetry={() => query.refetch()} />}
      {today && (
        <div className={css.columns}>
          <div className={css.main}>
            <Talk today={today} />
            <ColleaguesNews news={today.news} />
            <NewColleagues today={today} />
          </div>
          <div className={css.side}>
            <ProfileNudge scholarId={viewer.scholar.id} percent={today.profile.percent} next={today.profile.next} />
            <WhereTheyAre places={today.places} totals={today.totals} />
            <Professions professions={today.professions} />
            <MyCohorts cohorts={today.myCohorts} />
          </div>
        </div>
      )}
    </>
  );
}
