import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** PostgreSQL refuses to run as root; this is "nobody" on every Linux. */
const NOBODY = 65534;
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Where a server that root starts keeps what "nobody" must reach. */
export const SYSTEM_HOME = '/var/lib/scholars-commons';

/** As whom PostgreSQL runs: options for `spawn`. @returns {{ uid?: number, gid?: number }} */
export const runner = () => (isRoot ? { uid: NOBODY, gid: NOBODY } : {});

/** Hands a file or folder to whoever runs PostgreSQL. @param {string} path */
export function handOver(path) {
  if (isRoot) chownSync(path, NOBODY, NOBODY);
}

/**
 * The folder for the database of a data folder: inside it, or for root a folder that "nobody" can reach.
 * @param {string} dataDir
 */
export function homeFor(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  if (!isRoot) return dataDir;
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  const home = join(SYSTEM_HOME, name);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return home;
}
