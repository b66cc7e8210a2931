import { useEffect, useRef } from 'react';
import { useDisplay } from '../../../lib/display';

export interface Shortcuts {
  /** By the number of the post that has the focus, or the one at the top of the screen. */
  reply: (number: number | undefined) => void;
  edit: (number: number | undefined) => void;
  unread: (number: number | undefined) => void;
  help: () => void;
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const postsOnPage = () => [...document.querySelectorAll<HTMLElement>('[data-number]')];

/** The post that has the focus, else the first whose end is still on screen. */
function current(posts: readonly HTMLElement[]): HTMLElement | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-number]');
  return focused ?? posts.find((post) => post.getBoundingClientRect().bottom > 120);
}

function move(step: 1 | -1): void {
  const posts = postsOnPage();
  const at = current(posts);
  const hasFocus = at?.contains(document.activeElement) ?? false;
  const next = at && (hasFocus ? posts[posts.indexOf(at) + step] : at);
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'start' });
}

/** Keys of one letter, all off with one switch of the account (WCAG 2.1.4). */
export function useShortcuts(shortcuts: Shortcuts): void {
  const { singleKeyShortcuts } = useDisplay();
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    if (!singleKeyShortcuts) return;
    const handleKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return;
      if (document.querySelector('dialog[open], [role="menu"]')) return;
      const number = () => Number(current(postsOnPage())?.dataset.number) || undefined;
      const acts: Record<string, () => void> = {
        j: () => move(1),
        k: () => move(-1),
        r: () => latest.current.reply(number()),
        e: () => latest.current.edit(number()),
        u: () => latest.current.unread(number()),
        '?': () => latest.current.help(),
      };
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, [singleKeyShortcuts]);
}
