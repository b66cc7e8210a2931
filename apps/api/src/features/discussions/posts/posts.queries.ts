import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ReactionKind } from '@scholars-commons/shared/discussions';
import type { Viewer } from '../../../common/auth/viewer.js';
import type { Runner } from '../../../database/round-trips.js';
import { viewerParameters, visibleTo } from '../spaces/visible-to.js';
import { type PostRow, postColumns, postJoins } from './post.view.js';

/**
 * Numbers are dense and never reused, so every page is a span of them: one text for `after`, `before` and `around`. It is asked together with
 * the thread, so it looks itself whether that may be read: else a thread out of sight would take longer than none.
 */
const PAGE = `SELECT ${postColumns},
    CASE WHEN p.reactions <> '[]' THEN ARRAY(SELECT x.kind FROM reaction x WHERE x.post_id = p.id AND x.scholar_id = $1::uuid) ELSE '{}' END AS mine
  FROM post p ${postJoins}
  WHERE p.thread_id = $4 AND p.number > $5 AND p.number <= $6
    AND EXISTS (SELECT FROM thread t JOIN space s ON s.id = t.space_id WHERE t.id = $4 AND ${visibleTo})
  ORDER BY p.number`;

const CHANGED = `SELECT ${postColumns}
  FROM post p ${postJoins}
  WHERE p.thread_id = $1 AND p.changed_seq > $2
  ORDER BY p.number LIMIT $3`;

const ONE = `SELECT ${postColumns} FROM post p ${postJoins} WHERE p.id = $1`;

/** Whether the author of a post removed by a moderator was told of it; before, the removal can be taken back without a word. */
const isTold = `CASE WHEN p.removed_as = 'moderator' THEN NOT EXISTS (SELECT FROM review rv
      WHERE rv.post_id = p.id AND rv.state = 'decided' AND rv.has_removed AND rv.told_at IS NULL) ELSE true END`;

const SOURCE = `SELECT ${postColumns}, p.markdown, p.removed_reason, p.removed_by_id, p.erased_at, p.text_seq, ${isTold} AS is_told,
    t.author_id AS thread_author_id, t.closed_at, s.kind AS space_kind, s.cohort_id, now() AS as_of,
    p.number = (SELECT max(l.number) FROM post l WHERE l.thread_id = p.thread_id AND l.removed_at IS NULL) AS is_last
  FROM post p ${postJoins} JOIN thread t ON t.id = p.thread_id JOIN space s ON s.id = t.space_id
  WHERE p.id = $1`;

const REVISIONS = `SELECT number, markdown, html, created_at FROM post_revision WHERE post_id = $1 ORDER BY number`;

const REACTIONS = `SELECT p.reactions, ARRAY(SELECT x.kind FROM reaction x WHERE x.post_id = p.id AND x.scholar_id = $2) AS mine
  FROM post p WHERE p.id = $1`;

/**
 * The reply as one statement, since the thread's row stays locked as long as it takes: the counters, the post, the author's
 * own marker, and the notification of whoever is answered.
 */
const ADD = `WITH thread AS (
    UPDATE thread SET seq = seq + 1, last_post_number = last_post_number + 1, post_count = post_count + 1,
      last_post_at = now(), last_author_id = $3::uuid, last_excerpt = $6::text
    WHERE id = $2::uuid RETURNING id, seq, last_post_number
  ), p AS (
    INSERT INTO post (id, thread_id, number, changed_seq, text_seq, author_id, markdown, html, reply_to_id, created_at)
    SELECT $1::uuid, id, last_post_number, seq, seq, $3::uuid, $4, $5, $7::uuid, now() FROM thread
    RETURNING id, thread_id, number, changed_seq, author_id, html, reactions, revision_count, created_at, edited_at, removed_at, removed_as,
      reply_to_id
  ), marker AS (
    INSERT INTO read_marker (scholar_id, thread_id, read_number, read_at) SELECT $3::uuid, id, last_post_number, now() FROM thread
    ON CONFLICT (scholar_id, thread_id) DO UPDATE
      SET read_number = greatest(read_marker.read_number, excluded.read_number), read_at = excluded.read_at
  ), told AS (
    INSERT INTO notification (scholar_id, kind, actor_id, thread_id, post_id)
    SELECT o.author_id, 'reply', $3::uuid, $2::uuid, $1::uuid FROM post o
    WHERE o.id = $7 AND o.thread_id = $2 AND o.author_id <> $3 AND o.removed_at IS NULL
    RETURNING scholar_id
  )
  SELECT ${postColumns}, (SELECT scholar_id FROM told) AS told_id FROM p ${postJoins}`;

/** A post with what rights, staleness and the thread's last line hang on. */
export type SourceRow = PostRow & {
  markdown: string;
  removed_reason: string | null;
  is_told: boolean;
  removed_by_id: string | null;
  erased_at: Date | null;
  text_seq: number;
  /** When it was read, by the clock that wrote its times. */
  as_of: Date;
  thread_author_id: string;
  closed_at: Date | null;
  space_kind: 'open' | 'cohort';
  cohort_id: string | null;
  is_last: boolean;
};

export interface AddedPost {
  id: string;
  threadId: string;
  authorId: string;
  markdown: string;
  html: string;
  excerpt: string;
  replyTo: string | null;
}

/** Reads of posts, and the one write where many meet. */
@Injectable()
export class PostsQueries {
  constructor(private readonly database: DataSource) {}

  /** Posts numbered above `above`, up to `upTo`, with the viewer's own reactions; none of a thread that he may not read. */
  page(
    viewer: Viewer,
    threadId: string,
    { above, upTo }: { above: number; upTo: number },
    runner: Runner = this.database,
  ): Promise<(PostRow & { mine: ReactionKind[] })[]> {
    return runner.query(PAGE, [...viewerParameters(viewer), threadId, above, upTo]);
  }

  /** Posts whose last change is later than `since`, in their present form. */
  changedSince(threadId: string, since: number, limit: number): Promise<PostRow[]> {
    return this.database.query(CHANGED, [threadId, since, limit]);
  }

  async one(postId: string): Promise<PostRow | null> {
    const [row] = await this.database.query<PostRow[]>(ONE, [postId]);
    return row ?? null;
  }

  /** With its words and its thread. Inside a transaction that has locked the thread, nothing of it can change. */
  async source(postId: string, runner: Runner = this.database): Promise<SourceRow | null> {
    const [row] = await runner.query<SourceRow[]>(SOURCE, [postId]);
    return row ?? null;
  }

  revisions(postId: string): Promise<{ number: number; markdown: string; html: string; created_at: Date }[]> {
    return this.database.query(REVISIONS, [postId]);
  }

  async reactions(postId: string, scholarId: string): Promise<{ reactions: PostRow['reactions']; mine: ReactionKind[] } | null> {
    const [row] = await this.database.query<{ reactions: PostRow['reactions']; mine: ReactionKind[] }[]>(REACTIONS, [postId, scholarId]);
    return row ?? null;
  }

  /** Adds the next post of a thread that this transaction has locked; `told_id` is who was notified. */
  async add(tx: Runner, post: AddedPost): Promise<PostRow & { told_id: string | null }> {
    const { id, threadId, authorId, markdown, html, excerpt, replyTo } = post;
    const [row] = await tx.query<(PostRow & { told_id: string | null })[]>(ADD, [id, threadId, authorId, markdown, html, excerpt, replyTo]);
    if (!row) throw new Error(`Thread ${threadId} is gone while locked`);
    return row;
  }
}
