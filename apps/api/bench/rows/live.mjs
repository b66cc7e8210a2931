import { memoryOf, startReaders } from '../servers.mjs';
import { median } from './compare.mjs';

const GOAL = 2;
/** What a process of ours may weigh on top of twice the bare one. */
const MEMORY_ON_TOP_MB = 150;

/**
 * A post's way to every reader of its thread, and what two thousand of them weigh. Readers of both stay connected while the other
 * is measured.
 * @param {import('../world.mjs').World} world
 * @param {{ ours: import('../servers.mjs').Server, bare: import('../servers.mjs').Server }} servers
 * @param {{ levels: number[], rounds: number, posts: number }} pace
 * @param {(result: import('./compare.mjs').Result) => void} tell
 */
export async function compareLive({ people, arenas }, servers, { levels, rounds, posts }, tell) {
  /** @typedef {import('../load/readers.mjs').Heard} Heard */
  const readers = { ours: startReaders(), bare: startReaders() };
  const author = people[0];
  if (!author) throw new Error('Nobody to write');
  /** @param {'ours' | 'bare'} whose @param {number} level */
  const once = async (whose, level) => {
    const threadId = arenas[whose].at(-1) ?? '';
    const everyMs = Math.max(150, level / 4);
    const heard = await readers[whose].listen({
      port: servers[whose].port,
      threadId,
      cookies: people.slice(0, level).map(({ cookie }) => (whose === 'ours' ? cookie : undefined)),
      writePath: whose === 'ours' ? `/api/threads/${threadId}/posts` : `/reply/${threadId}?author=${author.scholarId}`,
      writer: whose === 'ours' ? author.cookie : undefined,
      posts,
      everyMs,
    });
    if (heard.lost !== 0) throw new Error(`Live, ${whose}, ${level} readers: ${heard.lost} arrivals are missing`);
    return heard;
  };
  for (const level of levels) {
    // Once for nothing: connecting, and code that is not yet warm.
    await once('bare', level);
    await once('ours', level);
    /** @type {Record<'bare' | 'ours', Heard[]>} */
    const heard = { bare: [], ours: [] };
    for (let round = 0; round < rounds; round += 1) {
      heard.bare.push(await once('bare', level));
      heard.ours.push(await once('ours', level));
    }
    const p99 = (/** @type {'bare' | 'ours'} */ whose) => median(heard[whose].map((each) => each.p99));
    const ratios = heard.ours.map((each, index) => each.p99 / (heard.bare[index]?.p99 ?? Number.NaN));
    tell({
      name: `live p99, ${level.toLocaleString('en')} readers of one thread`,
      goal: GOAL,
      unit: 'ms',
      ratio: p99('ours') / p99('bare'),
      range: [Math.min(...ratios), Math.max(...ratios)],
      bare: p99('bare'),
      ours: p99('ours'),
      detail: `ours p50 ${median(heard.ours.map(({ p50 }) => p50)).toFixed(1)} ms`,
    });
  }
  const memory = { bare: memoryOf(servers.bare.pid), ours: memoryOf(servers.ours.pid) };
  const ratio = (memory.ours - MEMORY_ON_TOP_MB) / memory.bare;
  tell({
    name: `memory with ${(levels.at(-1) ?? 0).toLocaleString('en')} readers (less 150 MB)`,
    goal: GOAL,
    unit: 'MB',
    ratio,
    range: [ratio, ratio],
    ...memory,
    detail: 'resident set, after the posts',
  });
  readers.ours.stop();
  readers.bare.stop();
}
