import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import * as z from 'zod';
import { TAIL, tailOf } from './backup-writer.js';
import { FORMAT, type Header, header, NAMES } from './contents.js';
import { BackupRefused } from './refused.js';
import { BLOCK, headerIn, paddingOf } from './tar.js';

const CHUNK = 1024 * 1024;
const someFormat = z.object({ format: z.number() });

const json = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
};

/** A backup that is there. */
export class BackupReader {
  private constructor(
    private readonly name: string,
    private readonly handle: FileHandle,
    readonly size: number,
  ) {}

  /** @throws BackupRefused when there is none */
  static async open(file: string): Promise<BackupReader> {
    try {
      const handle = await open(file, 'r');
      const found = await handle.stat();
      if (found.isFile()) return new BackupReader(file, handle, found.size);
      await handle.close();
    } catch (cause) {
      throw new BackupRefused(`There is no file ${file} that can be read.`, { cause });
    }
    throw new BackupRefused(`${file} is not a file.`);
  }

  close = (): Promise<void> => this.handle.close();

  /**
   * Reads all of it once, and says what it is.
   * @throws BackupRefused for another kind of file, a newer format, and one of which a byte differs or is missing
   */
  async verify(onBytes: (bytes: number) => void = () => {}): Promise<Header> {
    const first = headerIn(await this.bytes(0, BLOCK));
    if (first?.name !== NAMES.header || first.size > CHUNK)
      throw new BackupRefused(`${this.name} is not a backup of Scholars Commons. Nothing was changed.`);
    const said = json(await this.bytes(BLOCK, first.size));
    const { format } = someFormat.catch({ format: 0 }).parse(said);
    if (format > FORMAT)
      throw new BackupRefused(
        `${this.name} was made by a newer version (format ${format}, this one reads ${FORMAT}). Nothing was changed.`,
      );
    const digest = await this.digest(onBytes);
    if (!tailOf(digest).equals(await this.bytes(Math.max(0, this.size - TAIL), TAIL)))
      throw new BackupRefused(`${this.name} is damaged: it was cut short or changed (its SHA-256 is another). Nothing was changed.`);
    return header.parse(said);
  }

  /** The files in it that are wanted, in their order, one at a time. */
  async *files(isWanted: (name: string) => boolean = () => true): AsyncGenerator<{ name: string; bytes: Buffer; until: number }> {
    let at = 0;
    while (at < this.size - TAIL) {
      const found = headerIn(await this.bytes(at, BLOCK));
      if (!found) throw new BackupRefused(`${this.name} cannot be read at byte ${at}.`);
      const bytes = isWanted(found.name) ? await this.bytes(at + BLOCK, found.size) : null;
      at += BLOCK + found.size + paddingOf(found.size).length;
      if (bytes) yield { name: found.name, bytes, until: at };
    }
  }

  private async digest(onBytes: (bytes: number) => void): Promise<string> {
    const hash = createHash('sha256');
    const end = this.size - TAIL;
    for (let at = 0; at < end; at += CHUNK) {
      hash.update(await this.bytes(at, Math.min(CHUNK, end - at)));
      onBytes(at);
    }
    return hash.digest('hex');
  }

  private async bytes(at: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(length);
    let have = 0;
    while (have < length) {
      const { bytesRead } = await this.handle.read(buffer, have, length - have, at + have);
      if (bytesRead === 0) break;
      have += bytesRead;
    }
    return buffer.subarray(0, have);
  }
}
