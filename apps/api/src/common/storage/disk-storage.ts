import { randomUUID } from 'node:crypto';
import { mkdir, open, opendir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { env } from '../../config/env.js';
import { ProblemException } from '../problem/problem-exception.js';
import { FileStorage } from './file-storage.js';

const FOLDER = /^[a-z]+\/[0-9a-f-]{36}$/;
const KIND = /^[a-z]+$/;
const NAME = /^[a-z0-9]+(\.[a-z0-9]+)?$/;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Names in a folder, in order; none where there is no folder. */
const entriesOf = async (path: string) => (await readdir(path).catch(() => [])).toSorted();

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code ?? '';

/** Files under `DATA_DIR`. A folder is written aside and then renamed, so that nobody meets half of it, after a power cut neither. */
@Injectable()
export class DiskStorage extends FileStorage {
  /** @param write stands in for the disk in tests */
  constructor(
    private readonly root: string = env.DATA_DIR,
    private readonly write: typeof writeFile = writeFile,
  ) {
    super();
  }

  async put(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
    const target = this.path(folder);
    const aside = join(this.root, '.incoming', randomUUID());
    try {
      await mkdir(aside, { recursive: true });
      for (const [name, bytes] of files) await this.write(join(aside, checked(name)), bytes, { flush: true });
      await mkdir(dirname(target), { recursive: true });
      await rename(aside, target);
    } catch (error) {
      await rm(aside, { recursive: true, force: true }).catch(() => {});
      if (FULL.has(codeOf(error))) throw new ProblemException(507, { detail: 'There is no room left for uploads. Nothing was stored.' });
      if (codeOf(error))
        throw new ProblemException(503, { detail: 'Uploads cannot be stored just now. Nothing was stored.', retryAfter: 60 });
      throw error;
    }
  }

  async read(folder: string, name: string): Promise<{ size: number; stream: Readable } | null> {
    try {
      const file = await open(join(this.path(folder), checked(name)));
      const { size } = await file.stat();
      return { size, stream: file.createReadStream() };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async *folders(): AsyncIterable<string> {
    for (const kind of await entriesOf(this.root)) {
      if (!KIND.test(kind)) continue;
      for await (const { name } of await opendir(join(this.root, kind)).catch(() => [])) {
        const folder = `${kind}/${name}`;
        if (FOLDER.test(folder)) yield folder;
      }
    }
  }

  async readAll(folder: string): Promise<ReadonlyMap<string, Uint8Array> | null> {
    const path = this.path(folder);
    try {
      const names = (await readdir(path)).filter((name) => NAME.test(name)).toSorted();
      return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(path, name))] as const)));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(folder: string): Promise<void> {
    await rm(this.path(folder), { recursive: true, force: true });
  }

  private path(folder: string): string {
    if (!FOLDER.test(folder)) throw new Error('Not a folder of the storage');
    return join(this.root, folder);
  }
}

function checked(name: string): string {
  if (!NAME.test(name)) throw new Error('Not a file of the storage');
  return name;
}
