import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Who a process is. A pid alone is not enough: numbers are given out again, and a stranger must never be stopped in place of ours.
 * @typedef {{ pid: number, startedAt: string }} Identity
 */

/** @param {string} path */
const readOrNothing = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** @param {string} file @param {string[]} args */
const ask = (file, args) => {
  try {
    return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true }).trim();
  } catch {
    return '';
  }
};

/**
 * When the process with this number began, in words that only it has; empty when there is none (a zombie counts as none).
 * @param {number} pid
 */
function startOf(pid) {
  if (process.platform === 'linux') {
    const stat = readOrNothing(`/proc/${pid}/stat`);
    // The command's name stands in parentheses and may hold anything; the fields after it are plain.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (!stat || fields[0] === 'Z' || fields[0] === 'X') return '';
    return `${readOrNothing('/proc/sys/kernel/random/boot_id').trim()} ${fields[19]}`;
  }
  if (process.platform === 'win32') return ask('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]);
  const line = ask('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
  return line.startsWith('Z') ? '' : line.replace(/^\S+\s+/, '');
}

/**
 * @param {number} pid
 * @returns {Identity | null}
 */
export function identify(pid) {
  const startedAt = startOf(pid);
  return startedAt ? { pid, startedAt } : null;
}

/** True while this very process runs. @param {Identity | null | undefined} identity */
export const isAlive = (identity) =>
  Boolean(identity && Number.isInteger(identity.pid) && identity.pid > 1 && startOf(identity.pid) === identity.startedAt);

/** Waits until the process has gone. @param {Identity} identity @param {number} milliseconds */
export async function gone(identity, milliseconds) {
  const until = Date.now() + milliseconds;
  while (isAlive(identity)) {
    if (Date.now() > until) return false;
    await sleep(25);
  }
  return true;
}

/** @param {Identity} identity @param {NodeJS.Signals} signal */
export function signal(identity, signal) {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * Asks a process to end, by each signal in turn, until it has gone.
 * @param {Identity | null | undefined} identity
 * @param {[NodeJS.Signals, number][]} steps a signal and how long to wait after it, in milliseconds
 */
export async function end(
  identity,
  steps = [
    ['SIGTERM', 10_000],
    ['SIGKILL', 5_000],
  ],
) {
  if (!identity) return;
  for (const [name, patience] of steps) {
    if (!isAlive(identity)) return;
    signal(identity, name);
    if (await gone(identity, patience)) return;
  }
  throw new Error(`Process ${identity.pid} does not end.`);
}

/** Processes of this program that work in this folder; only Linux tells. @param {string} folder @param {string} program @returns {Identity[]} */
export function workingIn(folder, program) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === folder && basename(readlinkSync(`/proc/${name}/exe`)) === program;
      } catch {
        return false;
      }
    })
    .map((name) => identify(Number(name)))
    .filter((identity) => identity !== null);
}

/** What a pid file holds; null when there is none or it was cut short. @param {string} path @returns {any} */
export function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Whole or not at all, and readable to its owner only. @param {string} path @param {unknown} record */
export function writeRecord(path, record) {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, path);
}

/** @param {string} path */
export const removeRecord = (path) => rmSync(path, { force: true });

/**
 * Runs the work while no other process of this computer does the same; waits for the other one first.
 * A holder that died leaves a lock that counts for nothing.
 * @template T
 * @param {string} path of the lock file
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function alone(path, work) {
  const mine = `${path}.${process.pid}.${randomUUID()}`;
  writeRecord(mine, identify(process.pid));
  try {
    while (!takes(mine, path)) {
      if (isAlive(readRecord(path))) await sleep(100);
      else clearAway(path, `${mine}.dead`);
    }
    return await work();
  } finally {
    if (readRecord(path)?.pid === process.pid) removeRecord(path);
    removeRecord(mine);
  }
}

/** A link appears with its contents at once, so no half-written lock is ever seen. @param {string} mine @param {string} path */
function takes(mine, path) {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Takes a dead holder's lock away, and puts it back if a living one's was there by now. @param {string} path @param {string} aside */
function clearAway(path, aside) {
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (isAlive(readRecord(aside))) takes(aside, path);
  removeRecord(aside);
}
