/**
 * After an act on a post has been answered: the post takes the focus that its button or its box had. Whoever went on to something else
 * on the page while the answer was under way keeps it there; a menu that was just opened would close.
 */
export const focusPost = (number: number, options: FocusOptions = { preventScroll: true }): void =>
  void setTimeout(() => {
    const post = document.getElementById(`post-${number}`);
    const focused = document.activeElement;
    if (focused === document.body || post?.contains(focused)) post?.focus(options);
  }, 0);
