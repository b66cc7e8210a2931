import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Thread, first post, its author's marker and the space's count, in one statement and so in one transaction. */
const START = `WITH thread AS (
    INSERT INTO thread (id, space_id, author_id, title, slug, last_author_id, last_excerpt)
    VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $3::uuid, $9) RETURNING id
  ), counted AS (
    UPDATE space SET thread_count = thread_count + 1 WHERE id = $2::uuid
  ), marker AS (
    INSERT INTO read_marker (scholar_id, thread_id, read_number) VALUES ($3::uuid, $1::uuid, 1)
  ), post AS (
    INSERT INTO post (id, thread_id, number, changed_seq, text_seq, author_id, markdown, html)
    VALUES ($6::uuid, $1::uuid, 1, 1, 1, $3::uuid, $7, $8)
  )
  SELECT id FROM thread`;

const FIRST_WORDS = 'SELECT markdown FROM post WHERE thread_id = $1 AND number = 1';

export interface StartedThread {
  id: string;
  spaceId: string;
  authorId: string;
  title: string;
  slug: string;
  post: { id: string; markdown: string; html: string; excerpt: string };
}

/** The write that begins a thread, and the words it began with. */
@Injectable()
export class ThreadStartQueries {
  constructor(private readonly database: DataSource) {}

  async start({ id, spaceId, authorId, title, slug, post }: StartedThread): Promise<void> {
    await this.database.query(START, [id, spaceId, authorId, title, slug, post.id, post.markdown, post.html, post.excerpt]);
  }

  /** Its first post as it stands. */
  async firstWords(threadId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ markdown: string }[]>(FIRST_WORDS, [threadId]);
    return row?.markdown;
  }
}
