import { describe, expect, it } from '@jest/globals';
import { boundaries } from './boundaries.mjs';
import { sources, textOf } from './sources.mjs';

/** @param {Record<string, string>} files */
const complaints = (files) => boundaries(Object.keys(files), (path) => files[path] ?? '');

const discussions = 'apps/api/src/features/discussions';
const scholars = 'apps/api/src/features/scholars';

describe('boundaries', () => {
  it.each([
    [
      'common may not know a feature',
      'apps/api/src/common/live/live.server.ts',
      '../../features/scholars/scholar.service.js',
      `${scholars}/scholar.service.ts`,
    ],
    [
      "another feature's inner files",
      `${discussions}/threads.service.ts`,
      '../scholars/scholar.queries.js',
      `${scholars}/scholar.queries.ts`,
    ],
    [
      "another feature's entity, but for a relation",
      `${discussions}/threads.service.ts`,
      '../scholars/scholar.entity.js',
      `${scholars}/scholar.entity.ts`,
    ],
    [
      "another feature's inner page",
      'apps/web/src/features/discussions/thread-page.tsx',
      '../scholars/profile-page',
      'apps/web/src/features/scholars/profile-page.tsx',
    ],
    ['ui may not know a feature', 'apps/web/src/ui/button.tsx', '../features/scholars', 'apps/web/src/features/scholars/index.ts'],
    ['a feature may not know the app', 'apps/web/src/features/scholars/index.ts', '../../app/router', 'apps/web/src/app/router.tsx'],
    ['the web may not import the api', 'apps/web/src/lib/dates.ts', '../../../api/src/main.js', 'apps/api/src/main.ts'],
  ])('refuses %s', (_what, from, specifier, to) => {
    expect(complaints({ [from]: `import { it } from '${specifier}';`, [to]: '' })).toHaveLength(1);
  });

  it.each([
    [
      'a service of another feature',
      `${discussions}/threads.service.ts`,
      '../scholars/scholars.service.js',
      `${scholars}/scholars.service.ts`,
    ],
    ['an entity for a relation', `${discussions}/thread.entity.ts`, '../scholars/scholar.entity.js', `${scholars}/scholar.entity.ts`],
    ['common from a feature', `${discussions}/threads.service.ts`, '../../common/auth/viewer.js', 'apps/api/src/common/auth/viewer.ts'],
    [
      'an index of another feature',
      'apps/web/src/features/discussions/thread-page.tsx',
      '../scholars',
      'apps/web/src/features/scholars/index.ts',
    ],
    ['a deep test', `${discussions}/threads.api.spec.ts`, '../scholars/scholar.queries.js', `${scholars}/scholar.queries.ts`],
  ])('allows %s', (_what, from, specifier, to) => {
    expect(complaints({ [from]: `import { it } from '${specifier}';`, [to]: '' })).toEqual([]);
  });

  it.each([
    "import type { It } from '../../features/scholars/scholar.service.js';",
    "export * from '../../features/scholars/scholar.service.js';",
    "const it = await import('../../features/scholars/scholar.service.js');",
    "import {\n  it,\n  more,\n} from '../../features/scholars/scholar.service.js';",
    "import '../../features/scholars/scholar.service.js';",
  ])('sees %j', (text) => {
    expect(complaints({ 'apps/api/src/common/live/live.server.ts': text, [`${scholars}/scholar.service.ts`]: '' })).toHaveLength(1);
  });

  it('keeps the shared contracts on zod alone', () => {
    expect(complaints({ 'packages/shared/src/id.ts': "import { v7 } from 'uuid';" })).toHaveLength(1);
    expect(complaints({ 'packages/shared/src/id.ts': "import * as z from 'zod';" })).toEqual([]);
  });

  it('hold in this repository', () => {
    expect(boundaries(sources(), textOf)).toEqual([]);
  });
});
