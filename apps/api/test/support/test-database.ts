import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrationFiles, newDataSource } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';

const APP_ROLE = 'commons_test_app';
const APP_PASSWORD = 'only-on-loopback';

export interface TestDatabase {
  /** The application's role: no rights on the schema, none to change the audit. */
  url: string;
  ownerUrl: string;
  drop: () => Promise<void>;
}

const serverUrl = (): string => {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run `npm test`, or start a server with `node scripts/test-postgres.mjs`');
  return url;
};

const at = (server: string, database: string, user?: string): string => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (user) Object.assign(url, { username: user, password: APP_PASSWORD });
  return url.href;
};

async function withServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const source = (path: string) => join(import.meta.dirname, '../../src', path);

/** Named after what makes it, so that a changed migration makes a new one. */
function templateName(): string {
  const hash = createHash('sha256');
  const makers = ['database/migrate.ts', 'database/build-index.ts', 'common/jobs/install-jobs.ts'].map(source);
  for (const file of [...migrationFiles(), ...makers]) hash.update(readFileSync(file));
  return `template_${hash.digest('hex').slice(0, 12)}`;
}

async function ensureTemplate(server: string, client: pg.Client, name: string): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(hashtext('scholars-commons template'))`);
  try {
    await client.query(
      `DO $$ BEGIN CREATE ROLE ${APP_ROLE} LOGIN PASSWORD '${APP_PASSWORD}'; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const making = `${name}_making`;
    await client.query(`DROP DATABASE IF EXISTS ${making}`);
    await client.query(`CREATE DATABASE ${making}`);
    const owner = await newDataSource(at(server, making), { migrations: true, max: 2 });
    await owner.initialize();
    await migrate(owner, APP_ROLE);
    await owner.destroy();
    await client.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
  } finally {
    await client.query(`SELECT pg_advisory_unlock(hashtext('scholars-commons template'))`);
  }
}

/** A migrated database of one's own, copied from a template in about 0.15 s. @param server the one of all specs, or one that a spec may kill */
export async function newTestDatabase(server = serverUrl()): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withServer(server, async (client) => {
    const template = templateName();
    await ensureTemplate(server, client, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: at(server, name, APP_ROLE),
    ownerUrl: at(server, name),
    drop: () => withServer(server, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}
