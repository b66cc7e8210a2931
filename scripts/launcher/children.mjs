import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TOOL_ENVIRONMENT } from '../commands.mjs';
import { end, identify, readRecord, removeRecord, writeRecord } from '../processes.mjs';
import { REPOSITORY } from '../repository.mjs';

/**
 * @typedef {object} Child
 * @property {Promise<number>} exited its exit code; 1 after a signal
 * @property {() => string} output what it said, if kept
 * @property {() => Promise<void>} stop
 */

/**
 * Processes that the launcher starts. Each is written down, so that the next start can stop what a killed launcher left behind.
 * They get process groups of their own: Ctrl-C must reach the launcher only, which ends them in order.
 */
export class Children {
  /** @type {Set<Child>} */
  #running = new Set();
  #isClosed = false;

  /** @param {string} runDir */
  constructor(runDir) {
    this.runDir = runDir;
  }

  /**
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {{ env?: NodeJS.ProcessEnv, show?: boolean | 'errors' }} [options] what goes to the terminal; the rest is kept
   * @returns {Child}
   */
  start(name, command, args, { env = TOOL_ENVIRONMENT, show = true } = {}) {
    if (this.#isClosed) throw new Error('Stopping.');
    const record = join(this.runDir, `child-${name}.json`);
    const spawned = spawn(command, args, {
      cwd: REPOSITORY,
      env,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', show === true ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32' && command !== process.execPath,
    });
    const identity = spawned.pid === undefined ? null : identify(spawned.pid);
    if (identity) writeRecord(record, identity);
    let said = '';
    for (const stream of [spawned.stdout, spawned.stderr]) stream?.on('data', (part) => (said += part));

    /** @type {Promise<number>} */
    const exited = new Promise((resolve) => {
      spawned.once('error', (error) => {
        said += error.message;
        resolve(1);
      });
      spawned.once('close', (code) => resolve(code ?? 1));
    });
    /** @type {Child} */
    const child = {
      exited,
      output: () => said,
      stop: () =>
        end(identity)
          .then(() => exited)
          .then(() => undefined),
    };
    this.#running.add(child);
    void exited.then(() => {
      this.#running.delete(child);
      if (readRecord(record)?.pid === identity?.pid) removeRecord(record);
    });
    return child;
  }

  /** Ends all of them, and refuses new ones. */
  async close() {
    this.#isClosed = true;
    await Promise.all([...this.#running].map((child) => child.stop()));
  }

  /** Ends what an earlier launcher left. */
  async stopOrphans() {
    if (!existsSync(this.runDir)) return;
    for (const name of readdirSync(this.runDir).filter((file) => /^child-.*\.json$/.test(file))) {
      await end(readRecord(join(this.runDir, name)));
      removeRecord(join(this.runDir, name));
    }
  }
}
