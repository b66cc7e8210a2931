import { useCallback, useEffect, useRef } from 'react';

/**
 * Does something once nothing is pressed: at once by keyboard, after the release by mouse or finger. What changes the
 * page between press and release lets the button that was pressed slip away.
 */
export function useAfterPress(): (work: () => void) => void {
  const isPressed = useRef(false);
  const waiting = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    const handleDown = () => {
      isPressed.current = true;
    };
    const handleUp = () => {
      isPressed.current = false;
      // The click itself comes after the release.
      setTimeout(() => {
        waiting.current?.();
        waiting.current = undefined;
      }, 0);
    };
    document.addEventListener('pointerdown', handleDown, true);
    document.addEventListener('pointerup', handleUp, true);
    document.addEventListener('pointercancel', handleUp, true);
    return () => {
      document.removeEventListener('pointerdown', handleDown, true);
      document.removeEventListener('pointerup', handleUp, true);
      document.removeEventListener('pointercancel', handleUp, true);
    };
  }, []);
  return useCallback((work) => {
    if (isPressed.current) waiting.current = work;
    else work();
  }, []);
}
