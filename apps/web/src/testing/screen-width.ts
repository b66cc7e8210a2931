const answers = { wide: (query: string) => query.includes('min-width'), narrow: (query: string) => query.includes('max-width') };

/** The screen that media queries tell of; call it before the page is shown. */
export function showOn(screen: keyof typeof answers): void {
  const usual = window.matchMedia('');
  window.matchMedia = (media) => ({ ...usual, media, matches: answers[screen](media) });
}
