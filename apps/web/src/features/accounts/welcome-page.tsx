import { useQuery } from '@tanstack/react-query';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { t } from './messages';
import { useViewer } from './viewer';
import { WelcomeForm } from './welcome-form';
import { welcomeQueries } from './welcome.queries';

/** After the first sign-in: are the names right, and who may see what. Both can wait. */
export function WelcomePage() {
  const { scholar } = useViewer();
  const { data, error, refetch } = useQuery(welcomeQueries.own(scholar.id));
  return (
    <>
      <PageHeader title={t('welcome.title', { name: scholar.givenName })} lead={t('welcome.lead')} />
      {data ? (
        <WelcomeForm scholar={data} />
      ) : error ? (
        <ProblemState error={error} onRetry={() => refetch()} />
      ) : (
        <Skeleton shape="cards" lines={2} />
      )}
    </>
  );
}
