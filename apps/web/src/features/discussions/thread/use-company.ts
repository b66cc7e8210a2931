import { useEffect, useRef, useState } from 'react';
import { useLiveEvents } from '../../../lib/live-client';

/** Typing ends this long after its last sign, also when the connection is lost. */
const TYPING_MS = 5_000;

export interface Presence {
  count: number;
  names: readonly string[];
}

/** Who else is here now, and who is writing. Nothing of it is announced, and nothing is kept. */
export function useCompany(threadId: string, viewerId: string): { presence: Presence; typing: readonly string[] } {
  const [presence, setPresence] = useState<Presence>({ count: 0, names: [] });
  const [writers, setWriters] = useState<ReadonlyMap<string, string>>(new Map());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const stop = (scholarId: string) => {
    clearTimeout(timers.current.get(scholarId));
    timers.current.delete(scholarId);
    setWriters((held) => {
      if (!held.has(scholarId)) return held;
      const next = new Map(held);
      next.delete(scholarId);
      return next;
    });
  };

  useLiveEvents({
    'thread.presence': (event) => event.threadId === threadId && setPresence({ count: event.count, names: event.names }),
    'thread.typing': ({ threadId: at, scholarId, name }) => {
      if (at !== threadId || scholarId === viewerId) return;
      clearTimeout(timers.current.get(scholarId));
      timers.current.set(
        scholarId,
        setTimeout(() => stop(scholarId), TYPING_MS),
      );
      setWriters((held) => (held.get(scholarId) === name ? held : new Map(held).set(scholarId, name)));
    },
    // Whoever has posted is not writing any more.
    'thread.changed': ({ threadId: at, post }) => {
      if (at === threadId && post) stop(post.author.id);
    },
  });
  useEffect(() => {
    const held = timers.current;
    return () => {
      for (const timer of held.values()) clearTimeout(timer);
    };
  }, []);
  return { presence, typing: [...writers.values()] };
}
