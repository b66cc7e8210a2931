import { createRequire } from 'node:module';
import { join } from 'node:path';
import { REPOSITORY } from '../repository.mjs';

const { Client } = createRequire(join(REPOSITORY, 'apps/api/package.json'))('pg');

export const DATABASE = 'scholars';
export const OWNER = 'scholars_owner';
export const APP = 'scholars_app';

/** @param {string} user @param {string} password @param {number} port @param {string} database */
export const urlFor = (user, password, port, database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

/** One connection for the work, closed after it. @template T @param {string} url @param {(client: import('pg').Client) => Promise<T>} work */
export async function connected(url, work) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Without a listener a connection cut while idle would end this process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** @param {import('pg').Client} client @param {string} name @param {string} password */
async function ensureRole(client, name, password) {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  // Statements on roles take no parameters; names are constants of this file and passwords base64url.
  await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${name} LOGIN PASSWORD '${password}'`);
}

/**
 * The words of an error may repeat what somebody typed ("invalid input syntax for …"). The application hears its errors and writes down
 * their codes; those of the server's own work, such as a full disk, stay in the server's log.
 */
export const KEEP_ERRORS_OUT_OF_LOG = `ALTER ROLE ${APP} SET log_min_messages = 'log'`;

/**
 * Two roles: the owner changes the schema, the application only its rows. What the application may do with which table,
 * the migrations say.
 * @param {string} superUrl
 * @param {import('./cluster.mjs').Secrets} secrets
 */
export const ensureRoles = (superUrl, secrets) =>
  connected(superUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await makeDatabase(client, secrets);
    // Each time: a database may be older than this rule.
    await client.query(KEEP_ERRORS_OUT_OF_LOG);
  });

/** @param {import('pg').Client} client @param {import('./cluster.mjs').Secrets} secrets */
async function makeDatabase(client, secrets) {
  await ensureRole(client, OWNER, secrets.ownerPassword);
  await ensureRole(client, APP, secrets.appPassword);
  await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP}`);
}
