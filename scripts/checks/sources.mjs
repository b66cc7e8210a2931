import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../repository.mjs';

const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.data', '.turbo', 'coverage', 'test-results', 'playwright-report']);

/** @param {string} folder @returns {string[]} */
const walk = (folder) =>
  readdirSync(join(REPOSITORY, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name) && !name.endsWith('.tsbuildinfo'))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? walk(path) : [path];
    });

/** Every file of ours, committed or about to be; a copy without git counts all that git would not ignore by name. */
export function sources() {
  try {
    const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      cwd: REPOSITORY,
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return list.split('\0').filter((path) => path && existsSync(join(REPOSITORY, path)) && statSync(join(REPOSITORY, path)).isFile());
  } catch {
    return walk('');
  }
}

/** @param {string} path */
export const textOf = (path) => readFileSync(join(REPOSITORY, path), 'utf8');
