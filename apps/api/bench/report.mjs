import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../../docs/performance.md');
const BEGIN = '<!-- measured: written by npm run bench -->';
const END = '<!-- /measured -->';

/** @typedef {import('./rows/compare.mjs').Result} Result */

const isMet = (/** @type {Result} */ { ratio, goal }) => ratio <= goal;
const figure = (/** @type {number} */ value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1));

/** One line for the terminal. @param {Result} result */
export const line = (result) =>
  `${isMet(result) ? '  ' : '! '}${result.name.padEnd(72)} ${result.ratio.toFixed(2).padStart(6)} (${result.range.map((each) => each.toFixed(2)).join('-')})`.padEnd(
    98,
  ) + ` goal ${String(result.goal).padEnd(4)} bare ${figure(result.bare)}, ours ${figure(result.ours)} ${result.unit}; ${result.detail}`;

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
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.version.slice(1)}; PostgreSQL ${postgres}. ${sizes} ${busy()}`,
    '',
    '| path | goal, at most | ratio | range | bare | ours | |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    END,
  ].join('\n');
}

/** Puts the table into the document; the words round it are a person's. @param {Result[]} results @param {{ postgres: string, sizes: string }} facts */
export function writeDocument(results, facts) {
  const text = readFileSync(FILE, 'utf8');
  const [before, rest = ''] = text.split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  writeFileSync(FILE, `${before}${table(results, facts)}${after}`);
}
