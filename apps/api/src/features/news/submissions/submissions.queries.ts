import { Injectable } from '@nestjs/common';
import type { NewsKind, SubmissionState, SubmissionStep } from '@scholars-commons/shared/news';
import type { AuthorView } from '@scholars-commons/shared/discussions';
import { DataSource } from 'typeorm';
import { followsLatest, microsOf } from '../../../common/paging/keyset.js';
import { pageLength } from '../../../common/paging/page-length.js';
import type { Runner } from '../../../database/round-trips.js';
import { type AuthorColumns, discussionsSql } from '../../discussions/discussions.service.js';
import { wasSubmittedSql } from './submission.policy.js';

const { authorColumns, authorObject } = discussionsSql;

const COLUMNS = `ns.id, ns.submitter_id, ns.state, ns.kind, ns.title, ns.text, ns.html, ns.date, ns.link, ns.achievement_id, ns.picture_id,
    ns.picture_alt, ns.picture_is_decorative, ns.publish_at, ns.time_zone, ns.version, ns.created_at, ns.updated_at,
    ${wasSubmittedSql} AS was_submitted`;

/** A decision of moderators that took an item away, as step `st` says. */
const takenBy = (more: string) => `(st.step = 'unpublished' AND EXISTS (SELECT FROM news_item taken JOIN review rv ON rv.news_id = taken.id
        WHERE taken.submission_id = st.submission_id AND rv.has_removed AND rv.decided_by_id = st.actor_id
          AND rv.decided_at BETWEEN st.at - interval '1 minute' AND st.at${more}))`;
/** Why it did is read once it can no longer be taken back; who it was is not said, as in their other decisions. */
const isDue = takenBy(' AND rv.told_at IS NULL');

/** Everything about one submission, in one statement; rights are asked of the result. */
export const submissionSql = `SELECT ${COLUMNS}, ni.id AS news_id, ni.undo_until, ${authorColumns('s', 'author')},
    (SELECT coalesce(jsonb_agg(jsonb_build_object('scholar', ${authorObject('p')}, 'answer', np.answer) ORDER BY np.place, p.id), '[]')
      FROM news_person np JOIN scholar p ON p.id = np.scholar_id WHERE np.submission_id = ns.id) AS people,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('step', st.step, 'at', st.at, 'byName', CASE WHEN NOT ${takenBy('')} THEN b.name END,
        'note', CASE WHEN NOT ${isDue} THEN st.note END)
        ORDER BY st.at, st.id), '[]')
      FROM news_step st LEFT JOIN scholar b ON b.id = st.actor_id WHERE st.submission_id = ns.id) AS steps,
    (SELECT r.id FROM review r WHERE r.submission_id = ns.id ORDER BY r.state = 'waiting' DESC, r.opened_at DESC LIMIT 1) AS review_id
  FROM news_submission ns
  JOIN scholar s ON s.id = ns.submitter_id
  LEFT JOIN news_item ni ON ni.submission_id = ns.id AND ni.unpublished_at IS NULL
  WHERE ns.id = $1::uuid`;

/** The latest note is what an editor said last; others leave none. */
export const mySubmissionsSql = (
  limit: number,
): string => `SELECT ns.id, ns.state, ns.kind, ns.title, ns.created_at, ns.updated_at, ns.publish_at, ns.time_zone,
    ni.id AS news_id, said.note, ${microsOf('ns.updated_at')}::text AS place
  FROM news_submission ns
  LEFT JOIN news_item ni ON ni.submission_id = ns.id AND ni.unpublished_at IS NULL
  LEFT JOIN LATERAL (
    SELECT CASE WHEN NOT ${isDue} THEN st.note END AS note FROM news_step st
    WHERE st.submission_id = ns.id AND st.step IN ('returned', 'declined', 'unpublished') ORDER BY st.at DESC LIMIT 1
  ) AS said ON true
  WHERE ns.submitter_id = $1::uuid AND ($2::text IS NULL OR ns.state = $2)
    AND ${followsLatest({ by: ['ns.updated_at', 'ns.id'], after: ['$3', '$4'] })}
  ORDER BY ns.updated_at DESC, ns.id DESC LIMIT ${pageLength(limit)}`;

