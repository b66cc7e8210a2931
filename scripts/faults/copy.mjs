import { execFileSync } from 'node:child_process';
import { chownSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sources } from '../checks/sources.mjs';
import { REPOSITORY } from '../repository.mjs';

/** "nobody": any person who is not root. */
const ORDINARY = 65534;
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** As whom the tests run the commands: never as root. @returns {{ uid?: number, gid?: number }} */
export const ordinaryPerson = () => (isRoot ? { uid: ORDINARY, gid: ORDINARY } : {});

/** Packages are linked file by file where the disk allows it: the same bytes, none copied. @param {string} from @param {string} to */
function linkPackages(from, to) {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
}

/** Of packages the folders only: a linked file has one owner in all its places. @param {string} folder @param {boolean} [isLinked] */
function give(folder, isLinked = false) {
  chownSync(folder, ORDINARY, ORDINARY);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) give(path, isLinked || entry.name === 'node_modules');
    else if (!isLinked) chownSync(path, ORDINARY, ORDINARY);
  }
}

/**
 * A copy of the repository as a newcomer has it after the installation: in a folder with spaces in its name, of an ordinary person.
 * @returns {{ folder: string, remove: () => void }}
 */
export function ordinaryCopy() {
  const top = mkdtempSync(join(tmpdir(), 'scholars faults '));
  const folder = join(top, 'Scholars Commons');
  for (const path of sources()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(REPOSITORY, path), join(folder, path));
  }
  const members = ['apps', 'packages'].flatMap((group) => readdirSync(join(REPOSITORY, group)).map((name) => join(group, name)));
  for (const place of ['.', ...members].map((member) => join(member, 'node_modules'))) {
    if (existsSync(join(REPOSITORY, place))) linkPackages(join(REPOSITORY, place), join(folder, place));
  }
  mkdirSync(join(top, 'home'));
  if (isRoot) give(top);
  return { folder, remove: () => rmSync(top, { recursive: true, force: true }) };
}
