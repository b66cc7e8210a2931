import type { SessionView } from '@scholars-commons/shared/accounts';
import type { ReactionKind } from '@scholars-commons/shared/discussions';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { clockTime, shortDate } from '../../../lib/dates';
import { photoUrl } from '../../../lib/photo-url';
import { Button } from '../../../ui/button';
import type { ThreadCache } from '../cache/thread-cache';
import type { UnsentPost } from '../outbox/outbox';
import { PostCard } from '../posts/post-card';
import { UnsentCard } from '../posts/unsent-card';
import { t } from './messages';
import css from './post-list.module.css';
import type { ThreadWindow } from './thread-window';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The time where it was less than a day ago: a date alone would say "today" of the past. */
const sinceWords = (since: string) => (Date.now() - new Date(since).getTime() < DAY_MS ? clockTime(since) : shortDate(since));

const NONE: readonly ReactionKind[] = [];

interface Props {
  window: ThreadWindow;
  cache: ThreadCache;
  viewer: SessionView;
  listRef: RefObject<HTMLDivElement | null>;
  unsent: readonly UnsentPost[];
  marked: number | undefined;
  editing: string | undefined;
  /** Where the line "New since" stands; it stays there while the page does. */
  newFrom: { number: number; since: string | null } | undefined;
}

/** The posts of the window, what loads further ones, and my own that are on their way. */
export function PostList({ window, cache, viewer, listRef, unsent, marked, editing, newFrom }: Props) {
  const { thread, posts, mine } = cache;
  const newLine = newFrom && (newFrom.since ? t('unread.since', { date: sinceWords(newFrom.since) }) : t('unread.new'));
  return (
    <div className={css.sheet}>
      <FurtherPosts key={`before ${cache.previous}`} isWanted={cache.previous !== null} label={t('earlier')} load={window.loadBefore} />
      <div ref={listRef} role="feed" aria-label={t('list')}>
        {posts.map((post) => (
          <PostCard
            key={post.id}
            post={post}
            threadId={thread.id}
            slug={thread.slug}
            mine={mine[post.id] ?? NONE}
            rights={thread.postRights}
            isOwn={post.author.id === viewer.scholar.id}
            canReply={thread.can.reply}
            isMarked={marked === post.number}
            isEditing={editing === post.id}
            newLine={newFrom?.number === post.number ? newLine : undefined}
          />
        ))}
      </div>
      <FurtherPosts key={`after ${cache.next}`} isWanted={cache.next !== null} label={t('later')} load={window.loadAfter} />
      {unsent.map((post) => (
        <UnsentCard key={post.id} post={post} author={{ name: viewer.scholar.name, photo: photoUrl(viewer.scholar.photoId) }} />
      ))}
    </div>
  );
}

interface FurtherProps {
  isWanted: boolean;
  label: string;
  load: () => Promise<void>;
}

/** Loads by itself shortly before it comes into view, and by a button for those who come by keyboard or when it failed. */
function FurtherPosts({ isWanted, label, load }: FurtherProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const handleLoad = useCallback(async () => {
    setBusy(true);
    setFailed(false);
    try {
      await load();
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }, [load]);
  useEffect(() => {
    if (!isWanted || !place.current) return;
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && void handleLoad(), {
      rootMargin: '1200px 0px',
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isWanted, handleLoad]);
  if (!isWanted) return null;
  return (
    <div ref={place} className={css.further} data-screen-only>
      {isFailed && <p role="alert">{t('loadFailed')}</p>}
      <Button kind="quiet" size="small" busy={isBusy} onClick={() => void handleLoad()}>
        {isFailed ? t('again') : label}
      </Button>
    </div>
  );
}
