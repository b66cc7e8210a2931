/**
 * Everything that must hold: checks, specs on a real database, build, size, browser journeys, and the launcher under fire.
 * `long` adds the full figures of faults and load; `redis` runs what needs two processes and a Redis.
 */
import { check } from './checks/checks.mjs';
import { run } from './commands.mjs';
import { allSpecs, jest } from './jest.mjs';
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

const env = { TEST_DATABASE_URL: postgres.superUrl, TEST_LONG: mode === 'long' ? '1' : '', LOG_LEVEL: 'silent' };
const API = 'apps/api/jest.config.mjs';
const WEB = 'apps/web/jest.config.mjs';
const SCRIPTS = 'scripts/jest.config.mjs';

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
  // Before the specs: some of them kill the built api.
  const isBuilt = await steps.run('build', () => tool('turbo', ['run', 'build', '--output-logs=errors-only']));
  await steps.run('specs', () => jest([API, WEB, SCRIPTS], ['--maxWorkers=2', ...allSpecs], env));
  if (isBuilt) {
    await steps.run('size of the first page', () => tool(process.execPath, ['scripts/size.mjs']));
    await steps.run('browser journeys', () => playJourneys([], { TEST_LONG: env.TEST_LONG }));
    await steps.run('launcher under fire', () => jest(['scripts/faults/jest.config.mjs'], ['--runInBand'], env));
  }
}

await postgres.stop();
process.exit(steps.finish());
