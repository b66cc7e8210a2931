import { useQuery } from '@tanstack/react-query';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { accountQueries } from './accounts.queries';
import { t } from './messages';
import { SessionList } from './session-list';

/** Where I am signed in, and a way to end what I do not know. */
export function SessionsPage() {
  const { data, error, refetch } = useQuery(accountQueries.sessions());
  return (
    <>
      <PageHeader title={t('sessions.title')} lead={t('sessions.lead')} />
      {data ? (
        <SessionList sessions={data.items} />
      ) : error ? (
        <ProblemState error={error} onRetry={() => refetch()} />
      ) : (
        <Skeleton shape="people" />
      )}
    </>
  );
}
