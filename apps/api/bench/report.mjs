import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../../docs/performance.md');
const BEGIN = '<!-- measured: written by npm run bench -->';
const END = '<!-- /measured -->';
export const GROWTH = { begin: '<!-- grown: written by npm run bench -- --growth -->', end: '<!-- /grown -->' };

/** @typedef {import('./rows/compare.mjs').Result} Result */

const isMet = (/** @type {Result} */ { ratio, goal }) => ratio <= goal;
const figure = (/** @type {number} */ value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1));

/** One line for the terminal. @param {Result} result */
export const line = (result) =>
  `${isMet(result) ? '  ' : '! '}${result.name.padEnd(72)} ${result.ratio.toFixed(2).padStart(6)} (${result.range.map((each) => each.toFixed(2)).join('-')})`.padEnd(
    98,
  ) + ` goal ${String(result.goal).padEnd(4)} bare ${figure(result.bare)}, ours ${figure(result.ours)} ${result.unit}; ${result.detail}`;

const machine = () =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.version.slice(1)}`;

/** Ours, the floor, Postgres and the load together keep about three busy; more than that was somebody else's work. */
function busy() {
  const [, , quarter = 0] = loadavg();
  return `Mean load of the machine meanwhile: ${quarter.toFixed(1)}${quarter > 4 ? ', most of it other work: ratios are the worse for it' : ''}.`;
}

/** @param {Result[]} results @param {{ postgres: string, sizes: string }} facts */
function table(results, { postgres, sizes }) {
  const rows = results.map(
    (result) =>
      `| ${result.name} | ${result.goal} | ${isMet(result) ? '' : '**'}${result.ratio.toFixed(2)}${isMet(result) ? '' : '**'} | ${result.range.map((each) => each.toFixed(2)).join(' – ')} | ${figure(result.bare)} | ${figure(result.ours)} ${result.unit} | ${result.detail} |`,
  );
  return [
    BEGIN,
    `${machine()}; PostgreSQL ${postgres}. ${sizes} ${busy()}`,
    '',
    '| path | goal, at most | ratio | range | bare | ours | |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    END,
  ].join('\n');
}

/** Puts a table between its markers; the words round it are a person's. @param {string} text @param {{ begin: string, end: string }} markers */
function put(text, { begin, end }) {
  const document = readFileSync(FILE, 'utf8');
  const [before, rest = ''] = document.split(begin);
  writeFileSync(FILE, `${before}${text}${rest.split(end)[1] ?? ''}`);
}

/** @param {Result[]} results @param {{ postgres: string, sizes: string }} facts */
export const writeDocument = (results, facts) => put(table(results, facts), { begin: BEGIN, end: END });

/** @param {string[]} rows @param {{ postgres: string, sizes: string }} facts */
export function writeGrowth(rows, { postgres, sizes }) {
  const lines = [
    GROWTH.begin,
    `${new Date().toISOString().slice(0, 10)}. ${machine()}; PostgreSQL ${postgres}. ${sizes} ${busy()}`,
    '',
    '| list | times | p50 at 1, ms | at 10 | CPU of the api, ms | CPU of Postgres, ms | the answer, kB |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    GROWTH.end,
  ];
  put(lines.join('\n'), GROWTH);
}
