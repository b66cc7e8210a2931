import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A plain module of the commands (`scripts/`), which no project of TypeScript holds. @param path below `scripts`, as `ports.mjs` */
export const commandModule = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(import.meta.dirname, '../../../../scripts', path)).href)) as T;
