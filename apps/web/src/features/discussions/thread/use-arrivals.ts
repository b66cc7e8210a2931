import type { PostView } from '@scholars-commons/shared/discussions';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../../lib/announce';
import type { ThreadCache } from '../cache/thread-cache';
import { t } from './messages';

/** At most one announcement in this time, however fast people write. */
const ANNOUNCE_MS = 5_000;

/**
 * How many posts arrived, since the page stands here, that have not been on screen yet: the pill. They are announced too.
 * `seenUpTo`: the highest post that was on screen.
 */
export function useArrivals(cache: ThreadCache, seenUpTo: number, viewerId: string): number {
  const { lastPostNumber } = cache.thread;
  const [known, setKnown] = useState(lastPostNumber);
  const told = useRef(lastPostNumber);
  const posts = useRef(cache.posts);
  useEffect(() => {
    posts.current = cache.posts;
  });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const toldAt = useRef(0);

  useEffect(() => {
    if (lastPostNumber <= told.current || timer.current) return;
    const tell = () => {
      timer.current = undefined;
      toldAt.current = Date.now();
      const words = wordsFor(posts.current, told.current, viewerId);
      told.current = Math.max(told.current, posts.current.at(-1)?.number ?? 0, lastPostNumber);
      if (words) announce(words);
    };
    timer.current = setTimeout(tell, Math.max(0, toldAt.current + ANNOUNCE_MS - Date.now()));
  }, [lastPostNumber, viewerId]);
  useEffect(() => () => clearTimeout(timer.current), []);

  // My own posts need no pill: I have just written them.
  const own = cache.posts.at(-1)?.author.id === viewerId ? (cache.posts.at(-1)?.number ?? 0) : 0;
  const seen = Math.max(known, seenUpTo, own);
  if (seen > known) setKnown(seen);
  return Math.max(0, lastPostNumber - seen);
}

function wordsFor(posts: readonly PostView[], after: number, viewerId: string): string | undefined {
  const others = posts.filter(({ number, author }) => number > after && author.id !== viewerId);
  const [first] = others;
  if (!first) return undefined;
  return others.length === 1 ? t('arrived.by', { name: first.author.name }) : t('arrived.many', { count: others.length });
}
