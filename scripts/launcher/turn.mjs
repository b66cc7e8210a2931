import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, end, identify, isAlive, readRecord, removeRecord, writeRecord } from '../processes.mjs';

/** @typedef {import('../processes.mjs').Identity} Identity */

/** @param {number} pid */
const parentOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};

/** The npm that runs this command, perhaps by way of a shell; null when a person ran the file, or where nobody can tell. @returns {Identity | null} */
function npmAbove() {
  if (!process.env.npm_lifecycle_event) return null;
  for (let pid = process.ppid, steps = 0; pid > 1 && steps < 3; pid = parentOf(pid), steps += 1) {
    try {
      if (/\bnpm\b/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return identify(pid);
    } catch {
      return null;
    }
  }
  return null;
}

/**
 * One launcher at a time for a data folder. A living one keeps its turn, unless the npm above it was killed: nobody holds that one any more.
 * @param {string} runDir
 * @returns {Promise<{ address?: string } | null>} the living launcher's record, or null: it is our turn
 */
export function takeTurn(runDir) {
  const path = join(runDir, 'launcher.json');
  return alone(join(runDir, 'launcher.lock'), async () => {
    const other = readRecord(path);
    if (isAlive(other?.identity) && other.identity.pid !== process.pid) {
      if (!other.npm || isAlive(other.npm)) return other;
      await end(other.identity, [
        ['SIGTERM', 30_000],
        ['SIGKILL', 5_000],
      ]);
    }
    writeRecord(path, { identity: identify(process.pid), npm: npmAbove() });
    return null;
  });
}

/** Writes down where it serves, for whoever starts it a second time. @param {string} runDir @param {string} address */
export function tellAddress(runDir, address) {
  const path = join(runDir, 'launcher.json');
  writeRecord(path, { ...readRecord(path), address });
}

/** @param {string} runDir */
export const endTurn = (runDir) => removeRecord(join(runDir, 'launcher.json'));
