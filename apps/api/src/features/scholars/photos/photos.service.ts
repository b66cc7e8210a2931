import { Injectable } from '@nestjs/common';
import { photoSizes, type ScholarView } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { type PictureKind, Pictures, type StoredPicture } from '../../../common/pictures/pictures.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { ProfileWrites } from '../profile/profile-writes.js';
import { ScholarFactsQueries } from '../projection/scholar-facts.queries.js';
import { sightOf } from '../projection/sight.js';
import { sightParams, sightSql } from '../projection/sight.sql.js';
import { scholarPolicy } from '../scholar.policy.js';

const LARGEST = Math.max(...photoSizes);
/** The largest is the whole picture, the others are squares of it. */
const photos: PictureKind = {
  folder: 'photos',
  sizes: photoSizes.map((size) => ({ name: size, width: size, height: size, fit: size === LARGEST ? 'inside' : 'cover' })),
  pointer: '/photo',
};

const seenSql = `SELECT s.id FROM scholar s WHERE s.photo_id = $4::uuid AND ${sightSql.read} AND ${sightSql.blocks.photo}`;

/** Photos of scholars: drawn anew at upload, under a new id each time, shown to whom the scholar shows them. */
@Injectable()
export class PhotosService {
  constructor(
    private readonly database: DataSource,
    private readonly facts: ScholarFactsQueries,
    private readonly writes: ProfileWrites,
    private readonly pictures: Pictures,
    private readonly limits: Limits,
  ) {}

  /** Asked before a byte of the upload is read. */
  async assertMayChange(viewer: Viewer, scholarId: string): Promise<void> {
    const scholar = await this.facts.of(this.database, viewer, scholarId);
    assertVisible(scholar !== null && sightOf(viewer, scholar).read);
    authorize(scholarPolicy.editBlock(viewer, scholar, sightOf(viewer, scholar).blocks, 'photo'));
    await this.limits.consume('upload', viewer.scholarId);
  }

  put(viewer: Viewer, scholarId: string, bytes: Buffer): Promise<ScholarView> {
    return this.pictures.keep(photos, bytes, (photoId) => this.replace(viewer, scholarId, photoId));
  }

  async remove(viewer: Viewer, scholarId: string): Promise<ScholarView> {
    return this.replace(viewer, scholarId, null);
  }

  /** @returns the picture, or null where it is not, or not for this viewer */
  async read(viewer: Viewer, photoId: string, size: string): Promise<StoredPicture | null> {
    const seen = await this.database.query<unknown[]>(seenSql, [...sightParams(viewer), photoId]);
    return seen.length > 0 ? this.pictures.read(photos, photoId, size) : null;
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
    if (old) await this.pictures.forget(photos, old);
    return view;
  }
}
