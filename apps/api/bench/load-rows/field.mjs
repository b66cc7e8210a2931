/** What every row of the load stands on: servers of ours, the two floors, who sends and who reads; all of it ended with the row. */
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf, startCrowd, startHttpFloor, startLiveFloor, startOpenLoop, startOurs } from '../servers.mjs';
import { newThreads } from '../world.mjs';

/**
 * @typedef {import('../servers.mjs').Server} Server
 * @typedef {import('../load/http-load.mjs').Request} Request
 * @typedef {import('../load/open-loop.mjs').Paced} Paced
 * @typedef {import('../load/crowd.mjs').Heard} Heard
 * @typedef {{ world: import('../world.mjs').World, client: import('pg').Client, longThreads: string[], processes: number, quick: boolean,
 *   minutes: number, say: (words: string) => void, floors: Map<string, number>, postgresPid: number }} Ground `floors`: what the bare floor needed, measured once
 * @typedef {{ sent?: number, acked?: number, stored?: number, delivered?: number, doubled?: number, lost?: number, refused?: number, faults?: number }} Counts
 * @typedef {{ row: string, what: string, processes: number, counts: Counts, figures: string, ratio: number | null, holds: boolean, isReach?: boolean, busy?: number }} Outcome `busy`: load of the machine at its end
 */

export const METRICS_TOKEN = 'measured-by-the-load';
const SETTLE_MS = 1_000;

/** @template T @param {Ground} ground @param {(servers: Server[], ports: number[]) => Promise<T>} work */
export async function withOurs({ processes }, work) {
  /** @type {Server[]} */
  const servers = [];
  try {
    for (let index = 0; index < processes; index += 1) servers.push(await startOurs({ env: { METRICS_TOKEN } }));
    await sleep(SETTLE_MS);
    return await work(
      servers,
      servers.map(({ port }) => port),
    );
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** @template T @param {'http' | 'live'} kind @param {(server: Server) => Promise<T>} work */
export async function withFloor(kind, work) {
  const server = await (kind === 'http' ? startHttpFloor() : startLiveFloor());
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** @template T @param {(loop: ReturnType<typeof startOpenLoop>) => Promise<T>} work */
export async function withLoop(work) {
  const loop = startOpenLoop();
  try {
    return await work(loop);
  } finally {
    loop.stop();
  }
}

/** @template T @param {(crowd: ReturnType<typeof startCrowd>) => Promise<T>} work */
export async function withCrowd(work) {
  const crowd = startCrowd();
  try {
    return await work(crowd);
  } finally {
    crowd.stop();
  }
}

/** A thread that nobody else writes in. @param {Ground} ground */
export async function freshThread({ client }) {
  const [threadId = ''] = await newThreads(client, 1);
  return threadId;
}

/** How far it has come, and how many posts were stored in it by people. @param {Ground} ground @param {string} threadId */
export async function storedIn({ client }, threadId) {
  const { rows } = await client.query(
    'SELECT t.seq, (SELECT count(*)::int - 1 FROM post p WHERE p.thread_id = t.id) AS posts FROM thread t WHERE t.id = $1',
    [threadId],
  );
  return /** @type {{ seq: number, posts: number }} */ (rows[0]);
}

/** @param {Server[]} servers */
export const heaviest = (servers) => Math.max(...servers.map(({ pid }) => memoryOf(pid)));

/** What the floor needs is asked once, and holds for one process and for two. @param {Ground} ground @param {string} key @param {() => Promise<number>} measure */
export async function floorOf({ floors }, key, measure) {
  const known = floors.get(key) ?? (await measure());
  floors.set(key, known);
  return known;
}

const NOT_WORTH_A_WORD_MS = 20;

/** Where the sender itself came too late, its times say so. @param {Paced} paced */
export const lateness = ({ late }) => (late > NOT_WORTH_A_WORD_MS ? ` (of which ${late} ms before it was sent)` : '');
