import { describe, expect, it } from '@jest/globals';
import { houseRules } from './house-rules.mjs';

/** @param {string} path @param {string} text */
const complaints = (path, text) => houseRules([path], () => text);
const half = (/** @type {string[]} */ ...parts) => parts.join('');

describe('house rules', () => {
  it.each([
    ['a path of one machine', 'docs/a.md', half('see /wo', 'rk/main/x')],
    ['a path of one person', 'a.ts', half("const a = '/ho", "me/amina/x'")],
    ['a registry', 'package.json', half('https://registry.npm', 'js.org/zod')],
    ['unfinished business', 'a.ts', half('// TO', 'DO: later')],
    ['a skipped test', 'a.spec.ts', half('it.sk', "ip('works')")],
    ['a skipped table', 'a.spec.ts', half('it.sk', "ip.each([])('works')")],
    ['a focused suite', 'a.test.tsx', half('  fdesc', "ribe('x')")],
    ['a disabled rule', 'a.ts', half('// oxlint-dis', 'able-next-line no-console')],
    ['a silenced error', 'a.ts', half('// @ts-ig', 'nore')],
    ['a module that awaits', 'apps/api/src/database/a.ts', 'const entities = await all();'],
    ['a long file', 'a.ts', 'x\n'.repeat(301)],
    ['a long test', 'a.spec.ts', 'x\n'.repeat(601)],
  ])('refuse %s', (_what, path, text) => {
    expect(complaints(path, text)).toHaveLength(1);
  });

  it.each([
    ['unfinished business with its issue', 'a.ts', half('// TO', 'DO(#142): later')],
    ['a rule disabled for a reason', 'a.ts', half('// oxlint-dis', 'able-next-line no-console -- the launcher speaks')],
    ['a test of up to 600 lines', 'a.spec.ts', 'x\n'.repeat(600)],
    ['the program that awaits', 'apps/api/src/main.ts', 'const app = await createApp();'],
    ['a spec that awaits', 'apps/api/src/a.spec.ts', 'const rows = await all();'],
    ['a function that awaits', 'apps/api/src/a.ts', '  const rows = await all();'],
    ['an address on the web', 'a.ts', "'https://example.org/work/1'"],
  ])('allow %s', (_what, path, text) => {
    expect(complaints(path, text)).toEqual([]);
  });
});
