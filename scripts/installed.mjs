import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, extraneous?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked
 */

/** @param {string} path @returns {Record<string, Locked> | null} */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** An optional package is due only where it names this very platform; else it is another one's, or a part of another one's. @param {Locked} locked */
const isDue = ({ optional, extraneous, os, cpu, libc }) =>
  !extraneous && (!optional || Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc));

/**
 * True when `node_modules` already holds what the lockfile names, as after a person's own `npm install`.
 * npm writes its own list there as the last step, so that a cut-off installation has none.
 * @param {string} repository
 */
export function isInstalled(repository) {
  const locked = packagesOf(join(repository, 'package-lock.json'));
  const present = packagesOf(join(repository, 'node_modules', '.package-lock.json'));
  if (!locked || !present) return false;
  const isThere = (/** @type {[string, Locked]} */ [path, due]) => {
    const found = present[path];
    return found ? found.version === due.version && Boolean(found.link) === Boolean(due.link) : !isDue(due);
  };
  const packages = Object.entries(locked).filter(([path]) => path.includes('node_modules/'));
  return packages.every(isThere) && Object.keys(present).every((path) => path in locked);
}
