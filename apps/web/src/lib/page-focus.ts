const BRAND = 'Scholars Commons';

/** True between a navigation and the moment the new page's heading takes the focus. */
let wanted = false;

/** Names the browser's tab after the page. */
export function titleDocument(title: string): void {
  document.title = title && title !== BRAND ? `${title} · ${BRAND}` : BRAND;
}

/** After a navigation: the new heading takes the focus now, or as soon as it stands. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  wanted = !heading;
  heading?.focus({ preventScroll: true });
}

/** For a heading that just appeared. */
export function takeWantedFocus(heading: HTMLElement): void {
  if (!wanted) return;
  wanted = false;
  heading.focus({ preventScroll: true });
}
