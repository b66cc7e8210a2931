import { Injectable } from '@nestjs/common';
import type { Runner } from '../../../database/round-trips.js';

/** Keeps the former words, where the edit is to leave a trace, and writes the new ones. */
const EDIT = `WITH thread AS (
    UPDATE thread SET seq = seq + 1, last_excerpt = CASE WHEN $6::boolean THEN $5::text ELSE last_excerpt END WHERE id = $2::uuid RETURNING seq
  ), former AS (
    INSERT INTO post_revision (post_id, number, markdown, html, created_at)
    SELECT id, revision_count + 1, markdown, html, coalesce(edited_at, created_at) FROM post WHERE id = $1::uuid AND $7::boolean
  ), edited AS (
    UPDATE post SET markdown = $3, html = $4, changed_seq = thread.seq, text_seq = thread.seq,
      revision_count = revision_count + $7::boolean::int, edited_at = CASE WHEN $7::boolean THEN now() ELSE edited_at END
    FROM thread WHERE post.id = $1::uuid
  )
  SELECT seq FROM thread`;

const REMOVE = `WITH thread AS (
    UPDATE thread SET seq = seq + 1, post_count = post_count - 1 WHERE id = $2::uuid RETURNING seq
  ), removed AS (
    UPDATE post SET removed_at = now(), removed_by_id = $3::uuid, removed_as = $4, removed_reason = $5, changed_seq = thread.seq
    FROM thread WHERE post.id = $1::uuid
  )
  SELECT seq FROM thread`;

const RESTORE = `WITH thread AS (
    UPDATE thread SET seq = seq + 1, post_count = post_count + 1 WHERE id = $2::uuid RETURNING seq
  ), restored AS (
    UPDATE post SET removed_at = NULL, removed_by_id = NULL, removed_as = NULL, removed_reason = NULL, changed_seq = thread.seq
    FROM thread WHERE post.id = $1::uuid
  )
  SELECT seq FROM thread`;

const LAST_PRESENT = `SELECT author_id, created_at, html FROM post
  WHERE thread_id = $1 AND removed_at IS NULL ORDER BY number DESC LIMIT 1`;

const SHOW_LAST = `WITH shown AS (
    UPDATE thread SET last_post_at = coalesce($2::timestamptz, created_at), last_author_id = coalesce($3::uuid, author_id), last_excerpt = $4
    WHERE id = $1::uuid RETURNING id
  )
  SELECT id FROM shown`;

export interface EditedPost {
  id: string;
  threadId: string;
  markdown: string;
  html: string;
  excerpt: string;
  isLast: boolean;
  /** Whether the former words are kept as a revision. */
  leavesTrace: boolean;
}

const seqOf = async (rows: Promise<{ seq: number }[]>): Promise<number> => {
  const [row] = await rows;
  if (!row) throw new Error('The thread is gone while locked');
  return row.seq;
};

/** Writes to posts that stand. Each raises the thread's `seq`, answers it, and wants the thread locked. */
@Injectable()
export class PostChangesQueries {
  edit(tx: Runner, { id, threadId, markdown, html, excerpt, isLast, leavesTrace }: EditedPost): Promise<number> {
    return seqOf(tx.query(EDIT, [id, threadId, markdown, html, excerpt, isLast, leavesTrace]));
  }

  remove(
    tx: Runner,
    post: { id: string; threadId: string; by: string; as: 'author' | 'moderator'; reason: string | null },
  ): Promise<number> {
    return seqOf(tx.query(REMOVE, [post.id, post.threadId, post.by, post.as, post.reason]));
  }

  restore(tx: Runner, post: { id: string; threadId: string }): Promise<number> {
    return seqOf(tx.query(RESTORE, [post.id, post.threadId]));
  }

  /** Lists show the last post that is not removed; call after removing or restoring one. */
  async showLast(tx: Runner, threadId: string, excerptOf: (html: string) => string): Promise<void> {
    const [last] = await tx.query<{ author_id: string; created_at: Date; html: string }[]>(LAST_PRESENT, [threadId]);
    await tx.query(SHOW_LAST, [threadId, last?.created_at ?? null, last?.author_id ?? null, last ? excerptOf(last.html) : '']);
  }
}
