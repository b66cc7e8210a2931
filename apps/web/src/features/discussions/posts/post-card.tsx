import type { PostRights, PostView, ReactionKind } from '@scholars-commons/shared/discussions';
import { Link } from '@tanstack/react-router';
import { memo, Suspense } from 'react';
import { fullTime } from '../../../lib/dates';
import { photoUrl } from '../../../lib/photo-url';
import { rich } from '../../../lib/rich-text';
import { urls } from '../../../lib/urls';
import { Avatar } from '../../../ui/avatar';
import { lazyPart } from '../../../ui/lazy-part';
import { Pill } from '../../../ui/pill';
import { Prose } from '../../../ui/prose';
import { Skeleton } from '../../../ui/skeleton';
import { Time } from '../../../ui/time';
import { t } from './messages';
import { usePostActs } from './post-acts';
import { PostActions } from './post-actions';
import { rightsOn } from './rights-on';
import css from './post-card.module.css';
import { PostStub } from './post-stub';

const PostEditor = lazyPart(async () => (await import('./post-editor')).PostEditor);

interface Props {
  post: PostView;
  threadId: string;
  slug: string;
  mine: readonly ReactionKind[];
  rights: PostRights;
  isOwn: boolean;
  canReply: boolean;
  isMarked: boolean;
  isEditing: boolean;
  /** "New since 3 May", above the first post that is unread. */
  newLine: string | undefined;
}

/** One post of a thread. Drawn anew only when something of it changes: a thread may hold thousands. */
export const PostCard = memo(function PostCard({
  post,
  threadId,
  slug,
  mine,
  rights,
  isOwn,
  canReply,
  isMarked,
  isEditing,
  newLine,
}: Props) {
  const acts = usePostActs();
  const { author, number, replyTo } = post;
  const thread = { id: threadId, slug };
  const granted = rightsOn(post, rights, isOwn);
  return (
    <article
      id={`post-${number}`}
      className={css.post}
      data-number={number}
      data-marked={isMarked}
      data-removed={post.removed ? true : undefined}
      tabIndex={-1}
      aria-label={t('label', { number, name: author.name })}
    >
      {newLine && (
        <p className={css.newLine}>
          <span>{newLine}</span>
        </p>
      )}
      <header className={css.head}>
        <Avatar name={author.name} src={photoUrl(author.photoId)} size={40} />
        <div className={css.who}>
          <p className={css.author}>
            <Link {...urls.scholar(author.id)} className={css.name}>
              <bdi>{author.name}</bdi>
            </Link>
            {author.credentials && <span className={css.credentials}>{author.credentials}</span>}
            {author.isStaff && <Pill tone="identity">{t('staff')}</Pill>}
          </p>
          <p className={css.meta}>
            <Link
              {...urls.thread(thread, number)}
              className={css.permalink}
              aria-label={t('permalink', { number, date: fullTime(post.createdAt) })}
            >
              <Time at={post.createdAt} /> · #{number}
            </Link>
            {post.editedAt && (
              <button
                type="button"
                className={css.edited}
                aria-label={t('edited.label', { date: fullTime(post.editedAt) })}
                onClick={() => acts.showRevisions(post)}
              >
                {t('edited')}
              </button>
            )}
          </p>
        </div>
      </header>
      {replyTo && (
        <p className={css.answers}>
          <Link {...urls.thread(thread, replyTo.number)} onClick={() => acts.show(replyTo.number)}>
            {rich(t('answers', { name: replyTo.authorName, number: replyTo.number }), { name: (words) => <bdi>{words}</bdi> })}
          </Link>
        </p>
      )}
      {post.removed ? (
        <PostStub post={post} removed={post.removed} rights={rights} isOwn={isOwn} />
      ) : isEditing ? (
        <Suspense fallback={<Skeleton />}>
          <PostEditor post={post} />
        </Suspense>
      ) : (
        <>
          <Prose html={post.html} />
          <PostActions post={post} mine={mine} rights={granted} isOwn={isOwn} canReply={canReply} />
        </>
      )}
    </article>
  );
});
