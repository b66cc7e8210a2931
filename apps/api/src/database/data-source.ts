import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ONE_PLAN, PreparedClient } from './prepared-client.js';
import { SnakeNaming } from './snake-naming.js';

const here = import.meta.dirname;

/** Every `*.entity` and migration of the project, found by name, so that a feature need not be listed twice. */
function modules(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path) && !path.endsWith('.d.ts'))
    .map((path) => join(folder, path))
    .sort();
}

export const entityFiles = (): string[] => modules(join(here, '..'), /\.entity\.(js|ts)$/);
export const migrationFiles = (): string[] => modules(join(here, 'migrations'), /^\d+-\w+\.(js|ts)$/);

type Class = new () => object;

/** Imported here and not by TypeORM, whose own way of importing breaks where modules are loaded more than once, as in tests. */
async function classesOf(paths: readonly string[]): Promise<Class[]> {
  const exported = await Promise.all(paths.map((path) => import(pathToFileURL(path).href) as Promise<Record<string, unknown>>));
  return exported.flatMap((module) => Object.values(module).filter((value): value is Class => typeof value === 'function'));
}

/** Once, at the first call: a module that awaits while it is loaded makes Jest load all that leads to it once more for each way there. */
const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
};

const entities = once(() => classesOf(entityFiles()));
const migrations = once(() => classesOf(migrationFiles()));

/** Names of all migrations of this version, in their order. */
export const migrationNames = async (): Promise<string[]> => (await migrations()).map(({ name }) => name);

/** For the owner of the schema, tests and tools. */
export interface Overrides {
  max?: number;
  /** All migrations, or those of these names alone: the schema of an older version. */
  migrations?: boolean | readonly string[];
  /** How long a connection is waited for. */
  patienceMs?: number;
}

async function wanted(which: Overrides['migrations'] = false): Promise<Class[]> {
  if (which === false) return [];
  const all = await migrations();
  return which === true ? all : all.filter(({ name }) => which.includes(name));
}

/** Whoever comes while a migration waits for a lock waits behind it: it gives up before anybody notices, and tries again. */
const LONGEST_WAIT_FOR_LOCK_MS = 400;

/**
 * How the application reaches its database. Waits are short: a database that does not answer is a 503 within 2 s, not a page that hangs.
 * @param url where, and as whom
 */
export async function dataSourceOptions(url: string, overrides: Overrides = {}): Promise<DataSourceOptions> {
  return {
    type: 'postgres',
    url,
    entities: await entities(),
    migrations: await wanted(overrides.migrations),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    applicationName: 'scholars-commons',
    extra: {
      max: overrides.max ?? 10,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: overrides.patienceMs ?? 1_500,
      Client: PreparedClient,
      options: ONE_PLAN,
      // Statements that do not wait for one another's answers go out together (`round-trips.ts`).
      pipeline: true,
      ...(overrides.migrations ? { lock_timeout: LONGEST_WAIT_FOR_LOCK_MS } : {}),
    },
  };
}

/** Whoever migrates or restores would rather wait than begin anew. */
const PATIENCE_OF_TOOLS_MS = 15_000;

/** A data source of its own for the owner of the schema, not yet connected. */
export const newDataSource = async (url: string, overrides: Overrides = {}): Promise<DataSource> =>
  new DataSource(await dataSourceOptions(url, { patienceMs: PATIENCE_OF_TOOLS_MS, ...overrides }));
