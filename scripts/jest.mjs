import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, TOOL_ENVIRONMENT } from './commands.mjs';
import { reasonsOfJest } from './reasons.mjs';

/** Specs that kill and starve real servers, the launcher's among them. */
export const FAULTS = ['/apps/api/test/faults/', '/scripts/faults/'];
/** What is under fire has a run of its own, and so has what needs a Redis. */
const LEFT_OUT = ['/node_modules/', ...FAULTS, '/apps/api/test/redis/'];
/** Specs of the api that need a database. */
const NEED_SERVERS = [String.raw`\.api\.spec\.ts$`];

/** Modules of a spec that has run are never let go (native ESM): a worker that holds so much is replaced by a new one. */
const MOST_HELD = '1500MB';

export const usualSpecs = ['--testPathIgnorePatterns', ...LEFT_OUT];
export const specsWithoutServers = [...usualSpecs, ...NEED_SERVERS];

/**
 * Runs Jest with native modules, and counts.
 * @param {string[]} configs
 * @param {string[]} [args]
 * @param {NodeJS.ProcessEnv} [env]
 * @param {{ show?: boolean }} [options] not to show: its words are the output of the result
 * @returns {Promise<import('./steps.mjs').Result>}
 */
export async function jest(configs, args = [], env = {}, { show = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'scholars-jest-'));
  const report = join(folder, 'report.json');
  const projects = configs.flatMap((config) => ['--projects', config]);
  const { code, output } = await run(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      ...projects,
      '--json',
      `--outputFile=${report}`,
      `--workerIdleMemoryLimit=${MOST_HELD}`,
      ...args,
    ],
    { show, env: { ...TOOL_ENVIRONMENT, ...env } },
  );
  // Whoever is killed leaves no report.
  if (!existsSync(report)) return { ok: false, output: `${output}Jest ended with ${code}, and without a report` };
  try {
    const written = JSON.parse(readFileSync(report, 'utf8'));
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = written;
    // A skipped test says nothing; here it counts as a failure.
    const failed = numFailedTests + numPendingTests + numRuntimeErrorTestSuites;
    return { ok: code === 0 && failed === 0, output, tally: { passed: numPassedTests, failed }, reasons: reasonsOfJest(written) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
