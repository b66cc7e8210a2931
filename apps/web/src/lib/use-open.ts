import { useEffect, useRef } from 'react';

/** Whether this still stands on the page, for work that comes back later. */
export function useOpen() {
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return isOpen;
}
