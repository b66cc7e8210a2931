import { Injectable } from '@nestjs/common';
import type { FlagKind, FlagView } from '@scholars-commons/shared/review';
import { DataSource } from 'typeorm';
import type { Runner } from '../../database/round-trips.js';
import type { ReviewThingRef } from '../review/review-queue.service.js';

/** What can be flagged, and the column of its cases. */
export interface FlaggedThing extends ReviewThingRef {
  kind: 'post' | 'news' | 'scholar';
}

const COLUMN: Record<FlaggedThing['kind'], string> = { post: 'post_id', news: 'news_id', scholar: 'subject_id' };

/** Nobody hears of a decision before it can no longer be undone. */
const mineOf = (kind: FlaggedThing['kind']) => `SELECT f.id, f.kind, f.words, f.created_at,
    CASE WHEN r.told_at IS NULL THEN NULL WHEN r.decision = 'keep' THEN 'kept' ELSE 'removed' END AS outcome
  FROM flag f JOIN review r ON r.id = f.review_id
  WHERE f.scholar_id = $1 AND r.kind = '${kind}' AND r.${COLUMN[kind]} = $2 ORDER BY f.created_at LIMIT 1`;
const MINE = { post: mineOf('post'), news: mineOf('news'), scholar: mineOf('scholar') };

/** Holds the case, so that nobody decides it just now; one that was decided meanwhile is no place for a flag. */
const STILL_WAITS = `SELECT id FROM review WHERE id = $1 AND state = 'waiting' FOR UPDATE`;

const ADD = `WITH added AS (
    INSERT INTO flag (id, review_id, scholar_id, kind, words) VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5) RETURNING review_id
  )
  UPDATE review SET flag_count = flag_count + 1 FROM added WHERE review.id = added.review_id`;

/** Public items alone; what is not public is not there. */
const NEWS = `SELECT ns.submitter_id AS owner_id FROM news_item ni JOIN news_submission ns ON ns.id = ni.submission_id
  WHERE ni.id = $1 AND ni.unpublished_at IS NULL`;

const SCHOLAR = `SELECT id AS owner_id FROM scholar WHERE id = $1 AND state <> 'merged' AND (is_listed OR $2::boolean OR id = $3::uuid)`;

export interface FlagRow {
  id: string;
  kind: FlagKind;
  words: string;
  created_at: Date;
  outcome: FlagView['outcome'];
}

/** Flags, which name their flagger to the database alone. */
@Injectable()
export class FlagsQueries {
  constructor(private readonly database: DataSource) {}

  /** The flag that a scholar has on a thing already. */
  async mine(scholarId: string, { kind, id }: FlaggedThing, tx: Runner = this.database): Promise<FlagRow | null> {
    const [row] = await tx.query<FlagRow[]>(MINE[kind], [scholarId, id]);
    return row ?? null;
  }

  async stillWaits(tx: Runner, reviewId: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(STILL_WAITS, [reviewId]);
    return rows.length > 0;
  }

  async add(tx: Runner, flag: { id: string; reviewId: string; scholarId: string; kind: FlagKind; words: string }): Promise<void> {
    await tx.query(ADD, [flag.id, flag.reviewId, flag.scholarId, flag.kind, flag.words]);
  }

  /** Whose a public news item is. */
  async newsOwner(newsId: string): Promise<string | null> {
    return this.owner(NEWS, [newsId]);
  }

  /** The scholar himself, if the viewer sees his page. */
  async visibleScholar(scholarId: string, viewerId: string, seesUnlisted: boolean): Promise<string | null> {
    return this.owner(SCHOLAR, [scholarId, seesUnlisted, viewerId]);
  }

  private async owner(text: string, parameters: unknown[]): Promise<string | null> {
    const [row] = await this.database.query<{ owner_id: string }[]>(text, parameters);
    return row?.owner_id ?? null;
  }
}
