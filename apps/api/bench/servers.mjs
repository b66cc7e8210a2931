/** The processes of a run: ours, the two floors, and the two that load them. */
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_OPTIONS } from '../../../scripts/launcher/api-options.mjs';
import { freePort } from '../../../scripts/ports.mjs';

const here = import.meta.dirname;
export const API = join(here, '../dist');

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** However a run ends, nothing of it stays. */
function keep(/** @type {import('node:child_process').ChildProcess} */ child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/**
 * @typedef {{ port: number, pid: number, stop: () => Promise<void> }} Server
 * @param {string} file
 * @param {{ port?: number, env?: Record<string, string>, execArgv?: string[], endBy?: 'SIGKILL' | 'SIGTERM', ready: (child: import('node:child_process').ChildProcess, port: number) => Promise<void> }} options
 * @returns {Promise<Server>}
 */
async function start(file, { port: wanted, env = {}, execArgv = [], endBy = 'SIGKILL', ready }) {
  const port = wanted ?? (await freePort());
  const child = keep(
    fork(file, {
      env: { ...process.env, ...env, PORT: String(port) },
      execArgv,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await Promise.race([ready(child, port), gone.then(() => Promise.reject(new Error(`${file} ended before it was ready`)))]);
  return { port, pid: child.pid ?? 0, stop: async () => (child.kill(endBy), void (await gone)) };
}

/** @param {import('node:child_process').ChildProcess} child */
const said = (child) => new Promise((/** @type {(value: void) => void} */ resolve) => child.once('message', () => resolve()));

export const startHttpFloor = () => start(join(here, 'floor/http-floor.mjs'), { ready: said });
export const startLiveFloor = () => start(join(here, 'floor/live-floor.mjs'), { ready: said });

/** @param {{ port?: number, profileTo?: string, env?: Record<string, string> }} [options] `port`: one it had before */
export const startOurs = ({ port: wanted, profileTo, env = {} } = {}) =>
  start(join(API, 'main.js'), {
    ...(wanted ? { port: wanted } : {}),
    env: { ...env, HOST: '127.0.0.1' },
    execArgv: [...API_OPTIONS, ...(profileTo ? ['--cpu-prof', `--cpu-prof-dir=${profileTo}`] : [])],
    // A profile is written at a peaceful end.
    endBy: profileTo ? 'SIGTERM' : 'SIGKILL',
    ready: async (_child, port) => {
      for (let attempt = 0; attempt < 300; attempt += 1) {
        const answer = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null);
        if (answer?.ok) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('Ours did not become ready');
    },
  });

/** A process that does one thing for each message. @param {string} file */
function worker(file) {
  const child = keep(fork(join(here, 'load', file), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  return {
    /** @param {import('node:child_process').Serializable} message @returns {Promise<unknown>} */
    ask: (message) =>
      new Promise((resolve, reject) => {
        child.once('message', (answer) =>
          answer && typeof answer === 'object' && 'error' in answer ? reject(new Error(String(answer.error))) : resolve(answer),
        );
        child.send(message);
      }),
    stop: () => child.disconnect(),
  };
}

/** Who sends requests. */
export function startLoad() {
  const { ask, stop } = worker('http-load.mjs');
  /** @typedef {import('./load/http-load.mjs').Outcome} Outcome */
  return { run: async (/** @type {import('./load/http-load.mjs').Run} */ run) => /** @type {Outcome} */ (await ask(run)), stop };
}

/** Who reads a thread; they stay connected from one question to the next. */
export function startReaders() {
  const { ask, stop } = worker('readers.mjs');
  /** @typedef {import('./load/readers.mjs').Heard} Heard */
  return { listen: async (/** @type {import('./load/readers.mjs').Reading} */ reading) => /** @type {Heard} */ (await ask(reading)), stop };
}

/** Who sends requests at a steady pace. */
export function startOpenLoop() {
  const { ask, stop } = worker('open-loop.mjs');
  /** @typedef {import('./load/open-loop.mjs').Paced} Paced */
  return { run: async (/** @type {import('./load/open-loop.mjs').Pace} */ pace) => /** @type {Paced} */ (await ask(pace)), stop };
}

/** Pages of many people, which come back when they are cut off. */
export function startCrowd() {
  const { ask, stop } = worker('crowd.mjs');
  /** @typedef {import('./load/crowd.mjs').Heard} HeardByAll */
  /** @typedef {import('./load/crowd.mjs').Returned} Returned */
  return {
    gather: async (/** @type {import('./load/crowd.mjs').Gathering} */ gathering) =>
      /** @type {{ tookMs: number }} */ (await ask({ gather: gathering })),
    forget: () => ask({ forget: true }),
    /** From here on it is counted how long a cut page takes to be back. */
    expect: () => ask({ expect: true }),
    back: async (/** @type {number} */ withinMs) => /** @type {Returned} */ (await ask({ back: withinMs })),
    count: async (/** @type {string[]} */ ids, withinMs = 15_000) => /** @type {HeardByAll} */ (await ask({ count: ids, withinMs })),
    stop,
  };
}

/** Memory of a process in MB, where the system tells. @param {number} pid */
export function memoryOf(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

const ESTABLISHED = '01';

/** Open files and sockets of a server but those of its visitors, where the system tells. @param {Pick<Server, 'pid' | 'port'>} server */
export function handlesOf({ pid, port }) {
  const place = port.toString(16).toUpperCase().padStart(4, '0');
  const visitors = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(`:${place}`) && state === ESTABLISHED);
  return readdirSync(`/proc/${pid}/fd`).length - visitors.length;
}

const TICKS_A_SECOND = 100;

/** Milliseconds of CPU that a process has used, where the system tells. @param {number} pid */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
}

/** Milliseconds of CPU of all processes that serve one Postgres. @param {number} pid */
export function cpuOfPostgres(pid) {
  let sum = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      if (Number(stat[1]) === pid) sum += cpuOf(Number(entry));
    } catch {
      // It ended between the two looks.
    }
  }
  return sum;
}
