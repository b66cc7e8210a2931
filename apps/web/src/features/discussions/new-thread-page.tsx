import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { discussionQueries } from './discussions.queries';
import { t } from './threads/messages';
import { NewThreadForm } from './threads/new-thread-form';
import css from './threads/new-thread.module.css';

/** `/discussions/new?space=`: begin a thread. What is written is kept on this device until it is sent. */
export function NewThreadPage() {
  const { space: wanted } = useSearch({ from: '/inside/discussions/new' });
  const { data, error, refetch } = useQuery(discussionQueries.spaces());
  const spaces = data?.items.filter(({ can }) => can.start);
  return (
    <div className={css.page}>
      <PageHeader title={t('start.title')} lead={t('start.lead')} above={<Link {...urls.discussions()}>{t('space.in')}</Link>} />
      {error && !data && <ProblemState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton />}
      {spaces?.length === 0 && (
        <EmptyState title={t('start.none.title')} action={<LinkButton {...urls.discussions()}>{t('space.in')}</LinkButton>}>
          {t('start.none.words')}
        </EmptyState>
      )}
      {spaces && spaces.length > 0 && <NewThreadForm spaces={spaces} wanted={wanted} />}
    </div>
  );
}
