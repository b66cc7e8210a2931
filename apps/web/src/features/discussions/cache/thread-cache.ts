import type { PostPage, PostView, ReactionKind, ReadMarkerView, ThreadPublic, ThreadView } from '@scholars-commons/shared/discussions';

/** What a thread page holds: the thread and one window of its posts without holes, kept true by live events. */
export interface ThreadCache {
  thread: ThreadView;
  /** By number, each following the other. */
  posts: readonly PostView[];
  /** My reactions, by post. A post that many read carries none of them. */
  mine: Readonly<Record<string, readonly ReactionKind[]>>;
  /** The numbers to give as `after` and `before`; null where the window reaches the end of the thread. */
  next: number | null;
  previous: number | null;
  /** Every change up to here is in. */
  seq: number;
  /** The highest change that was heard of; while it is above `seq`, the page asks for what lies between. */
  heard: number;
  /** Too much was missed to be sent one by one: the window is to be loaded anew. */
  isOutdated: boolean;
}

/** A first page with its thread. */
export function openThread(page: PostPage, thread: ThreadView): ThreadCache {
  const { items, next, previous, mine } = page;
  return { thread, posts: items, mine, next, previous, seq: thread.seq, heard: thread.seq, isOutdated: false };
}

/** A window elsewhere in the same thread, in place of the one held. */
export function reopenThread(held: ThreadCache, page: PostPage, thread: ThreadView): ThreadCache {
  return { ...openThread(page, thread), heard: Math.max(held.heard, thread.seq) };
}

export const isBehind = (cache: ThreadCache): boolean => cache.heard > cache.seq;
export const firstNumber = (cache: ThreadCache): number => cache.posts[0]?.number ?? 1;
export const lastNumber = (cache: ThreadCache): number => cache.posts.at(-1)?.number ?? 0;
export const holds = (cache: ThreadCache, number: number): boolean =>
  cache.posts.length > 0 && number >= firstNumber(cache) && number <= lastNumber(cache);

const newer = (held: PostView | undefined, other: PostView) => (held && held.changedSeq >= other.changedSeq ? held : other);

/**
 * Puts a further page before or after the window. `askedAt`: the `seq` held when the page was asked for. If changes
 * came in meanwhile, the page may have been read before them: the changes since then are to be asked once more.
 */
export function mergePage(cache: ThreadCache, page: PostPage, side: 'before' | 'after', askedAt: number): ThreadCache {
  const touches =
    (page.items[0]?.number ?? 0) <= lastNumber(cache) + 1 && (page.items.at(-1)?.number ?? Infinity) >= firstNumber(cache) - 1;
  // The reader has jumped elsewhere meanwhile.
  if (!touches) return cache;
  const byNumber = new Map(cache.posts.map((post) => [post.number, post]));
  for (const post of page.items) byNumber.set(post.number, newer(byNumber.get(post.number), post));
  const posts = [...byNumber.values()].sort((a, b) => a.number - b.number);
  const last = posts.at(-1)?.number ?? 0;
  // A page read before the newest post was written believes that it ends the thread.
  const missing = page.items.length > 0 && cache.thread.lastPostNumber > last ? last : null;
  return {
    ...cache,
    posts,
    mine: { ...page.mine, ...cache.mine },
    previous: side === 'before' ? page.previous : cache.previous,
    next: side === 'after' ? (page.next ?? missing) : cache.next,
    seq: Math.min(cache.seq, askedAt),
    heard: Math.max(cache.heard, cache.seq),
  };
}

/** The parts of a thread that a post tells too. A post that comes before its predecessors counts them along. */
function threadAfter(thread: ThreadView, held: PostView | undefined, post: PostView): ThreadView {
  const grown = Math.max(0, post.number - thread.lastPostNumber);
  const standing = (one: PostView) => (one.removed ? 0 : 1);
  const change = held ? standing(post) - standing(held) : grown > 0 ? grown - 1 + standing(post) : 0;
  if (grown === 0) return change === 0 ? thread : { ...thread, postCount: thread.postCount + change };
  const unread = thread.readNumber === null ? thread.unread : Math.max(0, post.number - thread.readNumber);
  return { ...thread, postCount: thread.postCount + change, lastPostNumber: post.number, unread, lastPostAt: post.createdAt };
}

/** Applies a post only if it is newer than the one held, so that applying it twice does nothing. */
export function applyPost(cache: ThreadCache, post: PostView): ThreadCache {
  const at = cache.posts.findIndex(({ number }) => number === post.number);
  const held = cache.posts[at];
  if (held && held.changedSeq >= post.changedSeq) return cache;
  const thread = threadAfter(cache.thread, held, post);
  if (held) return { ...cache, thread, posts: cache.posts.with(at, post) };
  const last = lastNumber(cache);
  if (post.number === last + 1) {
    return { ...cache, thread, posts: [...cache.posts, post], next: post.number >= thread.lastPostNumber ? null : post.number };
  }
  // Beyond the window: what lies between is loaded when the reader comes there.
  return { ...cache, thread, next: post.number > last && cache.next === null ? last : cache.next };
}

/** The public part of a thread, as everybody may know it; what only this viewer has stays. */
export function applyThread(cache: ThreadCache, thread: ThreadPublic): ThreadCache {
  if (thread.seq <= cache.thread.seq) return cache;
  const lastPostNumber = Math.max(thread.lastPostNumber, cache.thread.lastPostNumber);
  return { ...cache, thread: { ...cache.thread, ...thread, lastPostNumber } };
}

/** The thread as this viewer asked for it: what he may do is always the latest, the rest only if it is newer. */
export function applyView(cache: ThreadCache, view: ThreadView): ThreadCache {
  const { can, postRights } = view;
  const { thread } = view.seq >= cache.thread.seq ? applyThread(cache, view) : cache;
  return { ...cache, thread: { ...thread, can, postRights }, heard: Math.max(cache.heard, view.seq) };
}

/** How far I have read, as the api or another of my devices tells. */
export function applyMarker(cache: ThreadCache, marker: ReadMarkerView): ThreadCache {
  return { ...cache, thread: { ...cache.thread, ...marker, isNew: false } };
}
