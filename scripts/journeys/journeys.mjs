import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, TOOL_ENVIRONMENT } from '../commands.mjs';
import { REPOSITORY } from '../repository.mjs';
import { reasonsOfJourneys } from '../reasons.mjs';
import { startWorld } from './world.mjs';

/**
 * Plays the browser journeys in a world of their own, and counts.
 * @param {string[]} [args] for Playwright
 * @param {NodeJS.ProcessEnv} [more] TEST_LONG: in their long forms
 * @returns {Promise<import('../steps.mjs').Result>}
 */
export async function playJourneys(args = [], more = {}) {
  const world = await startWorld();
  const folder = mkdtempSync(join(tmpdir(), 'scholars-journeys-'));
  const report = join(folder, 'report.json');
  try {
    const { code } = await run(
      process.execPath,
      [join(REPOSITORY, 'node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json', '--forbid-only', ...args],
      {
        cwd: join(REPOSITORY, 'apps/web'),
        env: { ...TOOL_ENVIRONMENT, ...more, ...world.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, FORCE_COLOR: '0' },
        show: true,
      },
    );
    const written = JSON.parse(readFileSync(report, 'utf8'));
    const { expected, unexpected, flaky, skipped } = written.stats;
    // One that is not played is not passed; one that passes at the second try is passed, and named.
    if (flaky > 0) console.log(`${flaky} passed at the second try only`);
    const failed = unexpected + skipped;
    return { ok: code === 0 && failed === 0, tally: { passed: expected + flaky, failed }, reasons: reasonsOfJourneys(written) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await world.stop();
  }
}
