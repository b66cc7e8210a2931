import type { NewsPicture, SubmissionRow, SubmissionView } from '@scholars-commons/shared/news';
import type { Viewer } from '../../../common/auth/viewer.js';
import { authorOf } from '../../discussions/discussions.service.js';
import { type SubmissionFacts, submissionPolicy } from './submission.policy.js';
import type { SubmissionColumns, SubmissionListRow, SubmissionRecord } from './submissions.queries.js';

export const factsOf = ({ submitter_id, state, was_submitted }: SubmissionColumns): SubmissionFacts => ({
  submitterId: submitter_id,
  state,
  wasSubmitted: was_submitted,
});

type PictureColumns = Pick<SubmissionColumns, 'picture_id' | 'picture_alt' | 'picture_is_decorative'>;

export const pictureOf = ({ picture_id, picture_alt, picture_is_decorative }: PictureColumns): NewsPicture | null =>
  picture_id === null ? null : { id: picture_id, alt: picture_alt, isDecorative: picture_is_decorative };

/** A submission for its submitter or an editor; its place in the queue of staff is the business of those who judge it. */
export function submissionView(viewer: Viewer, row: SubmissionRecord): SubmissionView {
  const facts = factsOf(row);
  return {
    id: row.id,
    state: row.state,
    kind: row.kind,
    title: row.title,
    text: row.text,
    html: row.html,
    date: row.date,
    link: row.link,
    achievementId: row.achievement_id,
    picture: pictureOf(row),
    people: row.people,
    submitter: authorOf(row),
    // Inside of JSON Postgres writes instants in its own way.
    steps: row.steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    publishAt: row.publish_at?.toISOString() ?? null,
    timeZone: row.time_zone,
    newsId: row.news_id,
    undoUntil: row.undo_until?.toISOString() ?? null,
    reviewId: submissionPolicy.judge(viewer, facts) ? row.review_id : null,
    can: submissionPolicy.can(viewer, facts),
  };
}

export const submissionRow = (row: SubmissionListRow): SubmissionRow => ({
  id: row.id,
  state: row.state,
  kind: row.kind,
  title: row.title,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  publishAt: row.publish_at?.toISOString() ?? null,
  timeZone: row.time_zone,
  newsId: row.news_id,
  note: row.note,
});
