import type { PostRights, PostView } from '@scholars-commons/shared/discussions';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../ui/button';
import { ProblemState } from '../../../ui/problem-state';
import { Prose } from '../../../ui/prose';
import { Skeleton } from '../../../ui/skeleton';
import { Time } from '../../../ui/time';
import { discussionQueries } from '../discussions.queries';
import { t } from './messages';
import { usePostActs } from './post-acts';
import css from './post-stub.module.css';

/** How often a page asks whether the reason may be read by now: half a minute after the removal. */
const ASK_AGAIN_MS = 10_000;
const MOST_TIMES = 12;

interface Props {
  post: PostView;
  removed: NonNullable<PostView['removed']>;
  rights: PostRights;
  isOwn: boolean;
}

const wordsOf = (by: 'author' | 'moderator', isOwn: boolean) => {
  if (by === 'author') return t(isOwn ? 'removed.ownSelf' : 'removed.author');
  return t(isOwn ? 'removed.own' : 'removed.moderator');
};

/** What is left of a removed post: who removed it, and for those who may, why, what it said, and the way back. */
export function PostStub({ post, removed, rights, isOwn }: Props) {
  const acts = usePostActs();
  const granted = isOwn ? rights.own : rights.others;
  const isMyRemoval = removed.by === 'author' && isOwn;
  // Nobody judges his own: what another moderator removed is brought back by others.
  const canRestore = isMyRemoval ? rights.own.restore : removed.by === 'moderator' && !isOwn && rights.others.restore;
  // Its author reads at once why; a moderator asks for it.
  const [isShown, setShown] = useState(isOwn && removed.by === 'moderator');
  return (
    <div className={css.stub}>
      <p>
        {wordsOf(removed.by, isOwn)} · <Time at={removed.at} />
      </p>
      <div className={css.acts} data-screen-only>
        {granted.readRemoved && !isMyRemoval && (
          <Button size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {t(isShown ? 'removed.hide' : 'removed.show')}
          </Button>
        )}
        {canRestore && (
          <Button size="small" onClick={() => acts.restore(post)}>
            {t(isMyRemoval ? 'removed.undo' : 'removed.restore')}
          </Button>
        )}
      </div>
      {isShown && granted.readRemoved && <RemovedWords post={post} isOwn={isOwn} />}
    </div>
  );
}

function RemovedWords({ post, isOwn }: { post: PostView; isOwn: boolean }) {
  const { data, error, refetch } = useQuery({
    ...discussionQueries.source(post),
    refetchInterval: ({ state }) => (state.data?.isReasonDue && state.dataUpdateCount < MOST_TIMES ? ASK_AGAIN_MS : false),
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton lines={2} />;
  return (
    <div className={css.words}>
      {post.removed?.by === 'moderator' && (
        <p dir="auto" role="status">
          {data.removedReason
            ? t('removed.why', { reason: data.removedReason })
            : t(data.isReasonDue ? 'removed.whyLater' : 'removed.noWhy')}
        </p>
      )}
      {isOwn && <p className={css.hint}>{t('removed.keeps')}</p>}
      <Prose html={data.html} size="body" />
    </div>
  );
}
