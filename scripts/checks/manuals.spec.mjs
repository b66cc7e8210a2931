import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../repository.mjs';

const read = (/** @type {string} */ path) => readFileSync(join(REPOSITORY, path), 'utf8');
const text = read('docs/reliability.md');
const rows = text.split('\n').filter((line) => line.startsWith('| '));

describe('docs/reliability.md', () => {
  it('has a row for each thing that must hold', () => {
    const numbers = (/** @type {string} */ letter, /** @type {number} */ count) =>
      Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
    const wanted = [...numbers('F', 18), ...numbers('L', 9), ...numbers('B', 9), ...numbers('A', 9), ...numbers('', 25)];
    const found = rows.map((row) => row.split('|')[1]?.trim()).filter((first) => /^[A-Z]?\d+$/.test(first ?? ''));
    expect(found).toEqual(wanted);
  });

  it('names only files that are there', () => {
    const named = [...text.matchAll(/`([\w./-]+\.(?:ts|tsx|mjs|json))`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(60);
    for (const path of named) {
      const places = [path, `apps/api/src/${path}`].map((place) => existsSync(join(REPOSITORY, place)));
      expect([path, places]).toEqual([path, expect.arrayContaining([true])]);
    }
  });

  it('says of every row how far it is', () => {
    for (const row of rows.filter((line) => /^\| [FLBA]\d/.test(line)))
      expect(row.split('|')[3]?.trim()).toMatch(/^(?:shown|in part|missing|later)$/);
  });

  it('shows what it says is shown', () => {
    for (const row of rows.filter((line) => /\| (?:shown|in part) \|/.test(line))) expect(row.split('|')[4]).toMatch(/`/);
  });
});
