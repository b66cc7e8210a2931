import { Injectable } from '@nestjs/common';
import type { NotificationKind } from '@scholars-commons/shared/notifications';
import { DataSource } from 'typeorm';
import type { Runner } from '../../database/round-trips.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { followsLatest, microsOf } from '../../common/paging/keyset.js';
import { pageLength } from '../../common/paging/page-length.js';
import { type AuthorColumns, discussionsSql } from '../discussions/discussions.service.js';

const { authorColumns, viewerParameters, visibleTo } = discussionsSql;

/**
 * What the scholar may still read: a thread out of his sight takes its notifications along, a removed reply takes its own, and news that
 * are no longer public, or name him no longer, the question whether they may stand on his page.
 */
const SEEN = `n.scholar_id = $1 AND (n.thread_id IS NULL OR ${visibleTo}) AND NOT (n.kind = 'reply' AND p.removed_at IS NOT NULL)
    AND NOT (n.kind = 'news-named' AND (ni.id IS NULL OR NOT EXISTS (SELECT FROM news_person np
      WHERE np.submission_id = ni.submission_id AND np.scholar_id = n.scholar_id)))`;
const FROM = `FROM notification n
  LEFT JOIN thread t ON t.id = n.thread_id
  LEFT JOIN space s ON s.id = t.space_id
  LEFT JOIN post p ON p.id = n.post_id
  LEFT JOIN news_item ni ON ni.id = n.news_id AND ni.unpublished_at IS NULL
  LEFT JOIN news_submission ns ON ns.id = coalesce(ni.submission_id, n.submission_id)`;

const listSql = (
  limit: number,
) => `SELECT n.id, n.kind, n.created_at, n.read_at, n.text, t.id AS thread_id, t.title, t.slug, p.id AS post_id, p.number,
    ni.id AS news_id, n.submission_id, ns.title AS news_title, n.review_id,
    CASE WHEN n.kind = 'reply' THEN p.html END AS html, ${microsOf('n.created_at')}::text AS place,
    ${authorColumns('a', 'author')}
  ${FROM}
  LEFT JOIN scholar a ON a.id = n.actor_id
  WHERE ${SEEN} AND ${followsLatest({ by: ['n.created_at', 'n.id'], after: ['$4', '$5'] })}
  ORDER BY n.created_at DESC, n.id DESC LIMIT ${pageLength(limit)}`;

const UNREAD = `SELECT count(*)::int AS count ${FROM} WHERE ${SEEN} AND n.read_at IS NULL`;

const READ = `WITH read AS (
    UPDATE notification SET read_at = now()
    WHERE scholar_id = $1::uuid AND read_at IS NULL AND ($2::uuid[] IS NULL OR id = ANY($2::uuid[])) RETURNING id
  )
  SELECT count(*)::int AS count FROM read`;

const CHANGED_SINCE = `SELECT DISTINCT scholar_id FROM notification
  WHERE scholar_id = ANY($1::uuid[]) AND (created_at >= $2 OR read_at >= $2)`;

const TELL = `INSERT INTO notification (scholar_id, kind, actor_id, news_id, submission_id, review_id, text)
  SELECT scholar_id, $2, $3, $4, $5, $6, $7 FROM unnest($1::uuid[]) AS told (scholar_id)`;

/** Grants and cohorts of somebody who is not asking right now. */
const SIGHT = `SELECT ARRAY(SELECT cohort_id FROM enrollment WHERE scholar_id = $1) AS cohort_ids,
    EXISTS (SELECT FROM staff_grant WHERE scholar_id = $1 AND kind = 'moderator') AS is_moderator`;

type Nullable<T> = { [K in keyof T]: T[K] | null };

export type NotificationRow = Nullable<AuthorColumns<'author'>> & {
  id: string;
  kind: NotificationKind;
  created_at: Date;
  read_at: Date | null;
  text: string | null;
  thread_id: string | null;
  title: string | null;
  slug: string | null;
  post_id: string | null;
  number: number | null;
  news_id: string | null;
  submission_id: string | null;
  news_title: string | null;
  review_id: string | null;
  html: string | null;
  place: string;
};

/** Something to tell; names and titles are read when it is looked at. `text`: a reason in the words of staff. */
export interface Told {
  scholarIds: readonly string[];
  kind: NotificationKind;
  /** Null where the machine acts, or where who acted is nobody's business. */
  actorId?: string | null;
  newsId?: string | null;
  submissionId?: string | null;
  reviewId?: string | null;
  text?: string | null;
}

/** Where a page begins: microseconds of the last notification before it, and its id. */
export interface NotificationPlace {
  micros: string;
  id: string;
}

/** Reads and marks of notifications. */
@Injectable()
export class NotificationsQueries {
  constructor(private readonly database: DataSource) {}

  async page(viewer: Viewer, after: NotificationPlace | null, limit: number): Promise<NotificationRow[]> {
    const place = [after?.micros ?? null, after?.id ?? null];
    return (await this.database.query<NotificationRow[]>(listSql(limit), [...viewerParameters(viewer), ...place])).slice(0, limit);
  }

  async unread(viewer: Viewer): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(UNREAD, viewerParameters(viewer));
    return row?.count ?? 0;
  }

  /** The same for somebody who is not the one asking. */
  async unreadOf(scholarId: string): Promise<number> {
    const [sight] = await this.database.query<{ cohort_ids: string[]; is_moderator: boolean }[]>(SIGHT, [scholarId]);
    const parameters = [scholarId, sight?.cohort_ids ?? [], sight?.is_moderator ?? false];
    const [row] = await this.database.query<{ count: number }[]>(UNREAD, parameters);
    return row?.count ?? 0;
  }

  /** Those of these scholars who got or read a notification since. */
  async changedSince(scholarIds: readonly string[], since: Date): Promise<string[]> {
    const rows = await this.database.query<{ scholar_id: string }[]>(CHANGED_SINCE, [scholarIds, since]);
    return rows.map(({ scholar_id: scholarId }) => scholarId);
  }

  async tell(tx: Runner, { scholarIds, kind, ...about }: Told): Promise<void> {
    const { actorId = null, newsId = null, submissionId = null, reviewId = null, text = null } = about;
    await tx.query(TELL, [scholarIds, kind, actorId, newsId, submissionId, reviewId, text]);
  }

  /** @param ids null for all @returns how many were unread before */
  async read(scholarId: string, ids: readonly string[] | null): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(READ, [scholarId, ids]);
    return row?.count ?? 0;
  }
}
