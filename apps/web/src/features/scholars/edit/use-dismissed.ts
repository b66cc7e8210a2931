import { useState } from 'react';

const keyOf = (scholarId: string) => `scholars-commons.ring-dismissed.${scholarId}`;

function isDismissed(scholarId: string): boolean {
  try {
    return localStorage.getItem(keyOf(scholarId)) !== null;
  } catch {
    return false;
  }
}

/** Whether this scholar has sent the ring away on this device, and the way to do so. */
export function useDismissed(scholarId: string): [dismissed: boolean, dismiss: () => void] {
  const [dismissed, setDismissed] = useState(() => isDismissed(scholarId));
  const dismiss = () => {
    try {
      localStorage.setItem(keyOf(scholarId), 'yes');
    } catch {
      // A device that keeps nothing asks again at the next visit.
    }
    setDismissed(true);
  };
  return [dismissed, dismiss];
}
