/** The table of `npm run load` in docs/performance.md: a run replaces its own rows and leaves those of others. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../../docs/performance.md');
const BEGIN = '<!-- carried: written by npm run load -->';
const END = '<!-- /carried -->';

/** @typedef {import('./load-rows/field.mjs').Outcome} Outcome */

const COUNTS = /** @type {const} */ (['sent', 'acked', 'stored', 'delivered', 'doubled', 'lost', 'refused', 'faults']);
const HEAD = [
  `| row | processes | ${COUNTS.map((name) => (name === 'faults' ? 'failed' : name)).join(' | ')} | | ratio | holds |`,
  `|---|---|${COUNTS.map(() => '---').join('|')}|---|---|---|`,
];

const number = (/** @type {number | undefined} */ value) => (value === undefined ? '' : value.toLocaleString('en'));
const verdict = (/** @type {Outcome} */ { holds, isReach }) => `${holds ? 'yes' : '**no**'}${isReach ? ' (reach)' : ''}`;

/** One line for the terminal. @param {Outcome} outcome */
export const lineOf = (outcome) =>
  `${outcome.holds ? '  ' : '! '}${outcome.row} ${outcome.what}: ${COUNTS.filter((name) => outcome.counts[name] !== undefined)
    .map((name) => `${name} ${number(outcome.counts[name])}`)
    .join(', ')}; ${outcome.figures}${outcome.ratio === null ? '' : `; ratio ${outcome.ratio.toFixed(2)}`}`;

/** @param {Outcome} outcome */
const rowOf = (outcome) =>
  `| ${outcome.row} ${outcome.what} | ${outcome.processes} | ${COUNTS.map((name) => number(outcome.counts[name])).join(' | ')} | ${outcome.figures}; ${new Date().toISOString().slice(0, 10)}, load of the machine ${(outcome.busy ?? 0).toFixed(1)} | ${outcome.ratio === null ? '' : outcome.ratio.toFixed(2)} | ${verdict(outcome)} |`;

/** Rows are the same if their goal and the number of processes are. @param {string} line */
const keyOf = (line) => line.split('|').slice(1, 3).join('|').slice(0, 3) + (line.split('|')[2]?.trim() ?? '');

/** @param {Outcome[]} outcomes */
export function writeOutcomes(outcomes) {
  const text = readFileSync(FILE, 'utf8');
  const [before, rest = ''] = text.split(BEGIN);
  const [table = '', after = ''] = rest.split(END);
  const fresh = outcomes.map(rowOf);
  const replaced = new Set(fresh.map(keyOf));
  const kept = table.split('\n').filter((line) => /^\| L\d/.test(line) && !replaced.has(keyOf(line)));
  const rows = [...kept, ...fresh].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  writeFileSync(FILE, `${before}${[BEGIN, ...HEAD, ...rows, END].join('\n')}${after}`);
}
