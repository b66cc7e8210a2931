import { useQuery } from '@tanstack/react-query';
import { discussionRequests } from '../discussions.queries';
import { ProblemState } from '../../../ui/problem-state';
import { Prose } from '../../../ui/prose';
import { Skeleton } from '../../../ui/skeleton';
import css from './markdown-field.module.css';
import { t } from './messages';

/** The words as the api will show them. */
export function Preview({ markdown }: { markdown: string }) {
  const isEmpty = markdown.trim() === '';
  const { data, error, refetch } = useQuery({
    queryKey: ['preview', markdown],
    queryFn: ({ signal }) => discussionRequests.preview(markdown, signal),
    enabled: !isEmpty,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <section className={css.preview} aria-label={t('write.preview')}>
      {isEmpty && <p className={css.keys}>{t('write.empty')}</p>}
      {error && <ProblemState error={error} onRetry={() => refetch()} />}
      {data && !isEmpty && <Prose html={data.html} />}
      {!data && !error && !isEmpty && <Skeleton lines={2} />}
    </section>
  );
}
