import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { isOutcomeUnknown } from '../problem/problem-of.js';
import { FileStorage } from '../storage/file-storage.js';
import { decodePicture, type PictureSize } from './decode-picture.js';

/** Whose pictures: the folder that they lie in, and the sizes that they come in. */
export interface PictureKind {
  folder: string;
  sizes: readonly PictureSize[];
  /** Where the picture stands in a request. */
  pointer: string;
}

export interface StoredPicture {
  size: number;
  stream: Readable;
}

/** Pictures that people upload: drawn anew, kept under a new id each time. */
@Injectable()
export class Pictures {
  private readonly logger = new Logger('Pictures');

  constructor(private readonly storage: FileStorage) {}

  /**
   * Files first, then the row: a picture that a page names is always there. Where the row cannot be written, the files go; where nobody
   * knows whether it was, they stay.
   * @param name writes the new id where it is named
   */
  async keep<T>(kind: PictureKind, bytes: Buffer, name: (pictureId: string) => Promise<T>): Promise<T> {
    const files = await decodePicture(bytes, kind.sizes, kind.pointer);
    const pictureId = uuidV7();
    await this.storage.put(folderOf(kind, pictureId), files);
    try {
      return await name(pictureId);
    } catch (error) {
      if (!isOutcomeUnknown(error)) await this.forget(kind, pictureId);
      throw error;
    }
  }

  read(kind: PictureKind, pictureId: string, size: string): Promise<StoredPicture | null> {
    return this.storage.read(folderOf(kind, pictureId), `${size}.webp`);
  }

  /** No page names these files any more; that they lie there a while longer harms nobody. */
  async forget(kind: PictureKind, pictureId: string): Promise<void> {
    await this.storage
      .remove(folderOf(kind, pictureId))
      .catch(() => this.logger.warn(`The files of picture ${pictureId} could not be removed`));
  }
}

const folderOf = ({ folder }: PictureKind, pictureId: string) => `${folder}/${pictureId}`;
