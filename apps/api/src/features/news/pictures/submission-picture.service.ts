import { Injectable } from '@nestjs/common';
import { newsPictureSizes, type SubmissionView } from '@scholars-commons/shared/news';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import { isEditor, type Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { type PictureKind, Pictures, type StoredPicture } from '../../../common/pictures/pictures.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { readableSql, submissionPolicy } from '../submissions/submission.policy.js';
import { factsOf } from '../submissions/submission.view.js';
import { SubmissionWrites } from '../submissions/submission-writes.js';
import { type HeldSubmission, SubmissionsQueries } from '../submissions/submissions.queries.js';
import { assertWhole } from '../submissions/whole-submission.js';

/** As wide as the page asks for; of a tall one no more than twice as high. */
const newsPictures: PictureKind = {
  folder: 'news',
  sizes: newsPictureSizes.map((width) => ({ name: width, width, height: 2 * width, fit: 'inside' })),
  pointer: '/picture',
};

/** Another picture needs no other words at once; without one there is nothing to describe. */
const SET = `UPDATE news_submission SET picture_id = $2, picture_alt = CASE WHEN $2::uuid IS NULL THEN NULL ELSE picture_alt END,
    picture_is_decorative = $2::uuid IS NOT NULL AND picture_is_decorative, version = version + 1, updated_at = now() WHERE id = $1`;

/** $1, $2: as `readableSql`; $3: the picture. */
const SEEN = `SELECT ns.id FROM news_submission ns WHERE ns.picture_id = $3::uuid
  AND (${readableSql} OR EXISTS (SELECT FROM news_item ni WHERE ni.submission_id = ns.id AND ni.unpublished_at IS NULL))`;

/** The picture of a submission, and of the item that it becomes. */
@Injectable()
export class SubmissionPictureService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: SubmissionsQueries,
    private readonly writes: SubmissionWrites,
    private readonly pictures: Pictures,
    private readonly limits: Limits,
  ) {}

  /** Asked before a byte of the upload is read. */
  async assertMayChange(viewer: Viewer, submissionId: string): Promise<void> {
    const row = await this.queries.byId(submissionId);
    assertVisible(row !== null && submissionPolicy.read(viewer, factsOf(row)));
    authorize(submissionPolicy.allows(viewer, factsOf(row), 'edit'));
    await this.limits.consume('upload', viewer.scholarId);
  }

  put(viewer: Viewer, submissionId: string, bytes: Buffer): Promise<SubmissionView> {
    return this.pictures.keep(newsPictures, bytes, (pictureId) => this.replace(viewer, submissionId, pictureId));
  }

  remove(viewer: Viewer, submissionId: string): Promise<SubmissionView> {
    return this.replace(viewer, submissionId, null);
  }

  /** @returns the picture, or null where it is not, or not for this viewer */
  async read(viewer: Viewer, pictureId: string, size: string): Promise<StoredPicture | null> {
    const seen = await this.database.query<unknown[]>(SEEN, [viewer.scholarId, isEditor(viewer), pictureId]);
    return seen.length > 0 ? this.pictures.read(newsPictures, pictureId, size) : null;
  }

  private async replace(viewer: Viewer, submissionId: string, pictureId: string | null): Promise<SubmissionView> {
    let old: string | null = null;
    const view = await this.writes.act(viewer, submissionId, {
      act: 'edit',
      // Nothing to take away is no change, but the right to do so is asked all the same.
      stands: () => false,
      make: async (tx, held) => {
        if (held.picture_id === pictureId) return [];
        old = held.picture_id;
        // What others read already goes on being whole.
        if (!isDraft(held)) assertWhole({ ...held, picture_id: pictureId });
        await tx.query(SET, [held.id, pictureId]);
        await record(tx, viewer, held, pictureId);
        return [];
      },
    });
    if (old) await this.pictures.forget(newsPictures, old);
    return view;
  }
}

const isDraft = ({ state }: HeldSubmission) => state === 'draft' || state === 'returned';

/** As with words: on record where it is an editor's doing. */
async function record(tx: EntityManager, viewer: Viewer, held: HeldSubmission, pictureId: string | null): Promise<void> {
  if (viewer.scholarId === held.submitter_id) return;
  await audit(tx, {
    actorId: viewer.scholarId,
    act: 'submission.change',
    thing: { kind: 'submission', id: held.id },
    changes: { fields: ['picture'] },
    detail: { subjectId: held.submitter_id, before: { pictureId: held.picture_id }, after: { pictureId } },
  });
}
