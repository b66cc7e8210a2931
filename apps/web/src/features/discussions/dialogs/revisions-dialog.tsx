import type { PostView } from '@scholars-commons/shared/discussions';
import { useQuery } from '@tanstack/react-query';
import { fullTime } from '../../../lib/dates';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ProblemState } from '../../../ui/problem-state';
import { Prose } from '../../../ui/prose';
import { Skeleton } from '../../../ui/skeleton';
import { discussionQueries } from '../discussions.queries';
import { DiffText } from '../posts/diff-text';
import css from './dialogs.module.css';
import { t } from './messages';

/** How a post came to say what it says, newest change first. */
export function RevisionsDialog({ post, onClose }: { post: PostView; onClose: () => void }) {
  const { data, error, refetch } = useQuery(discussionQueries.revisions(post));
  const items = data?.items ?? [];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('revisions.title', { number: post.number })}
      size="large"
      actions={<Button onClick={onClose}>{t('revisions.close')}</Button>}
    >
      {error && <ProblemState error={error} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton />}
      {data && items.length < 2 && <p>{t('revisions.none')}</p>}
      <ol className={css.revisions} reversed>
        {items.toReversed().map((revision, place) => {
          const former = items[items.length - 2 - place];
          return (
            <li key={revision.number}>
              <h3>{t(former ? 'revisions.later' : 'revisions.first', { date: fullTime(revision.at) })}</h3>
              {former ? <DiffText before={former.markdown} after={revision.markdown} /> : <Prose html={revision.html} size="body" />}
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}
