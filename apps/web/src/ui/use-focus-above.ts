import { type RefObject, useLayoutEffect, useRef } from 'react';
import { focusHeadingAbove } from '../lib/page-focus';

/** For what goes with the very press on it ("Try again", "Clear"): the heading above it takes its focus over. */
export function useFocusAbove<T extends HTMLElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useLayoutEffect(() => {
    const { current } = place;
    return () => {
      if (current) focusHeadingAbove(current);
    };
  }, []);
  return place;
}
