import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DiskStorage } from './disk-storage.js';

const FOLDER = 'photos/01900000-0000-7000-8000-000000000001';
const files = new Map([
  ['96.webp', Buffer.from('small')],
  ['320.webp', Buffer.from('large')],
]);
let root: string;
beforeEach(async () => (root = await mkdtemp(join(tmpdir(), 'commons-storage-'))));
afterEach(() => rm(root, { recursive: true, force: true }));

const broken = (code: string): typeof writeFile => {
  let written = 0;
  return (async (...args: Parameters<typeof writeFile>) => {
    written += 1;
    if (written > 1) throw Object.assign(new Error(code), { code });
    await writeFile(...args);
  }) as typeof writeFile;
};
const everything = async () => (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe('files on a disk', () => {
  it('are stored whole, read back and removed', async () => {
    const storage = new DiskStorage(root);
    await storage.put(FOLDER, files);
    const found = await storage.read(FOLDER, '320.webp');
    expect([found?.size, found && (await text(found.stream))]).toEqual([5, 'large']);
    expect(await storage.read(FOLDER, '1280.webp')).toBeNull();
    await storage.remove(FOLDER);
    await storage.remove(FOLDER);
    expect(await storage.read(FOLDER, '320.webp')).toBeNull();
    expect(await everything()).toEqual([]);
  });

  it.each([
    ['ENOSPC', 507],
    ['EDQUOT', 507],
    ['EROFS', 503],
  ])('leave nothing behind when the second one meets %s: %i', async (code, status) => {
    await expect(new DiskStorage(root, broken(code)).put(FOLDER, files)).rejects.toMatchObject({ problem: { status } });
    expect(await everything()).toEqual([]);
  });

  it.each(['../etc', 'photos/..', 'photos/x', '/etc/passwd', 'photos/01900000-0000-7000-8000-000000000001/..'])(
    'never lie in %s',
    async (folder) => {
      await expect(new DiskStorage(root).put(folder, files)).rejects.toThrow('Not a folder');
      await expect(new DiskStorage(root).read(FOLDER, '../../x')).rejects.toThrow('Not a file');
    },
  );
});
