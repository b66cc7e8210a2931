import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { FileStorage } from '../../../common/storage/file-storage.js';
import { ProfileWrites } from '../profile/profile-writes.js';
import { ScholarFactsQueries } from '../projection/scholar-facts.queries.js';
import { sightOf } from '../projection/sight.js';
import { sightParams, sightSql } from '../projection/sight.sql.js';
import { scholarPolicy } from '../scholar.policy.js';
import { decodePhoto } from './decode-photo.js';

const folderOf = (photoId: string) => `photos/${photoId}`;

const seenSql = `SELECT s.id FROM scholar s WHERE s.photo_id = $4::uuid AND ${sightSql.read} AND ${sightSql.blocks.photo}`;

/** Photos of scholars: drawn anew at upload, under a new id each time, shown to whom the scholar shows them. */
@Injectable()
export class PhotosService {
  private readonly logger = new Logger('Photos');

  constructor(
    private readonly database: DataSource,
    private readonly facts: ScholarFactsQueries,
    private readonly writes: ProfileWrites,
    private readonly storage: FileStorage,
    private readonly limits: Limits,
  ) {}

  /** Asked before a byte of the upload is read. */
  async assertMayChange(viewer: Viewer, scholarId: string): Promise<void> {
    const scholar = await this.facts.of(this.database, viewer, scholarId);
    assertVisible(scholar !== null && sightOf(viewer, scholar).read);
    authorize(scholarPolicy.editBlock(viewer, scholar, sightOf(viewer, scholar).blocks, 'photo'));
    await this.limits.consume('upload', viewer.scholarId);
  }

  /** Files first, then the row: a photo that a page names is always there. */
  async put(viewer: Viewer, scholarId: string, bytes: Buffer): Promise<ScholarView> {
    const files = await decodePhoto(bytes);
    const photoId = uuidV7();
    await this.storage.put(folderOf(photoId), files);
    try {
      return await this.replace(viewer, scholarId, photoId);
    } catch (error) {
      await this.forget(photoId);
      throw error;
    }
  }

  async remove(viewer: Viewer, scholarId: string): Promise<ScholarView> {
    return this.replace(viewer, scholarId, null);
  }

  /** @returns the picture, or null where it is not, or not for this viewer */
  async read(viewer: Viewer, photoId: string, size: string): Promise<{ size: number; stream: Readable } | null> {
    const seen = await this.database.query<unknown[]>(seenSql, [...sightParams(viewer), photoId]);
    return seen.length > 0 ? this.storage.read(folderOf(photoId), `${size}.webp`) : null;
  }

  private async replace(viewer: Viewer, scholarId: string, photoId: string | null): Promise<ScholarView> {
    let old: string | null = null;
    const view = await this.writes.write(viewer, scholarId, {
      block: 'photo',
      change: async (tx, scholar) => {
        old = scholar.photoId;
        if (old === photoId) return null;
        await tx.query('UPDATE scholar SET photo_id = $2 WHERE id = $1', [scholarId, photoId]);
        return { act: photoId ? 'photo.set' : 'photo.remove', fields: ['photo'], before: { photoId: old }, after: { photoId } };
      },
    });
    if (old) await this.forget(old);
    return view;
  }

  /** No page names these files any more; that they lie there a while longer harms nobody. */
  private async forget(photoId: string): Promise<void> {
    await this.storage.remove(folderOf(photoId)).catch(() => this.logger.warn(`The files of photo ${photoId} could not be removed`));
  }
}
