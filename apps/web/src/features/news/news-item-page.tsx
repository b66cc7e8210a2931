import type { NewsItem } from '@scholars-commons/shared/news';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ProblemError } from '../../lib/api-client';
import { urls } from '../../lib/urls';
import { LinkButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { useViewer } from '../accounts';
import { ReportButton } from '../review';
import { Congratulations } from './congratulations';
import { t } from './messages';
import { NewsCards } from './news-cards';
import { NewsWords } from './news-item';
import css from './news-item.module.css';
import { newsQueries } from './news.queries';
import { Standing } from './standing';

/** `/news/$newsId`: one news item, the people in it, and who is glad with them. */
export function NewsItemPage() {
  const { newsId } = useParams({ from: '/inside/news/$newsId' });
  const { data: item, error, refetch } = useQuery(newsQueries.item(newsId));
  // Taken back while it was open: what is gone is not shown on.
  const isGone = error instanceof ProblemError && error.status === 404;
  return (
    <>
      <p className={css.up} data-screen-only>
        <Link {...urls.news()} activeOptions={{ exact: true }}>
          {t('item.up')}
        </Link>
      </p>
      {(isGone || !item) && <PageHeader title={t(isGone ? 'item.gone.title' : 'item.pending')} />}
      {isGone && (
        <EmptyState title={t('item.gone.title')} action={<LinkButton {...urls.news()}>{t('item.gone.do')}</LinkButton>}>
          {t('item.gone.detail')}
        </EmptyState>
      )}
      {!isGone && !item && error && <ProblemState error={error} onRetry={() => refetch()} />}
      {!item && !error && <Skeleton shape="cards" lines={3} label={t('item.loading')} />}
      {item && !isGone && <ItemColumns item={item} />}
    </>
  );
}

function ItemColumns({ item }: { item: NewsItem }) {
  const viewer = useViewer();
  const { id, submissionId, submitter, related, can } = item;
  return (
    <div className={css.columns}>
      <div className={css.main}>
        <NewsWords item={item}>
          <Standing item={item} />
          <Congratulations item={item} />
          {submissionId && (
            <p className={css.quiet} data-screen-only>
              <Link {...urls.mySubmission(submissionId)}>
                {t(submitter.id === viewer.scholar.id ? 'item.toSubmission' : 'item.toSubmission.editor')}
              </Link>
            </p>
          )}
          {can.flag && <ReportButton thing="news" id={id} />}
        </NewsWords>
      </div>
      {related.length > 0 && (
        <div className={css.side} data-screen-only>
          <Card title={t('item.related')}>
            <NewsCards cards={related} label={t('item.related')} level={3} isBrief />
          </Card>
        </div>
      )}
    </div>
  );
}