/** Read once the row is held: what is joined in the statement that waits for a lock would be as it was before. */
const HELD = `SELECT ${COLUMNS}, ni.id AS item_id, ni.unpublished_at, ni.undo_until > clock_timestamp() AS is_undoable, ni.removed_version,
    ni.made_achievement, st.step AS last_step, st.actor_id AS last_actor_id, st.note AS last_note
  FROM news_submission ns
  LEFT JOIN news_item ni ON ni.submission_id = ns.id
  LEFT JOIN LATERAL (
    SELECT step, actor_id, note FROM news_step WHERE submission_id = ns.id ORDER BY at DESC, id DESC LIMIT 1
  ) AS st ON true
  WHERE ns.id = $1::uuid`;

/** The columns of a submission itself. */
export interface SubmissionColumns {
  id: string;
  submitter_id: string;
  state: SubmissionState;
  kind: NewsKind;
  title: string;
  text: string;
  html: string;
  date: string | null;
  link: string | null;
  achievement_id: string | null;
  picture_id: string | null;
  picture_alt: string | null;
  picture_is_decorative: boolean;
  publish_at: Date | null;
  time_zone: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  was_submitted: boolean;
}

export type SubmissionRecord = SubmissionColumns &
  AuthorColumns<'author'> & {
    news_id: string | null;
    undo_until: Date | null;
    people: { scholar: AuthorView; answer: 'not-asked' | 'asked' | 'agreed' | 'declined' }[];
    steps: SubmissionStep[];
    review_id: string | null;
  };

/** A submission that is held for a change, with what its last step was and where its item stands. */
export type HeldSubmission = SubmissionColumns & {
  item_id: string | null;
  unpublished_at: Date | null;
  is_undoable: boolean | null;
  removed_version: number | null;
  made_achievement: Record<string, unknown> | null;
  last_step: string | null;
  last_actor_id: string | null;
  last_note: string | null;
};

export interface SubmissionListRow {
  id: string;
  state: SubmissionState;
  kind: NewsKind;
  title: string;
  created_at: Date;
  updated_at: Date;
  publish_at: Date | null;
  time_zone: string | null;
  news_id: string | null;
  note: string | null;
  place: string;
}

/** Reads of submissions. */
@Injectable()
export class SubmissionsQueries {
  constructor(private readonly database: DataSource) {}

  async byId(id: string, tx: Runner = this.database): Promise<SubmissionRecord | null> {
    const [row] = await tx.query<SubmissionRecord[]>(submissionSql, [id]);
    return row ?? null;
  }

  /** @param after microseconds and id of the last one before the page */
  async mine(
    scholarId: string,
    state: SubmissionState | null,
    after: { micros: string; id: string } | null,
    limit: number,
  ): Promise<SubmissionListRow[]> {
    const values = [scholarId, state, after?.micros ?? null, after?.id ?? null];
    return (await this.database.query<SubmissionListRow[]>(mySubmissionsSql(limit), values)).slice(0, limit);
  }

  /** Acts on one submission come one after the other. */
  async held(tx: Runner, id: string): Promise<HeldSubmission | null> {
    await tx.query('SELECT id FROM news_submission WHERE id = $1::uuid FOR NO KEY UPDATE', [id]);
    const [row] = await tx.query<HeldSubmission[]>(HELD, [id]);
    return row ?? null;
  }

  /** Which of these scholars stand among the people of a submission. */
  async peopleOf(tx: Runner, id: string): Promise<string[]> {
    const rows = await tx.query<{ scholar_id: string }[]>(
      'SELECT scholar_id FROM news_person WHERE submission_id = $1::uuid ORDER BY place, scholar_id',
      [id],
    );
    return rows.map(({ scholar_id }) => scholar_id);
  }
}
