/**
 * `npm run db -- migrate | seed | reset | import-institutions FILE | grant EMAIL GRANT | backup FILE | restore FILE`: builds the
 * api if need be, brings the database up (or joins the one that `npm start` runs), and hands over to the api's own command.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { mustRun } from './commands.mjs';
import { apiEnvironment, loadDotEnv, settingsFrom } from './launcher/settings.mjs';
import { startPostgres } from './postgres/postgres.mjs';
import { REPOSITORY } from './repository.mjs';

loadDotEnv();
const settings = settingsFrom(process.env);
await mustRun('turbo', ['run', 'build', '--filter=@scholars-commons/api', '--output-logs=errors-only']);

const { databaseUrl, migrationUrl } = settings;
const postgres = databaseUrl && migrationUrl ? null : await startPostgres({ dataDir: settings.dataDir, share: true });
const database = postgres ?? { databaseUrl: databaseUrl ?? '', migrationUrl: migrationUrl ?? '' };

const child = spawn(process.execPath, [join(REPOSITORY, 'apps/api/dist/cli/db.js'), ...process.argv.slice(2)], {
  // Files are named as seen from where the person stands.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env: apiEnvironment(settings, database, settings.port),
  stdio: 'inherit',
});
// Ctrl-C reaches the command itself; the database ends after it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
const code = await new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)));
await postgres?.stop();
process.exit(code);
