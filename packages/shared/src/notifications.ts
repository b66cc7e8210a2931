import * as z from 'zod';
import { authorView } from './discussions.js';
import { id } from './id.js';
import { cursor, limitUpTo, pageOf } from './page.js';
import { instant } from './text.js';

/**
 * `reply`: somebody answered my post. `post-removed`, `post-restored`, `thread-closed`, `thread-reopened`: decisions on what I wrote.
 * `grants-changed`: what I may do as staff. `news-...`: how my submission stands; `news-named`: shall it stand on my page?
 * `decision`: something of mine was judged. `appeal-settled`, `flag-settled`: what came of what I asked. `review-waiting`: for staff, what waits too long.
 * `moderator-needed`, `editor-needed`: for admins, something waits that nobody may judge.
 */
export const notificationKind = z.enum([
  'reply',
  'post-removed',
  'post-restored',
  'thread-closed',
  'thread-reopened',
  'grants-changed',
  'news-opened',
  'news-returned',
  'news-scheduled',
  'news-published',
  'news-declined',
  'news-unpublished',
  'news-named',
  'decision',
  'appeal-settled',
  'flag-settled',
  'review-waiting',
  'moderator-needed',
  'editor-needed',
]);
export type NotificationKind = z.infer<typeof notificationKind>;

/** Titles and names are read at the time of asking, and only while the viewer may still read the thread. */
export const notificationView = z
  .object({
    id,
    kind: notificationKind,
    createdAt: instant,
    readAt: instant.nullable(),
    actor: authorView.nullable(),
    thread: z.object({ id, title: z.string(), slug: z.string() }).nullable(),
    post: z.object({ id, number: z.int() }).nullable(),
    /** While it is public. */
    news: z.object({ id, title: z.string() }).nullable(),
    submission: z.object({ id, title: z.string() }).nullable(),
    /** The case that was decided, or, for staff, that waits. */
    reviewId: id.nullable(),
    /** The beginning of the reply, or the reason in the words of staff. */
    text: z.string().nullable(),
  })
  .meta({ id: 'NotificationView' });
export type NotificationView = z.infer<typeof notificationView>;

export const notificationsQuery = z.strictObject({ cursor: cursor.optional(), limit: limitUpTo(50, 20) });
export const notificationPage = pageOf(notificationView).extend({ unread: z.int().nonnegative() }).meta({ id: 'NotificationPage' });
export type NotificationPage = z.infer<typeof notificationPage>;
/** Given ids, or everything up to now. */
export const readNotifications = z.union([z.strictObject({ ids: z.array(id).min(1).max(100) }), z.strictObject({ all: z.literal(true) })]);
export type ReadNotifications = z.infer<typeof readNotifications>;
export const unreadNotifications = z.object({ unread: z.int().nonnegative() }).meta({ id: 'UnreadNotifications' });
