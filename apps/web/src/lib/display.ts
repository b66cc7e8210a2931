import type { AccountSettings } from '@scholars-commons/shared/accounts';
import { useSyncExternalStore } from 'react';

/** Display choices of this device; those of the account are laid over them at sign-in. */
export type Display = Pick<AccountSettings, 'colorScheme' | 'font' | 'singleKeyShortcuts'>;

// `index.html` reads it before the first paint.
const KEY = 'scholars-commons.display';
const usual: Display = { colorScheme: 'auto', font: 'source', singleKeyShortcuts: true };
const listeners = new Set<() => void>();

function kept(): Display {
  try {
    const text = localStorage.getItem(KEY);
    return text ? { ...usual, ...(JSON.parse(text) as Partial<Display>) } : usual;
  } catch {
    return usual;
  }
}

let current = kept();

export const display = {
  get: (): Display => current,
  /** Shows and keeps the choice; the page changes at once. */
  change: (change: Partial<Display>): void => {
    const next = { ...current, ...change };
    if (next.colorScheme === current.colorScheme && next.font === current.font && next.singleKeyShortcuts === current.singleKeyShortcuts)
      return;
    current = next;
    try {
      localStorage.setItem(KEY, JSON.stringify(current));
    } catch {
      // A browser that keeps nothing still shows the choice until the page is closed.
    }
    document.documentElement.setAttribute('data-font', current.font);
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const useDisplay = (): Display => useSyncExternalStore(display.subscribe, display.get);
