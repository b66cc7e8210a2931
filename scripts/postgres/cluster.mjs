import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readRecord, writeRecord } from '../processes.mjs';
import { program } from './binaries.mjs';
import { handOver, runner } from './runner.mjs';

/** @typedef {{ port?: number, superPassword: string, ownerPassword: string, appPassword: string }} Secrets */

const INITDB = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=scram-sha-256', '--username=postgres'];
const secret = () => randomBytes(24).toString('base64url');
const run = promisify(execFile);

/**
 * The environment to make a database in. Postgres tells letters from signs by the machine's LC_CTYPE, whatever rules it sorts by: where the
 * machine names none, as in a container or under systemd, a name in Arabic or Japanese would hold no letter, and no search would find it.
 * @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} [platform] @returns {NodeJS.ProcessEnv}
 */
export function knowingLetters(env, platform = process.platform) {
  const named = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C';
  if (platform === 'win32' || !['C', 'POSIX'].includes(named)) return env;
  const { LC_ALL: _, ...rest } = env;
  return { ...rest, LC_CTYPE: platform === 'darwin' ? 'UTF-8' : 'C.UTF-8' };
}

/** Port and passwords of a database, made up once. @param {string} home @returns {Secrets} */
export function secretsOf(home) {
  const path = join(home, 'database.json');
  const known = /** @type {Secrets | null} */ (readRecord(path));
  if (known?.superPassword) return known;
  if (existsSync(join(home, 'postgres'))) throw new Error(`${path} is gone: without it nobody can sign in to the database beside it.`);
  const secrets = { superPassword: secret(), ownerPassword: secret(), appPassword: secret() };
  writeRecord(path, secrets);
  return secrets;
}

/** @param {string} home @param {Secrets} secrets */
export const keepSecrets = (home, secrets) => writeRecord(join(home, 'database.json'), secrets);

/**
 * Makes the database's files when there are none. They get their name last, so a cut-off attempt is begun anew.
 * @param {string} folder of PostgreSQL
 * @param {string} home
 * @param {Secrets} secrets
 * @param {string[]} [options] more for initdb
 */
export async function ensureCluster(folder, home, secrets, options = []) {
  const cluster = join(home, 'postgres');
  if (existsSync(cluster)) return cluster;
  const half = join(home, 'postgres.new');
  const passwordFile = join(home, 'postgres.password');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  handOver(half);
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, secrets.superPassword, { mode: 0o600 });
  handOver(passwordFile);
  try {
    const args = [...INITDB, ...options, `--pwfile=${passwordFile}`, '--pgdata', half];
    await run(program(folder, 'initdb'), args, { ...runner(), cwd: half, env: knowingLetters(process.env) });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, cluster);
  return cluster;
}
