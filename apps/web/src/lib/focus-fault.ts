import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

/**
 * Shows what is wrong, and brings whoever pressed a key far below to the first such field. Drawn at once: on a slow device the next
 * frame may come before the field is marked.
 */
export function focusFault(form: RefObject<HTMLElement | null>, show: () => void): void {
  flushSync(show);
  form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
