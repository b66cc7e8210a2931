import { useSingleKeys } from '../../../lib/single-keys';

export interface Shortcuts {
  /** By the number of the post that has the focus, or the one at the top of the screen. */
  reply: (number: number | undefined) => void;
  edit: (number: number | undefined) => void;
  unread: (number: number | undefined) => void;
  help: () => void;
}

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

/** Keys of a thread page. */
export function useShortcuts({ reply, edit, unread, help }: Shortcuts): void {
  const number = () => Number(current(postsOnPage())?.dataset.number) || undefined;
  useSingleKeys({
    j: () => move(1),
    k: () => move(-1),
    r: () => reply(number()),
    e: () => edit(number()),
    u: () => unread(number()),
    '?': help,
  });
}
