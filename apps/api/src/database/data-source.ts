import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { PreparedClient } from './prepared-client.js';
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

/**
 * How the application reaches its database. Waits are short: a database that does not answer is a 503 within 2 s, not a page that hangs.
 * @param url where, and as whom
 * @param overrides for the owner of the schema, tests and tools
 */
export function dataSourceOptions(url: string, overrides: { max?: number; migrations?: boolean } = {}): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: entityFiles(),
    migrations: overrides.migrations ? migrationFiles() : [],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    applicationName: 'scholars-commons',
    extra: {
      max: overrides.max ?? 10,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 1_500,
      Client: PreparedClient,
    },
  };
}

/** A data source of its own, not yet connected. */
export const newDataSource = (url: string, overrides: { max?: number; migrations?: boolean } = {}): DataSource =>
  new DataSource(dataSourceOptions(url, overrides));
