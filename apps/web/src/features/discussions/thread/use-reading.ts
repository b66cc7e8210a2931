import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { discussionRequests } from '../discussions.queries';
import { isInView, ReadingClock } from './reading-clock';
import type { ThreadWindow } from './thread-window';

/** The api hears of it this much later, so that reading on is one request. */
const TELL_MS = 500;
/** What stands under the header or behind the box to write in is not read. */
const COVERED = '-60px 0px -84px 0px';
const STEPS = Array.from({ length: 21 }, (_, step) => step / 20);

interface Reading {
  /** The highest post that has been on screen. */
  seenUpTo: number;
  /** The first post on screen. */
  position: number;
  /** Marks this post and all after it as unread, and leaves it so until the thread is opened again. */
  unreadFrom: (number: number) => Promise<void>;
}

/** Moves the read marker by what was on screen. `posts`: anything that changes when other posts stand in the list. */
export function useReading(window: ThreadWindow, list: RefObject<HTMLElement | null>, posts: unknown): Reading {
  const [seenUpTo, setSeenUpTo] = useState(0);
  const [position, setPosition] = useState(1);
  const observer = useRef<IntersectionObserver | undefined>(undefined);
  const isHeld = useRef(false);
  const waiting = useRef<{ number: number; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);

  const tell = useCallback(() => {
    const number = waiting.current?.number;
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    // Lost on the way, the next post read tells it too, or the connection that comes back.
    if (number !== undefined) void window.tellRead(number);
  }, [window]);

  useEffect(() => {
    isHeld.current = false;
    const clock = new ReadingClock((number) => {
      const { readNumber } = window.read()?.thread ?? {};
      if (isHeld.current || number <= (readNumber ?? 0) || !window.mayMark(number)) return;
      window.showMarker(number);
      clearTimeout(waiting.current?.timer);
      waiting.current = { number, timer: setTimeout(tell, TELL_MS) };
    });
    const onScreen = new Set<number>();
    observer.current = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const number = Number((entry.target as HTMLElement).dataset.number);
          clock.see(number, entry.target.isConnected && isInView(entry));
          if (entry.isIntersecting) onScreen.add(number);
          else onScreen.delete(number);
        }
        if (onScreen.size === 0) return;
        const lowest = Math.min(...onScreen);
        window.lookAt(lowest);
        setPosition(lowest);
        const highest = Math.max(...onScreen);
        setSeenUpTo((held) => Math.max(held, highest));
      },
      { threshold: STEPS, rootMargin: COVERED },
    );
    const handleVisibility = () => {
      if (document.visibilityState === 'visible') return clock.resume();
      clock.pause();
      tell();
    };
    document.addEventListener('visibilitychange', handleVisibility);
    return () => {
      document.removeEventListener('visibilitychange', handleVisibility);
      observer.current?.disconnect();
      clock.pause();
      tell();
    };
  }, [window, tell]);

  useEffect(() => {
    for (const post of list.current?.querySelectorAll('[data-number]') ?? []) observer.current?.observe(post);
  }, [list, posts, window]);

  const unreadFrom = useCallback(
    async (number: number) => {
      clearTimeout(waiting.current?.timer);
      waiting.current = undefined;
      isHeld.current = true;
      const { readNumber } = await discussionRequests.markRead(window.threadId, number - 1, true);
      window.showMarker(readNumber);
    },
    [window],
  );
  return { seenUpTo, position, unreadFrom };
}
