import { join } from 'node:path';
import { readRecord, removeRecord, writeRecord } from '../processes.mjs';
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

/** @typedef {import('./greeting.mjs').SignIn} SignIn */

/**
 * Writes down the address and the demo's sign-ins, for people and scripts; only this person may read it.
 * @param {string} dataDir where the api's command has left the sign-ins
 * @param {string} address
 * @returns {SignIn[]}
 */
export function writeDemo(dataDir, address) {
  /** @type {SignIn[] | null} */
  const signIns = readRecord(join(dataDir, 'demo-sign-ins.json'));
  if (!signIns) throw new Error('The demo has no sign-ins.');
  writeRecord(join(dataDir, 'demo.json'), { address, signIns });
  return signIns;
}

/** @param {string} dataDir */
export const removeDemo = (dataDir) => removeRecord(join(dataDir, 'demo.json'));
