import { Injectable } from '@nestjs/common';
import type { AchievementLine } from '@scholars-commons/shared/scholars';
import { DataSource } from 'typeorm';
import type { Runner } from '../../../database/round-trips.js';

/** Publishing is undone for so long without a reason, and nobody is told before. */
export const UNDO_SECONDS = 60;

/** One item a submission, however often it goes out; the time that counts is the last one. */
const PUBLISH = `INSERT INTO news_item (submission_id, published_at, published_by_id, undo_until)
  VALUES ($1::uuid, now(), $2::uuid, now() + interval '${UNDO_SECONDS} seconds')
  ON CONFLICT (submission_id) DO UPDATE SET published_at = excluded.published_at, published_by_id = excluded.published_by_id,
    undo_until = excluded.undo_until, unpublished_at = NULL, told_at = NULL, removed_version = NULL, made_achievement = NULL
  RETURNING id`;

const UNPUBLISH = `UPDATE news_item SET unpublished_at = now(), made_achievement = NULL WHERE id = $1::uuid`;

const MADE = `WITH item AS (UPDATE news_item SET made_achievement = $3::jsonb WHERE id = $2::uuid)
  UPDATE news_submission SET achievement_id = ($3::jsonb ->> 'id')::uuid WHERE id = $1::uuid`;

/** Each process takes what no other has. Read on from the last one: those that fail again and again do not stand before the others. */
const DUE = `SELECT id, publish_at::text AS at FROM news_submission
  WHERE state = 'scheduled' AND publish_at <= now() AND (publish_at, id) > ($1::timestamptz, $2::uuid) ORDER BY publish_at, id LIMIT 200`;
const STILL_DUE = `SELECT id FROM news_submission WHERE id = $1::uuid AND state = 'scheduled' AND publish_at <= now()
  FOR NO KEY UPDATE SKIP LOCKED`;

const INSTANT = `SELECT $1::timestamp AT TIME ZONE $2::text AS at,
    $1::timestamp AT TIME ZONE $2::text BETWEEN now() + interval '1 minute' AND now() + interval '1 year' AS is_ahead`;

/** A public item, held with its submission, in the order in which all acts hold them. */
const TELLABLE = `SELECT ni.id, ni.submission_id, ni.told_at, ni.undo_until > clock_timestamp() AS can_be_undone, ns.submitter_id
  FROM news_item ni JOIN news_submission ns ON ns.id = ni.submission_id
  WHERE ni.id = $1::uuid AND ni.unpublished_at IS NULL`;
const TOLD = 'UPDATE news_item SET told_at = now(), made_achievement = NULL WHERE id = $1::uuid';

/** Nobody asks the dead. The submitter has agreed, or has declined and is not asked again. */
const ASK = `WITH asked AS (
    UPDATE news_person np SET answer = 'asked' FROM scholar s
    WHERE np.submission_id = $1::uuid AND np.answer = 'not-asked' AND s.id = np.scholar_id AND s.state NOT IN ('deceased', 'merged')
    RETURNING np.scholar_id, np.place
  )
  SELECT scholar_id FROM asked ORDER BY place, scholar_id`;

/** A place in the order of what is due; `at` as Postgres writes it, to the microsecond. */
export interface Due {
  id: string;
  at: string;
}
export const BEFORE_ALL: Due = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

interface Tellable {
  submissionId: string;
  submitterId: string;
  isTold: boolean;
  canBeUndone: boolean;
}

/** What makes a submission public, and takes that back. */
@Injectable()
export class PublishingQueries {
  constructor(private readonly database: DataSource) {}

  /** @returns the item's id */
  async publish(tx: Runner, submissionId: string, actorId: string | null): Promise<string> {
    const [row] = await tx.query<[{ id: string }]>(PUBLISH, [submissionId, actorId]);
    return row.id;
  }

  async unpublish(tx: Runner, newsId: string): Promise<void> {
    await tx.query(UNPUBLISH, [newsId]);
  }

  /** Links the line that this publishing wrote, and remembers it for as long as it can be undone. */
  async made(tx: Runner, submissionId: string, newsId: string, line: AchievementLine): Promise<void> {
    await tx.query(MADE, [submissionId, newsId, JSON.stringify(line)]);
  }

  /** The next of what is due. */
  due(after: Due): Promise<Due[]> {
    return this.database.query<Due[]>(DUE, [after.at, after.id]);
  }

  /** Holds it if it is due still, and nobody else holds it. */
  async takeDue(tx: Runner, submissionId: string): Promise<boolean> {
    return (await tx.query<unknown[]>(STILL_DUE, [submissionId])).length > 0;
  }

  /** The instant at which the clocks of a zone show this; `isAhead`: by a minute at least, by a year at most. */
  async instantOf(local: string, timeZone: string): Promise<{ at: Date; isAhead: boolean }> {
    const [row] = await this.database.query<[{ at: Date; is_ahead: boolean }]>(INSTANT, [local, timeZone]);
    return { at: row.at, isAhead: row.is_ahead };
  }

  async tellable(tx: Runner, newsId: string): Promise<Tellable | null> {
    await tx.query(
      'SELECT ns.id FROM news_submission ns JOIN news_item ni ON ni.submission_id = ns.id WHERE ni.id = $1::uuid FOR NO KEY UPDATE OF ns',
      [newsId],
    );
    const [row] = await tx.query<{ submission_id: string; submitter_id: string; told_at: Date | null; can_be_undone: boolean }[]>(
      TELLABLE,
      [newsId],
    );
    if (!row) return null;
    return {
      submissionId: row.submission_id,
      submitterId: row.submitter_id,
      isTold: row.told_at !== null,
      canBeUndone: row.can_be_undone,
    };
  }

  async told(tx: Runner, newsId: string): Promise<void> {
    await tx.query(TOLD, [newsId]);
  }

  /** @returns whom to ask whether it may stand on their pages, each once */
  async ask(tx: Runner, submissionId: string): Promise<string[]> {
    const rows = await tx.query<{ scholar_id: string }[]>(ASK, [submissionId]);
    return rows.map(({ scholar_id }) => scholar_id);
  }
}
