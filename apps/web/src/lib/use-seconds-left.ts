import { useEffect, useRef, useState } from 'react';

const SECOND = 1_000;
const leftUntil = (until: string) => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / SECOND));

/** How many seconds are left, counted down; `onOver` is called once, at the end. */
export function useSecondsLeft(until: string, onOver: () => void): number {
  const [left, setLeft] = useState(() => leftUntil(until));
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      const now = leftUntil(until);
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      over.current();
    }, SECOND);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
