import { cpuOf } from '../servers.mjs';

const WARM_AFTER = 4_000;

/**
 * @typedef {{ name: string, goal: number, unit: string, ratio: number, range: [number, number], bare: number, ours: number, detail: string }} Result
 * @typedef {{ warm: number, seconds: number, order: ('bare' | 'ours')[] }} Pace
 */

export const median = (/** @type {number[]} */ values) => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/**
 * Runs both in turn, so that whatever else the machine does falls on both.
 * @param {import('./pages.mjs').PageRow} row
 * @param {number} connections
 * @param {{ ours: Server, bare: Server }} servers
 * @typedef {import('../servers.mjs').Server} Server
 * @param {ReturnType<typeof import('../servers.mjs').startLoad>} load
 * @param {Pace} pace
 * @returns {Promise<Result>}
 */
export async function comparePages(row, connections, servers, load, { warm, seconds, order }) {
  /** @param {'bare' | 'ours'} whose @param {number} time */
  const once = async (whose, time) => {
    const outcome = await load.run({ port: servers[whose].port, requests: row[whose], connections, seconds: time });
    if (outcome.refused.length > 0 || outcome.answers === 0)
      throw new Error(`${row.name}, ${whose}: not all were answered.\n${outcome.refused.join('\n')}`);
    return outcome;
  };
  for (const whose of /** @type {const} */ (['bare', 'ours'])) {
    const run = { port: servers[whose].port, requests: row[whose] };
    // Gently first: connections to the database are opened then.
    let answers = (await load.run({ ...run, connections: 2, seconds: warm / 3 })).answers;
    // On a busy machine seconds alone do not warm a process: what is not compiled yet reads twice as slow.
    for (let time = 0; time < warm || (answers < WARM_AFTER && time < warm * 8); time += 1) {
      answers += (await load.run({ ...run, connections, seconds: 1 })).answers;
    }
  }
  /** @type {Record<'bare' | 'ours', import('../load/http-load.mjs').Outcome[]>} */
  const runs = { bare: [], ours: [] };
  /** @type {Record<'bare' | 'ours', number[]>} */
  const cpu = { bare: [], ours: [] };
  /** @type {number[]} */
  const ratios = [];
  for (const whose of order) {
    const before = cpuOf(servers[whose].pid);
    const outcome = await once(whose, seconds);
    cpu[whose].push((cpuOf(servers[whose].pid) - before) / outcome.answers);
    runs[whose].push(outcome);
    const bare = runs.bare.at(-1);
    if (whose === 'ours' && bare) ratios.push(bare.perSecond / outcome.perSecond);
  }
  const perSecond = (/** @type {'bare' | 'ours'} */ whose) => median(runs[whose].map((run) => run.perSecond));
  return {
    name: `${row.name}, ${connections} connections`,
    goal: row.goal,
    unit: 'a second',
    ratio: perSecond('bare') / perSecond('ours'),
    range: [Math.min(...ratios), Math.max(...ratios)],
    bare: perSecond('bare'),
    ours: perSecond('ours'),
    detail: `CPU of the process an answer ${median(cpu.bare).toFixed(2)} and ${median(cpu.ours).toFixed(2)} ms; ours p50 ${median(runs.ours.map(({ p50 }) => p50)).toFixed(1)}, p99 ${median(runs.ours.map(({ p99 }) => p99)).toFixed(1)} ms`,
  };
}
