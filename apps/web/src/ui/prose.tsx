import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useRef } from 'react';
import { renderedHtml } from '../lib/rendered-html';
import css from './prose.module.css';

interface Props {
  /** HTML of the api's own renderer, whose allow-list is the only way for people's words to become markup. */
  html: string;
  size?: 'post' | 'body';
}

/** People's words, in serif. Links inside the product turn the page without loading it anew. */
export function Prose({ html, size = 'post' }: Props) {
  const router = useRouter();
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What scrolls by itself must be reached by keyboard too.
    for (const wide of words.current?.querySelectorAll<HTMLElement>('pre, table') ?? []) {
      if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    }
  }, [html]);
  const handleClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.origin !== window.location.origin || link.pathname.startsWith('/api/')) return;
    event.preventDefault();
    router.history.push(link.pathname + link.search + link.hash);
  };
  return (
    // The element itself is no control: what is pressed is always a link inside, and that works by keyboard too.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- it only listens for its links
    <div
      ref={words}
      className={css.prose}
      data-size={size}
      onClick={handleClick}
      // oxlint-disable-next-line react/no-danger -- rendered and cleaned once, at write, by the api
      dangerouslySetInnerHTML={{ __html: renderedHtml(html) }}
    />
  );
}
