import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadCache } from '../cache/thread-cache';
import { landingNumber, type ThreadWindow } from './thread-window';

const MARK_MS = 2_000;
/** A page that was just loaded is drawn within a few frames. */
const FRAMES = 30;
/** Posts that come into view get their true height, which moves what is below: look again that often. */
const SETTLE_FRAMES = 3;

const elementOf = (number: number) => document.querySelector<HTMLElement>(`[data-number="${number}"]`);
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function drawn(number: number): Promise<HTMLElement | null> {
  for (let frame = 0; frame < FRAMES && !elementOf(number); frame += 1) await nextFrame();
  return elementOf(number);
}

async function scrollTo(element: HTMLElement, block: 'start' | 'nearest'): Promise<void> {
  for (let frame = 0; frame < SETTLE_FRAMES; frame += 1) {
    element.scrollIntoView({ block });
    await nextFrame();
  }
}

/**
 * Where the page stands: it lands once on the first unread post (or the post asked for), and moves only when asked to.
 * `marked` is the post that is pointed at for two seconds.
 */
export function useLanding(window_: ThreadWindow, { thread }: ThreadCache, wanted: number | undefined) {
  const [marked, setMarked] = useState<number>();
  const landed = useRef<{ wanted: number | undefined } | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  /** Brings a post into view, points at it, and gives it the focus. */
  const goTo = useCallback(
    async (number: number) => {
      await window_.show(number);
      window_.lookAt(number);
      const element = await drawn(number);
      if (!element) return;
      element.focus({ preventScroll: true });
      setMarked(number);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setMarked(undefined), MARK_MS);
      await scrollTo(element, 'start');
    },
    [window_],
  );

  const land = useCallback(async () => {
    const held = window_.read()?.thread;
    if (!held) return;
    const number = landingNumber(held);
    await window_.show(number);
    window_.lookAt(number);
    const element = await drawn(number);
    if (number === 1) window.scrollTo({ top: 0 });
    else if (element) await scrollTo(element, held.unread > 0 ? 'start' : 'nearest');
    // The heading that had the focus while the thread was loading is gone; its title takes it over.
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [window_]);

  const last = thread.lastPostNumber;
  useEffect(() => {
    if (landed.current && landed.current.wanted === wanted) return;
    const isFirst = landed.current === undefined;
    landed.current = { wanted };
    // A thread that cannot be scrolled to its place still stands there to be read.
    const place = () => (wanted ? goTo(Math.min(wanted, last)) : isFirst ? land() : undefined);
    nextFrame()
      .then(place, place)
      .catch(() => undefined);
  }, [wanted, last, goTo, land]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return { marked, goTo };
}
