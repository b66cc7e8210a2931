import type { Readable } from 'node:stream';

/** Where uploads lie: folders of a few small files that appear and vanish whole. A disk now; an object store would be another adapter. */
export abstract class FileStorage {
  /**
   * Stores all files of a folder, or none.
   * @param folder two names, as `photos/<id>`; made anew, never added to
   * @throws ProblemException 507 when there is no room, 503 when the storage cannot be written just now
   */
  abstract put(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void>;

  /** One file's bytes and size, or null when there is none. */
  abstract read(folder: string, name: string): Promise<{ size: number; stream: Readable } | null>;

  /** Every folder there is, for backups. One that comes or goes meanwhile may be among them or not. */
  abstract folders(): AsyncIterable<string>;

  /** All files of a folder; null when there is none (any more). */
  abstract readAll(folder: string): Promise<ReadonlyMap<string, Uint8Array> | null>;

  /** Removes a folder; one that is not there is fine. */
  abstract remove(folder: string): Promise<void>;
}
