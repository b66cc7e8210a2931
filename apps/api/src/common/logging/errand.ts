import { AsyncLocalStorage } from 'node:async_hooks';

/** What work is done for: a request, an event of a socket, a job. */
export interface Errand {
  /** Under which its lines in the log can be found; people see that of a request on error pages. */
  field: 'reqId' | 'job';
  id: string;
  /** Tells whoever waits for an answer that there is none; harmless once it was answered. */
  fail?: (cause: unknown) => void;
}

const errands = new AsyncLocalStorage<Errand>();

/** Does the work, and everything that it sets going, on this errand. */
export const onErrand = <T>(errand: Errand, work: () => T): T => errands.run(errand, work);

export const presentErrand = (): Errand | undefined => errands.getStore();

/** What a line of the log says of its errand; nothing where there is none. */
export function errandFields(): Partial<Record<Errand['field'], string>> {
  const errand = presentErrand();
  return errand ? { [errand.field]: errand.id } : {};
}
