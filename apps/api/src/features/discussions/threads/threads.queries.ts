import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import type { Runner } from '../../../database/round-trips.js';
import { type AuthorColumns, authorColumns } from '../author-columns.js';
import { type MarkerColumns, type PublicThreadRow, publicThreadColumns } from './thread.view.js';

const JOINS = `JOIN space s ON s.id = t.space_id JOIN scholar a ON a.id = t.author_id LEFT JOIN scholar c ON c.id = t.closed_by_id`;

const FOR_VIEWER = `SELECT ${publicThreadColumns}, m.read_number, m.read_at
  FROM thread t ${JOINS} LEFT JOIN read_marker m ON m.thread_id = t.id AND m.scholar_id = $2
  WHERE t.id = $1`;

const FOR_ALL = `SELECT ${publicThreadColumns} FROM thread t ${JOINS} WHERE t.id = $1`;

const ACCESS_COLUMNS = 't.id, t.author_id, t.seq, t.last_post_number, t.closed_at, s.id AS space_id, s.kind AS space_kind, s.cohort_id';

const ACCESS = `SELECT ${ACCESS_COLUMNS} FROM thread t JOIN space s ON s.id = t.space_id WHERE t.id = $1`;

const LOCK = `SELECT ${ACCESS_COLUMNS},
    ($2::uuid IS NULL OR EXISTS (SELECT FROM post r WHERE r.id = $2 AND r.thread_id = t.id)) AS answers_here
  FROM thread t JOIN space s ON s.id = t.space_id WHERE t.id = $1 FOR NO KEY UPDATE OF t`;

/** The post too: the job that erases removed posts locks no thread, and nobody may restore what it is just emptying. */
const LOCK_BY_POST = `SELECT t.id FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.id = $1 FOR NO KEY UPDATE OF t, p`;

const ACCESS_OF = `SELECT ${ACCESS_COLUMNS} FROM thread t JOIN space s ON s.id = t.space_id WHERE t.id = ANY($1::uuid[])`;

const LAST_LINE = `SELECT t.space_id, t.title, t.last_post_number, t.last_post_at, ${authorColumns('l', 'last')}
  FROM thread t JOIN scholar l ON l.id = t.last_author_id WHERE t.id = $1`;

const SEQS = `SELECT id, seq FROM thread WHERE id = ANY($1::uuid[])`;

/** The few columns that reading rights hang on. */
export interface AccessRow {
  id: string;
  author_id: string;
  seq: number;
  last_post_number: number;
  closed_at: Date | null;
  space_id: string;
  space_kind: 'open' | 'cohort';
  cohort_id: string | null;
}

export type LastLineRow = AuthorColumns<'last'> & { space_id: string; title: string; last_post_number: number; last_post_at: Date };

/** Reads of one thread, and its lock. Every change of a thread or its posts is made under that lock. */
@Injectable()
export class ThreadsQueries {
  constructor(private readonly database: DataSource) {}

  /** The thread with its space, author and the viewer's read marker: one row. */
  async forViewer(viewer: Viewer, threadId: string, runner: Runner = this.database): Promise<(PublicThreadRow & MarkerColumns) | null> {
    const [row] = await runner.query<(PublicThreadRow & MarkerColumns)[]>(FOR_VIEWER, [threadId, viewer.scholarId]);
    return row ?? null;
  }

  /** The thread as all its readers see it alike. */
  async forAll(threadId: string, runner: Runner = this.database): Promise<PublicThreadRow | null> {
    const [row] = await runner.query<PublicThreadRow[]>(FOR_ALL, [threadId]);
    return row ?? null;
  }

  async access(threadId: string): Promise<AccessRow | null> {
    const [row] = await this.database.query<AccessRow[]>(ACCESS, [threadId]);
    return row ?? null;
  }

  accessOf(threadIds: readonly string[]): Promise<AccessRow[]> {
    return this.database.query(ACCESS_OF, [threadIds]);
  }

  /** What a list of threads shows of the last post. */
  async lastLine(threadId: string): Promise<LastLineRow | null> {
    const [row] = await this.database.query<LastLineRow[]>(LAST_LINE, [threadId]);
    return row ?? null;
  }

  /** Locks the thread until the transaction ends. `answers_here`: the post to be answered, if any, is of this thread. */
  async lock(tx: Runner, threadId: string, replyTo: string | null = null): Promise<(AccessRow & { answers_here: boolean }) | null> {
    const [row] = await tx.query<(AccessRow & { answers_here: boolean })[]>(LOCK, [threadId, replyTo]);
    return row ?? null;
  }

  /** Locks the post and the thread that holds it; the post itself is read afterwards, when nobody can change it any more. */
  async lockByPost(tx: Runner, postId: string): Promise<boolean> {
    const rows = await tx.query<{ id: string }[]>(LOCK_BY_POST, [postId]);
    return rows.length > 0;
  }

  async seqs(threadIds: readonly string[]): Promise<{ id: string; seq: number }[]> {
    return this.database.query(SEQS, [threadIds]);
  }
}
