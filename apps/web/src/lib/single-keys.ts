import { useEffect, useRef } from 'react';
import { useDisplay } from './display';

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Tick boxes and radio buttons take no letters. */
const isTicking = (target: EventTarget | null) => target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type);

/** Keys of one letter (`X` with Shift), all off with one switch of the account (WCAG 2.1.4). Not while somebody writes, or a dialog or menu is open. */
export function useSingleKeys(acts: Readonly<Record<string, () => void>>): void {
  const { singleKeyShortcuts } = useDisplay();
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    if (!singleKeyShortcuts) return;
    const handleKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isWriting(event.target) && !isTicking(event.target)) return;
      if (document.querySelector('dialog[open], [role="menu"]')) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, [singleKeyShortcuts]);
}
