import { useParams, useSearch } from '@tanstack/react-router';
import { PageTitle } from '../../ui/page-title';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { t } from './thread/messages';
import { ThreadView } from './thread/thread-view';
import { useThread } from './thread/use-thread';

/** `/threads/:id/:slug?post=` */
export function ThreadPage() {
  const { threadId } = useParams({ from: '/inside/threads/$threadId/$slug' });
  const { post } = useSearch({ from: '/inside/threads/$threadId/$slug' });
  return <ThreadAt key={threadId} threadId={threadId} wanted={post} />;
}

function ThreadAt({ threadId, wanted }: { threadId: string; wanted: number | undefined }) {
  const { data, error, refetch, window } = useThread(threadId, wanted);
  if (data) return <ThreadView window={window} cache={data} wanted={wanted} />;
  return (
    <>
      <PageTitle className={error ? '' : 'visually-hidden'}>{t('problem')}</PageTitle>
      {error ? <ProblemState error={error} onRetry={() => refetch()} /> : <Skeleton lines={4} shape="cards" label={t('loading')} />}
    </>
  );
}
