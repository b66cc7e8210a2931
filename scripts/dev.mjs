/** Watch mode: the compiler, an api that starts anew after each change, and Vite's server with hot pages before it. */
import { join } from 'node:path';
import { TOOL_ENVIRONMENT } from './commands.mjs';
import { API_OPTIONS } from './launcher/api-options.mjs';
import { Children } from './launcher/children.mjs';
import { db } from './launcher/prepare.mjs';
import { addressOf, apiEnvironment, loadDotEnv, settingsFrom } from './launcher/settings.mjs';
import { endTurn, takeTurn } from './launcher/turn.mjs';
import { nextFreePort } from './ports.mjs';
import { startPostgres } from './postgres/postgres.mjs';
import { REPOSITORY } from './repository.mjs';

const VITE_PORT = 5173;
const WATCHED = ['apps/api/dist', 'packages/shared/dist'].map((folder) => `--watch-path=${join(REPOSITORY, folder)}`);

loadDotEnv();
const settings = settingsFrom(process.env);
const runDir = join(settings.dataDir, 'run');
const children = new Children(runDir);
const other = await takeTurn(runDir);
if (other) {
  console.error(`Scholars Commons runs already${other.address ? ` at ${other.address}` : ''}; end that one first.`);
  process.exit(1);
}
await children.stopOrphans();

const { databaseUrl, migrationUrl } = settings;
const postgres = databaseUrl && migrationUrl ? null : await startPostgres({ dataDir: settings.dataDir });
const database = postgres ?? { databaseUrl: databaseUrl ?? '', migrationUrl: migrationUrl ?? '' };

/** @type {Promise<void> | undefined} */
let stopped;
const stop = () => {
  stopped ??= (async () => {
    await children.close();
    await postgres?.stop();
    endTurn(runDir);
    process.exit(process.exitCode ?? 0);
  })();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

try {
  const port = await nextFreePort(settings.port, settings.host);
  const vitePort = await nextFreePort(VITE_PORT, '127.0.0.1');
  const environment = apiEnvironment(settings, database, port);
  const compiled = await children.start('compiler', 'tsc', ['-b', 'apps/api']).exited;
  if (compiled !== 0) throw new Error('The api does not compile; the compiler says why above.');
  await db(children, environment, 'prepare');

  children.start('compiler', 'tsc', ['-b', '--watch', '--preserveWatchOutput', 'apps/api']);
  children.start('api', process.execPath, [...WATCHED, ...API_OPTIONS, join(REPOSITORY, 'apps/api/dist/main.js')], {
    // Links in mails lead to the pages people look at: Vite's.
    env: { ...environment, PUBLIC_URL: settings.publicUrl ?? addressOf('127.0.0.1', vitePort) },
  });
  children.start('vite', 'vite', ['apps/web', '--port', String(vitePort), '--strictPort'], {
    env: { ...TOOL_ENVIRONMENT, API_URL: addressOf(settings.host, port) },
  });
} catch (error) {
  if (!stopped) console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
  stop();
}
