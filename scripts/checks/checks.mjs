import { run } from '../commands.mjs';
import { boundaries } from './boundaries.mjs';
import { houseRules } from './house-rules.mjs';
import { sources, textOf } from './sources.mjs';

/** @param {string} command @param {string[]} args */
const tool = async (command, args) => {
  const { code, output } = await run(command, args);
  return { ok: code === 0, output };
};

/** @param {(paths: string[], textOf: (path: string) => string) => string[]} rules */
const own = async (rules) => {
  const complaints = rules(sources(), textOf);
  return { ok: complaints.length === 0, output: complaints.join('\n') };
};

const PROJECTS = [
  'packages/shared',
  'apps/api',
  'apps/api/tsconfig.spec.json',
  'apps/api/bench',
  'apps/web',
  'apps/web/tsconfig.spec.json',
  'scripts',
];

/** @param {import('../steps.mjs').Steps} steps */
export async function check(steps) {
  await steps.run('format', () => tool('biome', ['format', '--error-on-warnings', '.']));
  await steps.run('types', () => tool('tsc', ['-b', ...PROJECTS]));
  await steps.run('lint', () => tool('oxlint', ['--deny-warnings', '--report-unused-disable-directives']));
  await steps.run('boundaries', () => own(boundaries));
  await steps.run('house rules', () => own(houseRules));
}
