import { createHash } from 'node:crypto';
import { link, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { NAMES } from './contents.js';
import { BackupRefused } from './refused.js';
import { BLOCK, headerOf, paddingOf } from './tar.js';

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code ?? '';

/** What stands after the bytes that the digest is of: the digest as a file of its own, and the end of a tar. */
export function tailOf(digest: string): Buffer {
  const text = Buffer.from(`${digest}\n`);
  return Buffer.concat([headerOf(NAMES.digest, text.length), text, paddingOf(text.length), Buffer.alloc(2 * BLOCK)]);
}
export const TAIL = tailOf('0'.repeat(64)).length;

/** Its name while it is not whole. */
export const partialOf = (file: string): string => `${file}.${process.pid}.partial`;

/** A backup on its way: it lies beside its place under another name until it is whole, and nobody else may read it. */
export class BackupWriter {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  private constructor(
    private readonly file: string,
    private readonly partial: string,
    private readonly handle: FileHandle,
  ) {}

  /** @throws BackupRefused when there is a file already, or none can be made */
  static async open(file: string): Promise<BackupWriter> {
    const isTaken = await stat(file).then(
      () => true,
      () => false,
    );
    if (isTaken) throw new BackupRefused(`There is a file ${file} already. A backup replaces nothing; take another name.`);
    const partial = partialOf(file);
    try {
      return new BackupWriter(file, partial, await open(partial, 'w', 0o600));
    } catch (cause) {
      throw new BackupRefused(`No file can be made in ${dirname(file)} (${codeOf(cause)}).`, { cause });
    }
  }

  async add(name: string, bytes: Uint8Array): Promise<void> {
    const block = Buffer.concat([headerOf(name, bytes.length), bytes, paddingOf(bytes.length)]);
    this.hash.update(block);
    await this.write(block);
  }

  /** Puts it in its place, whole and on the disk. */
  async finish(): Promise<{ bytes: number; digest: string }> {
    const digest = this.hash.digest('hex');
    await this.write(tailOf(digest));
    await this.handle.sync();
    await this.handle.close();
    await this.place();
    return { bytes: this.bytes, digest };
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => {});
    await rm(this.partial, { force: true });
  }

  private async write(block: Buffer): Promise<void> {
    try {
      await this.handle.writeFile(block);
      this.bytes += block.length;
    } catch (cause) {
      if (codeOf(cause) === 'ENOSPC' || codeOf(cause) === 'EDQUOT')
        throw new BackupRefused('There is no room left for the backup. Nothing of it was kept.', { cause });
      throw cause;
    }
  }

  /** A link, unlike a rename, replaces nothing that came meanwhile; not every disk knows links. */
  private async place(): Promise<void> {
    try {
      await link(this.partial, this.file);
      await rm(this.partial);
    } catch (cause) {
      if (codeOf(cause) === 'EEXIST') throw new BackupRefused(`Another backup took the name ${basename(this.file)} meanwhile.`, { cause });
      await rename(this.partial, this.file);
    }
  }
}
