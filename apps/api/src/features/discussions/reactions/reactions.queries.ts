import { Injectable } from '@nestjs/common';
import { type ReactionKind, reactionKinds } from '@scholars-commons/shared/discussions';
import type { Runner } from '../../../database/round-trips.js';

/**
 * One row goes in or out, and the post's counts are made anew from the rows, in the order of kinds. Only if a row did
 * change does `seq` rise. Wants the thread locked, and so sees every row that others have committed.
 */
const changed = (write: string, mine: string) => `WITH row AS (
    ${write} RETURNING post_id
  ), kept AS (
    SELECT kind FROM reaction WHERE post_id = $1::uuid AND NOT (scholar_id = $2::uuid AND kind = $3::text)
    ${mine}
  ), counted AS (
    SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'count', count) ORDER BY array_position($5::text[], kind)), '[]'::jsonb) AS reactions
    FROM (SELECT kind, count(*)::int AS count FROM kept GROUP BY kind) each
  ), thread AS (
    UPDATE thread SET seq = seq + 1 WHERE id = $4::uuid AND EXISTS (SELECT FROM row) RETURNING seq
  ), counts AS (
    UPDATE post SET reactions = counted.reactions, changed_seq = thread.seq FROM counted, thread WHERE post.id = $1::uuid
  )
  SELECT seq FROM thread`;

const PUT = changed(
  'INSERT INTO reaction (post_id, scholar_id, kind) VALUES ($1::uuid, $2::uuid, $3::text) ON CONFLICT DO NOTHING',
  'UNION ALL SELECT $3::text',
);
const TAKE = changed('DELETE FROM reaction WHERE post_id = $1::uuid AND scholar_id = $2::uuid AND kind = $3::text', '');

export interface OneReaction {
  postId: string;
  threadId: string;
  scholarId: string;
  kind: ReactionKind;
}

/** Writes of reactions. */
@Injectable()
export class ReactionsQueries {
  /** @returns the thread's new `seq`, or null where it stood so already */
  async set(tx: Runner, { postId, threadId, scholarId, kind }: OneReaction, isOn: boolean): Promise<number | null> {
    const [row] = await tx.query<{ seq: number }[]>(isOn ? PUT : TAKE, [postId, scholarId, kind, threadId, reactionKinds]);
    return row?.seq ?? null;
  }
}
