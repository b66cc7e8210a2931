import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alone, identify, isAlive, readRecord, writeRecord } from '../processes.mjs';
import { postgresFolder } from './binaries.mjs';
import { startIn } from './postgres.mjs';
import { runner, SYSTEM_HOME } from './runner.mjs';
import { clearLeftovers, stopServer } from './server.mjs';

/** Nothing here outlives the tests, so nothing need reach the disk. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '2GB', checkpoint_timeout: '1h' };

const folderOfAll = () =>
  runner().uid ? join(SYSTEM_HOME, 'throwaway') : join(tmpdir(), `scholars-commons-${process.getuid?.() ?? 'here'}`);

/** Removes what killed test runs left. @param {string} all */
async function sweep(all) {
  for (const entry of readdirSync(all, { withFileTypes: true })) {
    const home = join(all, entry.name);
    if (!entry.isDirectory() || isAlive(readRecord(join(home, 'holder.json')))) continue;
    await stopServer(readRecord(join(home, 'postgres.json'))?.server, join(home, 'postgres'), postgresFolder());
    await clearLeftovers(join(home, 'postgres'));
    rmSync(home, { recursive: true, force: true });
  }
}

/** @param {string} all */
function newHome(all) {
  const home = mkdtempSync(join(all, 'postgres-'));
  chmodSync(home, 0o711);
  writeRecord(join(home, 'holder.json'), identify(process.pid));
  return home;
}

/** @typedef {import('./postgres.mjs').Postgres & { home: string, again: () => Promise<import('./postgres.mjs').Postgres> }} Throwaway */

/**
 * A server for tests, empty and fast, gone after `stop`; `superUrl` leads to its database `postgres`. One that was killed starts `again` on
 * its port, with what it had promised to keep.
 * @param {object} [options]
 * @param {boolean} [options.durable] with the settings of the real one, for tests that kill it
 * @param {Record<string, string>} [options.settings] more of them
 * @returns {Promise<Throwaway>}
 */
export async function startThrowawayPostgres({ durable = false, settings = {} } = {}) {
  const all = folderOfAll();
  mkdirSync(all, { recursive: true, mode: 0o755 });
  const home = await alone(join(all, 'lock'), async () => {
    await sweep(all);
    return newHome(all);
  });
  const start = () => startIn(home, { settings: { ...(durable ? {} : FAST), ...settings }, initdb: durable ? [] : ['--no-sync'] });
  let running = await start();
  return {
    ...running,
    home,
    again: async () => (running = await start()),
    stop: async () => {
      await running.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
