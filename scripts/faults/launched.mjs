import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readRecord } from '../processes.mjs';
import { REPOSITORY } from '../repository.mjs';
import { ordinaryPerson } from './copy.mjs';

/** Waits until it is so. @template T @param {string} what @param {() => T | Promise<T>} ask @param {number} milliseconds @returns {Promise<NonNullable<T>>} */
export async function until(what, ask, milliseconds) {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(25)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`Not within ${milliseconds} ms: ${what}`);
}

/** @param {string} address @param {string} path */
export const status = async (address, path) => {
  try {
    const answer = await fetch(address + path, { signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
};

/** What this run sets, and a newcomer has not. */
const NOT_INHERITED = new Set(
  'APP_MODE DATA_DIR DATABASE_URL JEST_WORKER_ID LIMITS LOG_LEVEL MIGRATION_DATABASE_URL NODE_ENV PUBLIC_URL REDIS_URL SMTP_URL TEST_DATABASE_URL'.split(
    ' ',
  ),
);

/** The same file in the copy: the repository itself may lie where an ordinary person cannot go. @param {string} folder @param {string} path */
const inCopy = (folder, path) => path.replaceAll(REPOSITORY, folder);

/** A command of npm in a copy, as an ordinary person. @param {string} folder @param {string[]} words @param {{ [name: string]: string }} env */
function npmIn(folder, words, env) {
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('js') ? [inCopy(folder, process.execPath), [inCopy(folder, npm), ...words]] : ['npm', words];
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.has(name)));
  return spawn(command, args, {
    ...ordinaryPerson(),
    cwd: folder,
    env: {
      ...inherited,
      PATH: inCopy(folder, process.env.PATH ?? ''),
      HOME: join(dirname(folder), 'home'),
      npm_config_cache: join(dirname(folder), 'home', 'cache'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** `npm run db -- …` in a copy, to its end. @param {string} folder @param {...string} words @returns {Promise<{ code: number | null, said: string }>} */
export function db(folder, ...words) {
  const npm = npmIn(folder, ['run', 'db', '--', ...words], {});
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (part) => (said += part));
  return new Promise((resolve) => npm.once('close', (code) => resolve({ code, said })));
}

/** `npm start` in a copy, as an ordinary person. */
export class Launched {
  said = '';
  /** @type {number | null | undefined} */
  code;

  /** @param {string} folder @param {{ [name: string]: string }} env */
  constructor(folder, env) {
    this.folder = folder;
    this.since = Date.now();
    this.npm = npmIn(folder, ['start'], env);
    for (const stream of [this.npm.stdout, this.npm.stderr]) stream.on('data', (part) => (this.said += part));
    this.ended = new Promise((resolve) => this.npm.once('close', (code) => resolve((this.code = code))));
  }

  /** Its address, once it serves. @param {number} milliseconds */
  async address(milliseconds) {
    const found = await until(
      `npm start serves; it said:\n${this.said}`,
      () => {
        if (this.code !== undefined) throw new Error(`npm start ended with ${this.code}:\n${this.said}`);
        return /is at (http\S+) \(ready/.exec(this.said)?.[1];
      },
      milliseconds,
    ).catch((error) => {
      throw new Error(`${error.message}\n${this.said}`);
    });
    this.tookMs = Date.now() - this.since;
    return found;
  }

  /** @param {string} name of a file in `.data/run`, without its end */
  record(name) {
    return readRecord(join(this.folder, '.data/run', `${name}.json`));
  }

  /** 0 while there is none: the file goes and comes with the server. */
  get postgresPid() {
    try {
      return Number(readFileSync(join(this.folder, '.data/postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    } catch {
      return 0;
    }
  }

  get launcherPid() {
    return this.record('launcher').identity.pid;
  }

  get apiPid() {
    return this.record('child-api')?.pid;
  }

  get demo() {
    return JSON.parse(readFileSync(join(this.folder, '.data/demo.json'), 'utf8'));
  }

  /** Ctrl-C. @returns {Promise<number | null>} */
  async stop() {
    if (this.code === undefined) process.kill(this.launcherPid, 'SIGINT');
    return /** @type {Promise<number | null>} */ (this.ended);
  }
}
