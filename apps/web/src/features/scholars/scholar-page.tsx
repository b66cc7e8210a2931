import type { ScholarView } from '@scholars-commons/shared/scholars';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLiveEvents } from '../../lib/live-client';
import { urls } from '../../lib/urls';
import { PageTitle } from '../../ui/page-title';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { useViewer } from '../accounts';
import { editBlocks } from './edit/blocks';
import { EditingProvider } from './edit/editing';
import { t } from './profile/messages';
import { Profile } from './profile/profile';
import css from './profile/profile.module.css';
import { scholarQueries } from './scholars.queries';

/** One scholar. Whoever may edit it edits it here, in place. */
export function ScholarPage() {
  const { scholarId } = useParams({ from: '/inside/people/$scholarId' });
  const { as, edit } = useSearch({ from: '/inside/people/$scholarId' });
  const viewer = useViewer();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery(scholarQueries.scholar(scholarId, as));
  // Saved in another tab or on another device.
  useLiveEvents({
    'me.changed': ({ profile }) => {
      if (profile?.scholarId === scholarId) void cache.invalidateQueries({ queryKey: ['scholars', 'one', scholarId] });
    },
  });
  const view = query.data;
  const isShown = view !== undefined;
  // An order for this arrival only: the block stays open, the address is the page's own again.
  useEffect(() => {
    if (edit && isShown) void navigate({ ...urls.scholar(scholarId, as ? { as } : {}), replace: true, resetScroll: false });
  }, [edit, isShown, as, scholarId, navigate]);
  const isEditing = (one: ScholarView) => one.can.edit && one.own !== null && !as;
  return (
    <>
      <p className={css.up} data-screen-only>
        <Link {...urls.people()}>{t('up')}</Link>
      </p>
      {!view && (
        <>
          <PageTitle tab={t('title.pending')} className="visually-hidden">
            {t('title.pending')}
          </PageTitle>
          {query.isPending ? (
            <Skeleton shape="cards" lines={3} label={t('loading')} />
          ) : (
            <ProblemState error={query.error} onRetry={() => query.refetch()} />
          )}
        </>
      )}
      {view &&
        (isEditing(view) ? (
          <EditingProvider key={view.id} view={view} first={editBlocks.find((block) => block === edit)}>
            <Profile view={view} isMine={viewer.scholar.id === scholarId} as={as} />
          </EditingProvider>
        ) : (
          <Profile view={view} isMine={viewer.scholar.id === scholarId} as={as} />
        ))}
    </>
  );
}
