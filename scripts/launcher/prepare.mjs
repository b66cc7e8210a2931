import { join } from 'node:path';
import { removeRecord, writeRecord } from '../processes.mjs';
import { REPOSITORY } from '../repository.mjs';

const DB = join(REPOSITORY, 'apps/api/dist/cli/db.js');

/** @typedef {import('./children.mjs').Children} Children */

/** @param {Children} children @param {string} name @param {string} command @param {string[]} args @param {Parameters<Children['start']>[3]} [options] */
async function finish(children, name, command, args, options) {
  const child = children.start(name, command, args, options);
  const code = await child.exited;
  if (code !== 0) throw new Error(`${child.output()}\n${name} failed.`.trim());
  return child.output();
}

/** Compiles what changed since the last time. @param {Children} children */
export const build = (children) => finish(children, 'build', 'turbo', ['run', 'build', '--output-logs=errors-only'], { show: false });

/** One of the database's commands, its progress shown. @param {Children} children @param {NodeJS.ProcessEnv} env @param {...string} args */
export const db = (children, env, ...args) => finish(children, args[0] ?? 'db', process.execPath, [DB, ...args], { env });

/**
 * Writes down the address and the demo's sign-ins, for people and scripts; only this person may read it.
 * @param {Children} children
 * @param {NodeJS.ProcessEnv} env
 * @param {string} dataDir
 * @param {string} address
 * @returns {Promise<{ email: string, password: string, grants: string[] }[]>}
 */
export async function writeDemo(children, env, dataDir, address) {
  const said = await finish(children, 'sign-ins', process.execPath, [DB, 'demo-sign-ins', '--json'], { env, show: 'errors' });
  const signIns = JSON.parse(said);
  writeRecord(join(dataDir, 'demo.json'), { address, signIns });
  return signIns;
}

/** @param {string} dataDir */
export const removeDemo = (dataDir) => removeRecord(join(dataDir, 'demo.json'));
