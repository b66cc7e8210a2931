import type { PostView, ThreadChanges, ThreadPublic } from '@scholars-commons/shared/discussions';
import { applyPost, applyThread, type ThreadCache } from './thread-cache';

export interface ThreadChange {
  seq: number;
  post?: PostView;
  thread?: ThreadPublic;
}

/**
 * One change, as the socket tells it. It counts as "everything up to here" only when it is the very next one;
 * after a jump it is shown all the same, and `isBehind` says that the changes between must be asked for.
 */
export function applyChange(cache: ThreadCache, { seq, post, thread }: ThreadChange): ThreadCache {
  let next = cache;
  if (post) next = applyPost(next, post);
  if (thread) next = applyThread(next, thread);
  const upTo = seq === cache.seq + 1 ? seq : cache.seq;
  const heard = Math.max(cache.heard, seq);
  return next === cache && upTo === cache.seq && heard === cache.heard ? cache : { ...next, seq: upTo, heard };
}

/** The server's word on where the thread stands: a lost last event is noticed too. */
export function applyPulse(cache: ThreadCache, seq: number): ThreadCache {
  return seq > cache.heard ? { ...cache, heard: seq } : cache;
}

/** The answer to "what changed since?". */
export function applyChanges(cache: ThreadCache, changes: ThreadChanges): ThreadCache {
  if (changes.refetch) return { ...cache, isOutdated: true };
  const posts = [...changes.posts].sort((a, b) => a.number - b.number);
  const withThread = changes.thread ? applyThread(cache, changes.thread) : cache;
  const next = posts.reduce(applyPost, withThread);
  const seq = Math.max(cache.seq, changes.seq);
  return { ...next, seq, heard: Math.max(next.heard, seq) };
}
