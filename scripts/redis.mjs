import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from './jest.mjs';
import { freePort } from './ports.mjs';

/** What Redis says to a command; empty when it does not answer. @param {number} port @param {string} command @returns {Promise<string>} */
const ask = (port, command) =>
  new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\nQUIT\r\n`));
    socket.on('data', (part) => (said += part));
    socket.once('error', () => resolve(''));
    socket.once('close', () => resolve(said));
  });

/** What processes of the api owe each other; without Redis they run with all other specs, over Postgres. */
const BETWEEN_PROCESSES = ['two-processes', 'many-processes', 'killed-among-many', 'ending-replica'].map(
  (name) => `apps/api/test/faults/${name}.spec.ts`,
);
/** What befalls Redis itself: these start one of their own, and kill it. */
const OF_REDIS = 'apps/api/test/redis/';

/**
 * Runs them once more with a Redis between the processes.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./steps.mjs').Result>}
 */
export async function redis(env) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'scholars-redis-'));
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder], { stdio: 'ignore' });
  let failure = '';
  server.once('error', (error) => (failure = error.message));
  try {
    for (let round = 0; round < 100 && !failure && !(await ask(port, 'PING')); round += 1) await sleep(50);
    if (failure) return { ok: false, output: `redis-server does not start (${failure}); install it, as .ci/run does.` };
    const result = await jest(['apps/api/jest.config.mjs'], ['--maxWorkers=2', ...BETWEEN_PROCESSES, OF_REDIS], {
      ...env,
      REDIS_URL: `redis://127.0.0.1:${port}`,
    });
    // Events that arrive by another way would pass as well.
    const carried = (await ask(port, 'INFO commandstats')).includes('cmdstat_xadd');
    return carried ? result : { ...result, ok: false, output: 'Nothing went through Redis.' };
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
