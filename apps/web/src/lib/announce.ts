type Listener = (words: string) => void;
const listeners = new Set<Listener>();

/** Says a short sentence through the polite live region of the shell; nothing is shown. */
export function announce(words: string): void {
  for (const listener of listeners) listener(words);
}

/** For the live region itself. */
export function onAnnounce(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
