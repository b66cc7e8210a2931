import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictureForm } from '../../../test/support/picture-form.js';
import { DiskStorage } from '../storage/disk-storage.js';
import { Pictures } from './pictures.js';

const kind = { folder: 'photos', sizes: [{ name: 96, width: 96, height: 96, fit: 'cover' as const }], pointer: '/photo' };
let root: string;
beforeEach(async () => (root = await mkdtemp(join(tmpdir(), 'commons-pictures-'))));
afterEach(() => rm(root, { recursive: true, force: true }));

const kept = async (failure: Error) => {
  const { bytes } = await pictureForm('photo');
  await expect(new Pictures(new DiskStorage(root)).keep(kind, bytes, () => Promise.reject(failure))).rejects.toBe(failure);
  return readdir(join(root, 'photos'));
};

describe('the files of a picture that no row names', () => {
  it('go with the row that could not be written', async () => {
    expect(await kept(new Error('No such scholar'))).toEqual([]);
  });

  it('stay where nobody knows whether it was: a page may name them', async () => {
    expect(await kept(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))).toHaveLength(1);
  });
});
