import { type ReactNode, useEffect, useRef } from 'react';
import { takeWantedFocus, titleDocument } from '../lib/page-focus';

interface Props {
  children: ReactNode;
  /** What the browser's tab says, where it differs from the heading or the heading is not plain text. */
  tab?: string;
  className?: string;
}

/** The one h1 of a page: names the tab, and takes the focus after a navigation so that it is read out. */
export function PageTitle({ children, tab, className }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const words = tab ?? (typeof children === 'string' ? children : '');
  useEffect(() => titleDocument(words), [words]);
  useEffect(() => {
    if (heading.current) takeWantedFocus(heading.current);
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className} dir="auto">
      {children}
    </h1>
  );
}
