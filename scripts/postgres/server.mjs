import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, identify, isAlive, workingIn } from '../processes.mjs';
import { program } from './binaries.mjs';
import { connected } from './roles.mjs';
import { runner } from './runner.mjs';

/** A server after a crash replays its log first; that may take a while. */
const START_PATIENCE = 120_000;
const LOG_LIMIT = 10_000_000;

/** What the server of docker-compose.yml is told as well. */
export const SETTINGS = {
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Compiling plans costs more than it saves on pages that take a millisecond.
  jit: 'off',
  random_page_cost: '1.1',
  // The detail of a refused row is the row, and a statement may hold a password: both stay out of the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

const HERE = {
  listen_addresses: '127.0.0.1',
  // TCP only: socket paths have a length limit that a deep folder passes.
  unix_socket_directories: '',
  logging_collector: 'off',
};

/** @typedef {{ identity: import('../processes.mjs').Identity, exited: Promise<void> }} Server */

/** @param {string} path */
function openLog(path) {
  const isLarge = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT;
  return openSync(path, isLarge ? 'w' : 'a', 0o600);
}

/** The last lines of a log, to show with a failure. @param {string} path */
export const tailOf = (path) => readFileSync(path, 'utf8').trimEnd().split('\n').slice(-12).join('\n');

/**
 * Runs PostgreSQL in a process group of its own: Ctrl-C in the terminal must reach the launcher only, which stops things in order.
 * @param {string} folder of PostgreSQL
 * @param {string} cluster
 * @param {number} port
 * @param {string} log
 * @param {Record<string, string>} settings
 * @returns {Server}
 */
export function spawnServer(folder, cluster, port, log, settings = {}) {
  const chosen = Object.entries({ ...SETTINGS, ...HERE, port: String(port), ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const output = openLog(log);
  const child = spawn(program(folder, 'postgres'), ['-D', cluster, ...chosen], {
    ...runner(),
    cwd: cluster,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const exited = new Promise((resolve) => {
    child.once('exit', () => resolve(undefined));
    child.once('error', () => resolve(undefined));
  });
  const identity = child.pid === undefined ? null : identify(child.pid);
  if (!identity) throw new Error(`PostgreSQL did not start:\n${tailOf(log)}`);
  return { identity, exited };
}

/** Waits until the server answers. @param {Server} server @param {string} url @returns {Promise<boolean>} false when it ended instead */
export async function answers(server, url) {
  const until = Date.now() + START_PATIENCE;
  while (Date.now() < until) {
    if (!isAlive(server.identity)) return false;
    try {
      await connected(url, (client) => client.query('SELECT 1'));
      return true;
    } catch (error) {
      const code = /** @type {{ code?: string }} */ (error).code;
      if (code === '28P01') throw error;
      await sleep(25);
    }
  }
  throw new Error(`PostgreSQL does not answer within ${START_PATIENCE / 1000} s.`);
}

/**
 * A fast shutdown; harder means when it does not come to an end.
 * @param {import('../processes.mjs').Identity | null | undefined} identity
 * @param {string} cluster
 * @param {string} folder of PostgreSQL
 */
export async function stopServer(identity, cluster, folder) {
  if (process.platform === 'win32') spawnSync(program(folder, 'pg_ctl'), ['stop', '-m', 'fast', '-w', '-D', cluster], { stdio: 'ignore' });
  await end(identity, [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]);
}

/**
 * Ends what a killed server left: its children hold the shared memory until they notice, and no new server starts before that.
 * @param {string} cluster
 */
export async function clearLeftovers(cluster) {
  const left = () => workingIn(cluster, 'postgres');
  // Those that wait for work notice by themselves at once.
  for (let round = 0; round < 8 && left().length > 0; round += 1) await sleep(25);
  for (const identity of left()) {
    await end(identity, [
      ['SIGQUIT', 500],
      ['SIGKILL', 5_000],
    ]);
  }
}
