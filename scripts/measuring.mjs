/** What measures our servers runs so: all of it built, a PostgreSQL of its own with the settings of the real one, limits off. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { mustRun, TOOL_ENVIRONMENT } from './commands.mjs';
import { startThrowawayPostgres } from './postgres/throwaway.mjs';
import { REPOSITORY } from './repository.mjs';

/** Runs a program of `apps/api/bench` with the arguments of this command, and ends as it ends. @param {string} file */
export async function measure(file) {
  await mustRun('turbo', ['run', 'build', '--output-logs=errors-only']);
  const postgres = await startThrowawayPostgres({ durable: true });
  const child = spawn(process.execPath, [join(REPOSITORY, 'apps/api/bench', file), ...process.argv.slice(2)], {
    cwd: REPOSITORY,
    stdio: 'inherit',
    env: {
      ...TOOL_ENVIRONMENT,
      NODE_ENV: 'production',
      APP_MODE: 'demo',
      LIMITS: 'off',
      LOG_LEVEL: 'warn',
      DATABASE_URL: postgres.databaseUrl,
      MIGRATION_DATABASE_URL: postgres.migrationUrl,
      BENCH_SUPER_URL: postgres.superUrl,
      BENCH_POSTGRES_PID: String(postgres.pid),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  await postgres.stop();
  process.exit(code);
}
