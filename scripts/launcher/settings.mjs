import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { REPOSITORY } from '../repository.mjs';

/**
 * @typedef {object} Settings
 * @property {'demo' | 'production'} mode
 * @property {string} host
 * @property {number} port the first to try
 * @property {string} dataDir
 * @property {string | undefined} databaseUrl of a server of one's own; undefined: ours is started
 * @property {string | undefined} migrationUrl
 * @property {string | undefined} publicUrl
 */

/** A `.env` beside the README counts as if its lines were exported; what is exported already wins. */
export function loadDotEnv() {
  const path = join(REPOSITORY, '.env');
  if (existsSync(path)) process.loadEnvFile(path);
}

/** What this command decides itself; everything else the api reads from the environment and checks. @param {NodeJS.ProcessEnv} env @returns {Settings} */
export function settingsFrom(env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('PORT must be a number from 1 to 65535.');
  if (env.APP_MODE && !['demo', 'production'].includes(env.APP_MODE)) throw new Error('APP_MODE is demo or production.');
  const databaseUrl = env.DATABASE_URL || undefined;
  const mode = /** @type {Settings['mode'] | undefined} */ (env.APP_MODE || undefined) ?? (databaseUrl ? 'production' : 'demo');
  return {
    mode,
    host: env.HOST || '127.0.0.1',
    port,
    dataDir: resolve(env.DATA_DIR || join(REPOSITORY, '.data')),
    databaseUrl,
    migrationUrl: databaseUrl ? env.MIGRATION_DATABASE_URL || databaseUrl : undefined,
    publicUrl: env.PUBLIC_URL || undefined,
  };
}

/** Where a browser on this machine finds it. @param {string} host @param {number} port */
export function addressOf(host, port) {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** The environment of the api and its commands. @param {Settings} settings @param {{ databaseUrl: string, migrationUrl: string }} database @param {number} port */
export const apiEnvironment = (settings, database, port) => ({
  ...process.env,
  // In both modes: the frameworks' own development switches would show causes of errors.
  NODE_ENV: 'production',
  APP_MODE: settings.mode,
  HOST: settings.host,
  PORT: String(port),
  DATA_DIR: settings.dataDir,
  // Node keeps what it has compiled: a fifth of each start.
  NODE_COMPILE_CACHE: join(settings.dataDir, 'cache', 'node'),
  DATABASE_URL: database.databaseUrl,
  MIGRATION_DATABASE_URL: database.migrationUrl,
  LOG_LEVEL: process.env.LOG_LEVEL || (settings.mode === 'demo' ? 'warn' : 'info'),
});
