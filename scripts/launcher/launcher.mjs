import { join } from 'node:path';
import { startPostgres } from '../postgres/postgres.mjs';
import { firstApi, spawnApi } from './api.mjs';
import { Children } from './children.mjs';
import { Keeper } from './keeper.mjs';
import { build, db, removeDemo, writeDemo } from './prepare.mjs';
import { apiEnvironment } from './settings.mjs';
import { endTurn, takeTurn, tellAddress } from './turn.mjs';
import { greeting } from './greeting.mjs';

/** @typedef {{ databaseUrl: string, migrationUrl: string }} Database */

/** Brings everything up in order, keeps it up, and takes it down in order. */
export class Launcher {
  /** @type {Promise<void> | null} */
  #stopped = null;
  #hasTurn = false;
  /** @type {Keeper<import('../postgres/postgres.mjs').Postgres> | null} */
  #postgres = null;
  /** @type {Keeper<import('./api.mjs').Api> | null} */
  #api = null;

  /** @param {import('./settings.mjs').Settings} settings @param {(line: string) => void} [say] */
  constructor(settings, say = console.log) {
    this.settings = settings;
    this.say = say;
    this.runDir = join(settings.dataDir, 'run');
    this.children = new Children(this.runDir);
  }

  /** @throws Error in plain words; by then nothing is left running */
  async start() {
    try {
      await this.#bringUp();
    } catch (error) {
      // Ended on purpose while coming up: what that broke off is no news.
      if (this.#stopped) return;
      await this.stop();
      throw error;
    }
  }

  async #bringUp() {
    const { settings } = this;
    const since = performance.now();
    const other = await takeTurn(this.runDir);
    if (other) throw new Error(`Scholars Commons runs already${other.address ? ` at ${other.address}` : ''}; end that one first.`);
    this.#hasTurn = true;
    await this.children.stopOrphans();

    this.say('Building ...');
    const [built, database] = await Promise.allSettled([build(this.children), this.#database()]);
    if (built.status === 'rejected') throw built.reason;
    if (database.status === 'rejected') throw database.reason;

    const environment = apiEnvironment(settings, database.value, settings.port);
    await db(this.children, environment, 'prepare');
    const api = await this.#keepApi(database.value);
    const address = settings.publicUrl ?? api.address;
    tellAddress(this.runDir, address);

    if (settings.mode === 'production') removeDemo(settings.dataDir);
    const signIns = settings.mode === 'demo' ? writeDemo(settings.dataDir, address) : [];
    this.say(greeting(address, signIns, (performance.now() - since) / 1000));
  }

  /** @returns {Promise<Database>} */
  async #database() {
    const { databaseUrl, migrationUrl, dataDir } = this.settings;
    if (databaseUrl && migrationUrl) return { databaseUrl, migrationUrl };
    this.#postgres = new Keeper('The database', () => startPostgres({ dataDir, say: this.say }), {
      say: this.say,
      // Nearly always on its old port, and then the api finds it again by itself.
      onRestart: (postgres) => {
        if (postgres.databaseUrl !== this.#current?.databaseUrl) void this.#api?.restart();
        this.#current = postgres;
        this.say('The database is back.');
      },
    });
    this.#current = await this.#postgres.start();
    return this.#current;
  }

  /** @type {Database | null} */
  #current = null;

  /** @param {Database} database */
  async #keepApi(database) {
    this.#current = database;
    let port = 0;
    this.#api = new Keeper(
      'The api',
      async () => {
        const current = this.#current ?? database;
        const api = port ? spawnApi(this.children, this.settings, current, port) : await firstApi(this.children, this.settings, current);
        port = api.port;
        return api;
      },
      { say: this.say },
    );
    return this.#api.start();
  }

  stopOnSignals() {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void this.#leave());
    // npm killed without a word: nobody could end us by Ctrl-C any more.
    const parent = process.ppid;
    if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && void this.#leave(), 1_000).unref();
  }

  async #leave() {
    if (!this.#stopped) this.say('\nStopping ...');
    await this.stop();
    process.exit(process.exitCode ?? 0);
  }

  /** Ends the api, then the database, and gives the turn back. */
  stop() {
    this.#stopped ??= (async () => {
      // Together: a first start of the api waits for its answer, and gives up only when its process has ended.
      await Promise.all([this.#api?.stop(), this.children.close()]);
      await this.#postgres?.stop();
      if (this.#hasTurn) endTurn(this.runDir);
    })();
    return this.#stopped;
  }
}
