/**
 * Everything that must hold: checks, build, specs on a real database with servers under fire beside them, size, browser journeys.
 * `long` adds the full figures of faults and bad input; `redis` runs what needs two processes and a Redis, with TEST_LONG=1 in full figures.
 */
import { check } from './checks/checks.mjs';
import { run } from './commands.mjs';
import { FAULTS, jest, usualSpecs } from './jest.mjs';
import { playJourneys } from './journeys/journeys.mjs';
import { startThrowawayPostgres } from './postgres/throwaway.mjs';
import { redis } from './redis.mjs';
import { Steps } from './steps.mjs';

const mode = process.argv[2] ?? 'usual';
if (!['usual', 'long', 'redis'].includes(mode)) {
  console.error('Usage: npm test, npm run test:long or npm run test:redis');
  process.exit(2);
}

const steps = new Steps();
const postgres = await startThrowawayPostgres();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void postgres.stop().then(() => process.exit(130)));

const isLong = mode === 'long' || (mode === 'redis' && Boolean(process.env.TEST_LONG));
const env = { TEST_DATABASE_URL: postgres.superUrl, TEST_LONG: isLong ? '1' : '', LOG_LEVEL: 'silent' };
const API = 'apps/api/jest.config.mjs';
const WEB = 'apps/web/jest.config.mjs';
const SCRIPTS = 'scripts/jest.config.mjs';
const LAUNCHER = 'scripts/faults/jest.config.mjs';

/** @param {string} command @param {string[]} args */
const tool = async (command, args) => {
  const { code, output } = await run(command, args);
  if (code === 0 && output.trim()) console.log(output.trim());
  return { ok: code === 0, output };
};

if (mode === 'redis') {
  const isBuilt = await steps.run('build', () =>
    tool('turbo', ['run', 'build', '--filter=@scholars-commons/api', '--output-logs=errors-only']),
  );
  if (isBuilt) await steps.run('two processes with Redis', () => redis(env));
} else {
  const realData = process.env.REAL_DATA;
  console.log(
    realData ? `Real files: ${realData}` : 'Real files: none (REAL_DATA is not set); generated ones of the same shape and dirt instead.',
  );
  await check(steps);
  // Before the specs: some of them start the built api, and kill it.
  const isBuilt = await steps.run('build', () => tool('turbo', ['run', 'build', '--output-logs=errors-only']));
  // These wait most of their time, one after the other, so they run beside those that compute.
  const faults = isBuilt && steps.beside('under fire', () => jest([API, LAUNCHER], ['--maxWorkers=1', ...FAULTS], env, { show: false }));
  await steps.run('specs', () => jest([API, WEB, SCRIPTS], ['--maxWorkers=2', ...usualSpecs], env));
  if (faults) await faults();
  if (isBuilt) {
    await steps.run('size of the first page', () => tool(process.execPath, ['scripts/size.mjs']));
    await steps.run('browser journeys', () => playJourneys([], { TEST_LONG: env.TEST_LONG }));
  }
}

await postgres.stop();
process.exit(steps.finish());
