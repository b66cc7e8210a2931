import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isInstalled } from './installed.mjs';

const OTHER = process.platform === 'linux' ? 'darwin' : 'linux';
const locked = {
  '': { name: 'commons' },
  'apps/api': { version: '1.0.0' },
  'node_modules/@commons/api': { resolved: 'apps/api', link: true },
  'node_modules/zod': { version: '4.0.0' },
  'node_modules/native-here': { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] },
  'node_modules/native-there': { version: '1.0.0', optional: true, os: [OTHER], cpu: [process.arch] },
  'node_modules/part-of-there': { version: '1.0.0', optional: true },
};
const { '': _root, 'node_modules/native-there': _there, 'node_modules/part-of-there': _part, ...complete } = locked;

describe('isInstalled', () => {
  let repository = '';
  /** @param {Record<string, object>} packages */
  const present = (packages) => {
    mkdirSync(join(repository, 'node_modules'), { recursive: true });
    writeFileSync(join(repository, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
    return isInstalled(repository);
  };

  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'scholars-installed-'));
    writeFileSync(join(repository, 'package-lock.json'), JSON.stringify({ packages: locked }));
  });
  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  it('is content with what this platform needs', () => expect(present(complete)).toBe(true));

  it('misses everything before the first installation', () => expect(isInstalled(repository)).toBe(false));

  it.each([
    ['a package', 'node_modules/zod'],
    ["this platform's own part", 'node_modules/native-here'],
    ['a member of ours', 'node_modules/@commons/api'],
  ])('misses %s', (_what, path) => {
    const { [path]: _missing, .../** @type {Record<string, object>} */ rest } = /** @type {Record<string, object>} */ (complete);
    expect(present(rest)).toBe(false);
  });

  it('sees another version', () => expect(present({ ...complete, 'node_modules/zod': { version: '3.9.9' } })).toBe(false));

  it('sees a package too many', () => expect(present({ ...complete, 'node_modules/left-pad': { version: '1.0.0' } })).toBe(false));
});
