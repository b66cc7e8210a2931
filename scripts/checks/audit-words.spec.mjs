import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const root = new URL('../../', import.meta.url);

it('says every act on record in words', () => {
  const words = readFileSync(new URL('apps/web/src/features/audit/messages.ts', root), 'utf8');
  /** @type {Set<string>} */
  const acts = new Set();
  const sources = new URL('apps/api/src/', root);
  for (const path of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.endsWith('.spec.ts')) continue;
    for (const [, act] of readFileSync(new URL(path, sources), 'utf8').matchAll(
      /(?:\bact: |record\(tx, (?:viewer, held, )?)'([a-z-]+\.[a-z-]+)'/g,
    ))
      if (act) acts.add(act);
  }
  expect(acts.size).toBeGreaterThan(20);
  expect([...acts].filter((act) => !words.includes(`'act.${act}'`))).toEqual([]);
});
