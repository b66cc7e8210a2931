import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { newDataSource } from '../../src/database/data-source.js';
import { ApiProcess } from './api-process.js';
import { Make } from './make.js';
import { newTestDatabase } from './test-database.js';

export interface Processes {
  /** The owner of the schema, for looking behind the scenes. */
  owner: DataSource;
  make: Make;
  /** Where, for commands and for whoever looks at the schema itself. */
  databases: { DATABASE_URL: string; MIGRATION_DATABASE_URL: string };
  dataDir: string;
  /** One more process on the same database and the same files. Needs `npm run build`. */
  start: (environment?: Record<string, string>, logTo?: string) => Promise<ApiProcess>;
  /** Ends whatever still runs, and drops the database. */
  close: () => Promise<void>;
}

/**
 * A database of its own for real processes that a test may kill: `beforeAll(async () => { p = await processes(); })`.
 * @param server another than that of all specs
 */
export async function processes(server?: string): Promise<Processes> {
  const database = await newTestDatabase(server);
  const owner = await newDataSource(database.ownerUrl, { max: 2 });
  await owner.initialize();
  const dataDir = mkdtempSync(join(tmpdir(), 'commons-processes-'));
  const started: ApiProcess[] = [];
  const databases = { DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl };
  return {
    owner,
    make: new Make(owner),
    databases,
    dataDir,
    start: async (environment = {}, logTo) => {
      const api = await ApiProcess.start({ ...databases, DATA_DIR: dataDir, ...environment }, logTo);
      started.push(api);
      return api;
    },
    close: async () => {
      for (const api of started) await api.kill();
      await owner.destroy();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
