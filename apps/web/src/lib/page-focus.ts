const BRAND = 'Scholars Commons';

/** True between a navigation and the moment the new page's heading takes the focus. */
let wanted = false;
/** The heading that was given the focus last. */
let given: HTMLElement | undefined;

/** Names the browser's tab after the page. */
export function titleDocument(title: string): void {
  document.title = title && title !== BRAND ? `${title} · ${BRAND}` : BRAND;
}

/** Where somebody who did not wait for the page has begun something: to take the focus would close it or swallow letters. */
const BEGUN = '[role="menu"], [role="dialog"], dialog, input, textarea, select, [contenteditable="true"]';

const giveFocus = (heading: HTMLElement) => {
  if (document.activeElement?.closest(BEGUN)) return;
  given = heading;
  heading.focus({ preventScroll: true });
};

/** The heading "Profile" went with the focus, as the one with the name has come. */
const isOrphaned = () => given?.isConnected === false && document.activeElement === document.body;

/** After a navigation: the new heading takes the focus now, or as soon as it stands. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  wanted = !heading;
  if (heading) giveFocus(heading);
}

/** For a place that goes while the focus is in it: the heading above it takes the focus, so that who hears the page is not left nowhere. */
export function focusHeadingAbove(place: HTMLElement): void {
  if (!place.contains(document.activeElement)) return;
  const headings = [...(place.closest('dialog, main')?.querySelectorAll<HTMLElement>('h1, h2, h3') ?? [])];
  const above = headings.findLast((heading) => place.compareDocumentPosition(heading) === Node.DOCUMENT_POSITION_PRECEDING);
  wanted = !above;
  if (!above) return;
  if (!above.hasAttribute('tabindex')) above.tabIndex = -1;
  given = above;
  above.focus({ preventScroll: true });
}

/** For a heading that just appeared. */
export function takeWantedFocus(heading: HTMLElement): void {
  if (!wanted && !isOrphaned()) return;
  wanted = false;
  giveFocus(heading);
}
