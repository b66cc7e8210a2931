import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../ports.mjs';
import { alone, identify, isAlive, readRecord, removeRecord, writeRecord } from '../processes.mjs';
import { postgresFolder } from './binaries.mjs';
import { claim } from './claim.mjs';
import { ensureCluster, keepSecrets, secretsOf } from './cluster.mjs';
import { APP, DATABASE, ensureRoles, OWNER, urlFor } from './roles.mjs';
import { homeFor } from './runner.mjs';
import { answers, clearLeftovers, spawnServer, stopServer, tailOf } from './server.mjs';

/**
 * @typedef {object} Postgres
 * @property {string} databaseUrl for the application: rows only
 * @property {string} migrationUrl for the schema's owner
 * @property {string} superUrl for whoever makes databases
 * @property {number} port
 * @property {number} pid
 * @property {boolean} isOurs false when another command of ours had it running already
 * @property {Promise<void>} exited when the server has ended, for whatever reason
 * @property {() => Promise<void>} stop
 *
 * @typedef {import('../processes.mjs').Identity} Identity
 * @typedef {{ server: Identity, holder: Identity, port: number }} Running
 */

/** @param {string} home */
const recordIn = (home) => join(home, 'postgres.json');

/** @param {import('./cluster.mjs').Secrets} secrets @param {number} port */
const urls = (secrets, port) => ({
  databaseUrl: urlFor(APP, secrets.appPassword, port, DATABASE),
  migrationUrl: urlFor(OWNER, secrets.ownerPassword, port, DATABASE),
  superUrl: urlFor('postgres', secrets.superPassword, port, 'postgres'),
});

/**
 * Starts the database of this data folder, making it the first time. A server that a killed command left is stopped first.
 * One that another living command holds is used too (`share`), or waited for.
 * @param {{ dataDir: string, share?: boolean, say?: (line: string) => void }} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ dataDir, share = false, say = console.log }) {
  const home = homeFor(dataDir);
  if (!share && runningElsewhere(home)) {
    say('The database is in use by another command; waiting for it to end.');
    while (runningElsewhere(home)) await sleep(200);
  }
  return startIn(home, {
    share,
    prepare: () => {
      const aside = claim(dataDir, home);
      if (aside) say(`The database of a copy that lay here before was put aside: ${aside}`);
    },
  });
}

/** @param {string} home @returns {Running | null} */
function runningElsewhere(home) {
  const running = /** @type {Running | null} */ (readRecord(recordIn(home)));
  return running && isAlive(running.server) && isAlive(running.holder) && running.holder.pid !== process.pid ? running : null;
}

/**
 * Starts the database whose files lie in this folder.
 * @param {string} home
 * @param {{ share?: boolean, prepare?: () => void, settings?: Record<string, string>, initdb?: string[] }} options
 * @returns {Promise<Postgres>}
 */
export function startIn(home, { share = false, prepare, settings, initdb }) {
  return alone(join(home, 'postgres.lock'), async () => {
    const running = runningElsewhere(home);
    if (running && !share) throw new Error('Another command took the database this moment; try again.');
    if (running) return attach(running, secretsOf(home));

    const folder = postgresFolder();
    const cluster = join(home, 'postgres');
    await stopServer(/** @type {Running | null} */ (readRecord(recordIn(home)))?.server, cluster, folder);
    await clearLeftovers(cluster);
    prepare?.();
    const secrets = secretsOf(home);
    await ensureCluster(folder, home, secrets, initdb);

    const { server, port } = await launch(folder, home, secrets, settings);
    keepSecrets(home, { ...secrets, port });
    await ensureRoles(urls(secrets, port).superUrl, secrets);
    return {
      ...urls(secrets, port),
      port,
      pid: server.identity.pid,
      isOurs: true,
      exited: server.exited,
      stop: async () => {
        await stopServer(server.identity, cluster, folder);
        removeRecord(recordIn(home));
      },
    };
  });
}

/** @param {Running} running @param {import('./cluster.mjs').Secrets} secrets @returns {Postgres} */
const attach = (running, secrets) => ({
  ...urls(secrets, running.port),
  port: running.port,
  pid: running.server.pid,
  isOurs: false,
  exited: new Promise(() => {}),
  stop: async () => {},
});

/**
 * The port of last time if it is free: who holds its address goes on working after a restart.
 * @param {string} folder
 * @param {string} home
 * @param {import('./cluster.mjs').Secrets} secrets
 * @param {Record<string, string>} [settings]
 */
async function launch(folder, home, secrets, settings) {
  const cluster = join(home, 'postgres');
  const log = join(home, 'postgres.log');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort(attempt < 3 ? secrets.port : undefined);
    const server = spawnServer(folder, cluster, port, log, settings);
    writeRecord(recordIn(home), { server: server.identity, holder: identify(process.pid), port });
    if (await answers(server, urls(secrets, port).superUrl)) return { server, port };
    // Its port was taken this moment, or a killed server's memory is still held.
    await clearLeftovers(cluster);
    await sleep(150 * attempt);
  }
  throw new Error(`PostgreSQL does not start:\n${tailOf(log)}`);
}
