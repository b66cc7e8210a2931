import type { NotificationView } from '@scholars-commons/shared/notifications';
import { authorOf, postExcerpt } from '../discussions/discussions.service.js';
import type { NotificationRow } from './notifications.queries.js';

const actorOf = (row: NotificationRow) => {
  const { author_id, author_name, author_is_staff, author_credentials, author_photo_id } = row;
  if (author_id === null || author_name === null || author_is_staff === null) return null;
  return authorOf({ author_id, author_name, author_is_staff, author_credentials, author_photo_id });
};

/** A reply is told by its present words, a decision by the moderator's reason. */
export const notificationView = (row: NotificationRow): NotificationView => ({
  id: row.id,
  kind: row.kind,
  createdAt: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
  actor: actorOf(row),
  thread:
    row.thread_id !== null && row.title !== null && row.slug !== null ? { id: row.thread_id, title: row.title, slug: row.slug } : null,
  news: row.news_id !== null && row.news_title !== null ? { id: row.news_id, title: row.news_title } : null,
  submission: row.submission_id !== null && row.news_title !== null ? { id: row.submission_id, title: row.news_title } : null,
  reviewId: row.review_id,
  post: row.post_id !== null && row.number !== null ? { id: row.post_id, number: row.number } : null,
  text: row.html === null ? row.text : postExcerpt(row.html),
});
