import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { REPOSITORY } from './repository.mjs';

/** The environment for tools: ours first on the path, Node 24 among them where it comes as a package; nothing is told to anybody. */
export const TOOL_ENVIRONMENT = {
  ...process.env,
  PATH: `${join(REPOSITORY, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
};

/** @typedef {{ code: number, output: string }} Outcome */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
// Whoever ends this command by a signal means what it runs as well.
process.on('exit', () => {
  for (const child of running) child.kill();
});

/**
 * Runs a command to its end. Its words are kept for whoever wants to show them, or go straight to the terminal (`show`).
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd = REPOSITORY, env = TOOL_ENVIRONMENT, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    /** @type {Buffer[]} */
    const parts = [];
    child.stdout?.on('data', (part) => parts.push(part));
    child.stderr?.on('data', (part) => parts.push(part));
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(parts).toString() }));
  });
}

/** The same, but a failure ends this command, with the words of the failed one. @param {string} command @param {string[]} args @param {Parameters<typeof run>[2]} [options] */
export async function mustRun(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return;
  console.error(`${output}\n${command} ${args.join(' ')} failed.`);
  process.exit(1);
}
