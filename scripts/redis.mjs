import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from './jest.mjs';
import { freePort } from './ports.mjs';

/** @param {number} port */
const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end('PING\r\n'));
    socket.once('data', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });

/** What two processes of the api owe each other; without Redis it runs with all other specs, over Postgres. */
const SPEC = 'apps/api/test/faults/two-processes.spec.ts';

/**
 * Runs it once more with a Redis of its own between the processes.
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
    for (let round = 0; round < 100 && !failure && !(await answers(port)); round += 1) await sleep(50);
    if (failure) return { ok: false, output: `redis-server does not start (${failure}); install it, as .ci/run does.` };
    return await jest(['apps/api/jest.config.mjs'], [SPEC], { ...env, REDIS_URL: `redis://127.0.0.1:${port}` });
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
