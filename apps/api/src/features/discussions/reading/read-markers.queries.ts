import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Runner } from '../../../database/round-trips.js';

const MARK = `INSERT INTO read_marker (scholar_id, thread_id, read_number, read_at)
  SELECT $1::uuid, t.id, least($3::int, t.last_post_number), now() FROM thread t WHERE t.id = $2::uuid
  ON CONFLICT (scholar_id, thread_id) DO UPDATE SET
    read_number = CASE WHEN $4::boolean THEN excluded.read_number ELSE greatest(read_marker.read_number, excluded.read_number) END,
    read_at = excluded.read_at
  RETURNING read_number`;

const MARK_ALL = `WITH raised AS (
    UPDATE read_marker m SET read_number = t.last_post_number, read_at = now()
    FROM thread t WHERE m.scholar_id = $1::uuid AND t.id = m.thread_id AND t.last_post_number > m.read_number
  ), caught_up AS (
    UPDATE account SET caught_up_at = clock_timestamp() WHERE id = $2::uuid RETURNING caught_up_at
  )
  SELECT caught_up_at FROM caught_up`;

/** Writes of read markers. */
@Injectable()
export class ReadMarkersQueries {
  constructor(private readonly database: DataSource) {}

  /** The marker only rises, unless `mayFall`; never beyond the last post. */
  async mark(scholarId: string, threadId: string, number: number, mayFall: boolean): Promise<number> {
    const [row] = await this.database.query<{ read_number: number }[]>(MARK, [scholarId, threadId, number, mayFall]);
    if (!row) throw new Error(`Thread ${threadId} is gone`);
    return row.read_number;
  }

  /** Every thread read so far is read to its end; the others count as seen from now on. */
  async markAll(tx: Runner, scholarId: string, accountId: string): Promise<Date> {
    const [row] = await tx.query<{ caught_up_at: Date }[]>(MARK_ALL, [scholarId, accountId]);
    if (!row) throw new Error(`Account ${accountId} is gone`);
    return row.caught_up_at;
  }
}
