import { ProblemError } from './api-client';

/**
 * The files of this version are gone, as a newer one was put in place: only the page anew finds the new ones. The
 * router does so by itself where a page throws it, and knows it by how its message begins.
 */
export class OutdatedError extends Error {
  constructor(entry: string) {
    super(`Failed to fetch dynamically imported module: ${entry} is not the present version`);
    this.name = 'OutdatedError';
  }
}

/** The script this page began with, if the server's page begins with another one by now. */
async function outdatedEntry(): Promise<string | undefined> {
  const entry = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  const response = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } });
  return entry && response.ok && !(await response.text()).includes(entry) ? entry : undefined;
}

/** Loads a part of the product that not every page carries. Says why it did not come: nobody answered (a `ProblemError`), or an `OutdatedError`. */
export async function loadPart<T>(importer: () => Promise<T>): Promise<T> {
  try {
    return await importer();
  } catch {
    const entry = await outdatedEntry().catch(() => undefined);
    throw entry ? new OutdatedError(entry) : new ProblemError({ type: 'about:blank', title: 'No answer', status: 0 });
  }
}
