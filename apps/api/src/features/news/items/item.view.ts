import type { CongratulationsView, NewsCard, NewsItem } from '@scholars-commons/shared/news';
import type { Viewer } from '../../../common/auth/viewer.js';
import { excerpt } from '../../../common/markdown/excerpt.js';
import { authorOf } from '../../discussions/discussions.service.js';
import { submissionPolicy } from '../submissions/submission.policy.js';
import { pictureOf } from '../submissions/submission.view.js';
import { itemPolicy } from './item.policy.js';
import type { CardRow, CongratulationsRow, ItemRow } from './items.queries.js';

const EXCERPT = 200;

export const newsCard = (row: CardRow): NewsCard => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  excerpt: excerpt(row.html, EXCERPT),
  date: row.date,
  publishedAt: row.published_at.toISOString(),
  picture: pictureOf(row),
  people: row.people,
  congratulations: row.congratulation_count,
  mine: row.is_mine,
});

/** Its way through the desk is the business of its submitter and of editors. */
export function newsItem(viewer: Viewer, row: ItemRow, related: readonly CardRow[]): NewsItem {
  const submission = { submitterId: row.submitter_id, state: row.state, wasSubmitted: row.was_submitted };
  const facts = { submitterId: row.submitter_id, isNamed: row.standing !== null };
  return {
    ...newsCard(row),
    html: row.html,
    link: row.link,
    submitter: authorOf(row),
    related: related.map(newsCard),
    congratulatedBy: row.congratulated_by,
    standing: row.standing,
    submissionId: submissionPolicy.read(viewer, submission) ? row.submission_id : null,
    can: {
      congratulate: itemPolicy.congratulate(viewer, facts),
      flag: itemPolicy.flag(viewer, facts),
      edit: submissionPolicy.allows(viewer, submission, 'edit'),
      unpublish: submissionPolicy.allows(viewer, submission, 'unpublish'),
    },
  };
}

export const congratulationsView = (newsId: string, row: CongratulationsRow): CongratulationsView => ({
  newsId,
  congratulations: row.congratulation_count,
  mine: row.is_mine,
  congratulatedBy: row.congratulated_by,
});
