import { Injectable } from '@nestjs/common';
import type { FlagKind } from '@scholars-commons/shared/review';
import { DataSource } from 'typeorm';
import { type AuthorColumns, discussionsSql } from '../discussions/discussions.service.js';
import { type CaseRow, seesAbout } from './review.sql.js';

const POSTS = `SELECT x.id, x.number, CASE WHEN x.removed_at IS NULL OR x.id = p.id THEN x.html ELSE '' END AS html, x.created_at,
    x.removed_at IS NOT NULL AS is_removed, x.id = p.id AS is_subject, t.id AS thread_id, t.title, t.slug, s.name AS space_name,
    t.closed_at IS NOT NULL AS is_closed, ${discussionsSql.authorColumns('a', 'author')}
  FROM review r
  JOIN post p ON p.id = r.post_id
  JOIN thread t ON t.id = p.thread_id
  JOIN space s ON s.id = t.space_id
  JOIN post x ON x.thread_id = p.thread_id AND x.number BETWEEN p.number - 2 AND p.number + 1
  JOIN scholar a ON a.id = x.author_id
  WHERE r.id = $1 ORDER BY x.number`;

const NEWS = `SELECT ni.id, ns.title, ns.html, ni.unpublished_at IS NULL AS is_published
  FROM review r JOIN news_item ni ON ni.id = r.news_id JOIN news_submission ns ON ns.id = ni.submission_id WHERE r.id = $1`;

const SCHOLAR = `SELECT a.id, a.name, CASE WHEN ${seesAbout} THEN a.headline END AS headline, CASE WHEN ${seesAbout} THEN nullif(a.bio_html, '') END AS bio
  FROM review r JOIN scholar a ON a.id = r.subject_id WHERE r.id = $1`;

const SUBMISSION = 'SELECT submission_id AS id FROM review WHERE id = $1 AND submission_id IS NOT NULL';

const APPEAL = `SELECT r.appeal_of_id, r.appeal_words, o.kind AS appeal_of_kind, o.decision, o.reason, o.words,
    b.name AS decided_by_name, o.decided_at, o.undo_until, a.state = 'suspended' AS is_suspended, a.suspended_reason, a.suspended_until,
    sb.name AS suspended_by_name, su.at AS suspended_at
  FROM review r
  JOIN scholar a ON a.id = r.subject_id
  LEFT JOIN review o ON o.id = r.appeal_of_id
  LEFT JOIN scholar b ON b.id = o.decided_by_id
  LEFT JOIN LATERAL (SELECT x.at, x.actor_id FROM audit x
    WHERE x.thing_kind = 'scholar' AND x.thing_id = a.id AND x.act = 'scholar.suspend' ORDER BY x.at DESC LIMIT 1) su ON a.state = 'suspended'
  LEFT JOIN scholar sb ON sb.id = su.actor_id
  WHERE r.id = $1`;

/** Who flagged is not selected: what is not there cannot leave. */
const FLAGS = 'SELECT kind, words, created_at FROM flag WHERE review_id = $1 ORDER BY created_at, id';

/** What was taken back, by the one who did it or on an appeal, is held against nobody. */
const HISTORY = `SELECT (SELECT count(*)::int FROM post p WHERE p.author_id = s.id AND p.removed_at IS NULL) AS posts,
    (SELECT count(*)::int FROM post p WHERE p.author_id = s.id AND p.removed_as = 'moderator') AS removed,
    (SELECT count(*)::int FROM review w WHERE w.subject_id = s.id AND w.decision = 'remove-and-warn' AND w.id <> $2::uuid
      AND NOT EXISTS (SELECT FROM review ap WHERE ap.appeal_of_id = w.id AND ap.decision = 'overturn')) AS warnings,
    (SELECT greatest(0, count(*) FILTER (WHERE x.act = 'scholar.suspend') - count(*) FILTER (WHERE x.changes ->> 'takenBack' = 'true'))::int
      FROM audit x WHERE x.thing_kind = 'scholar' AND x.thing_id = s.id) AS suspensions,
    s.claimed_at AS member_since
  FROM scholar s WHERE s.id = $1`;

export type PostInCaseRow = AuthorColumns<'author'> & {
  id: string;
  number: number;
  html: string;
  created_at: Date;
  is_removed: boolean;
  is_subject: boolean;
  thread_id: string;
  title: string;
  slug: string;
  space_name: string;
  is_closed: boolean;
};

export type AppealRow = Pick<CaseRow, 'decision' | 'reason' | 'words' | 'decided_by_name' | 'decided_at' | 'undo_until'> & {
  appeal_of_id: string | null;
  appeal_of_kind: CaseRow['kind'] | null;
  appeal_words: string;
  is_suspended: boolean;
  suspended_reason: string | null;
  suspended_until: Date | null;
  suspended_by_name: string | null;
  suspended_at: Date | null;
};

export interface HistoryRow {
  posts: number;
  removed: number;
  warnings: number;
  suspensions: number;
  member_since: Date | null;
}

/** What a case is about, where it stands. Each is one statement. */
@Injectable()
export class CaseQueries {
  constructor(private readonly database: DataSource) {}

  posts(reviewId: string): Promise<PostInCaseRow[]> {
    return this.database.query(POSTS, [reviewId]);
  }

  news(reviewId: string): Promise<{ id: string; title: string; html: string; is_published: boolean }> {
    return this.first(NEWS, reviewId);
  }

  scholar(reviewId: string): Promise<{ id: string; name: string; headline: string | null; bio: string | null }> {
    return this.first(SCHOLAR, reviewId);
  }

  submission(reviewId: string): Promise<{ id: string }> {
    return this.first(SUBMISSION, reviewId);
  }

  appeal(reviewId: string): Promise<AppealRow> {
    return this.first(APPEAL, reviewId);
  }

  flags(reviewId: string): Promise<{ kind: FlagKind; words: string; created_at: Date }[]> {
    return this.database.query(FLAGS, [reviewId]);
  }

  /** What is known of whoever is judged, this case left out. */
  async history(scholarId: string, reviewId: string): Promise<HistoryRow> {
    const [row] = await this.database.query<HistoryRow[]>(HISTORY, [scholarId, reviewId]);
    if (!row) throw new Error('A case about nobody');
    return row;
  }

  private async first<T>(text: string, reviewId: string): Promise<T> {
    const [row] = await this.database.query<T[]>(text, [reviewId]);
    if (row === undefined) throw new Error('A case about nothing');
    return row;
  }
}
