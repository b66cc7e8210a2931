import { Injectable } from '@nestjs/common';
import type { Runner } from '../../../database/round-trips.js';

const RENAME = `WITH t AS (UPDATE thread SET seq = seq + 1, title = $2, slug = $3 WHERE id = $1::uuid RETURNING seq) SELECT seq FROM t`;
const CLOSE = `WITH t AS (
    UPDATE thread SET seq = seq + 1, closed_at = now(), closed_by_id = $2::uuid, closed_reason = $3 WHERE id = $1::uuid RETURNING seq
  ) SELECT seq FROM t`;
const REOPEN = `WITH t AS (
    UPDATE thread SET seq = seq + 1, closed_at = NULL, closed_by_id = NULL, closed_reason = NULL WHERE id = $1::uuid RETURNING seq
  ) SELECT seq FROM t`;
const PIN = `WITH t AS (UPDATE thread SET seq = seq + 1, is_pinned = $2 WHERE id = $1::uuid RETURNING seq) SELECT seq FROM t`;

const seqOf = async (rows: Promise<{ seq: number }[]>): Promise<number> => {
  const [row] = await rows;
  if (!row) throw new Error('The thread is gone while locked');
  return row.seq;
};

/** Writes to a thread itself. Each raises its `seq`, answers it, and wants the thread locked. */
@Injectable()
export class ThreadChangesQueries {
  rename(tx: Runner, threadId: string, title: string, slug: string): Promise<number> {
    return seqOf(tx.query(RENAME, [threadId, title, slug]));
  }

  close(tx: Runner, threadId: string, by: string, reason: string): Promise<number> {
    return seqOf(tx.query(CLOSE, [threadId, by, reason]));
  }

  reopen(tx: Runner, threadId: string): Promise<number> {
    return seqOf(tx.query(REOPEN, [threadId]));
  }

  pin(tx: Runner, threadId: string, isPinned: boolean): Promise<number> {
    return seqOf(tx.query(PIN, [threadId, isPinned]));
  }
}
