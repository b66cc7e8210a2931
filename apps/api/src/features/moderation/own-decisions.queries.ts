import { Injectable } from '@nestjs/common';
import type { DecisionView } from '@scholars-commons/shared/review';
import { DataSource } from 'typeorm';
import type { Runner } from '../../database/round-trips.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { discussionsSql } from '../discussions/discussions.service.js';

/** Told decisions that did something, for the one they are about; titles of threads only while he may read them. */
const ONE = `SELECT r.id, r.kind, r.decision, r.reason, r.words, r.decided_at, r.decided_by_id, ns.id AS submission_id,
    CASE r.kind WHEN 'post' THEN CASE WHEN ${discussionsSql.visibleTo} THEN t.title ELSE '' END WHEN 'news' THEN ns.title ELSE a.name END AS title,
    CASE WHEN r.has_removed THEN nullif(coalesce(p.markdown, ns.text), '') END AS text,
    w.id AS thread_id, w.title AS thread_title, w.slug AS thread_slug, w.closed_at IS NOT NULL AS is_closed,
    ap.id AS appeal_id, ap.opened_at AS appealed_at, ap.appeal_words, CASE WHEN ap.told_at IS NOT NULL THEN ap.decision END AS appeal_outcome,
    CASE WHEN ap.told_at IS NOT NULL THEN ap.words END AS appeal_answer
  FROM review r
  JOIN scholar a ON a.id = r.subject_id
  LEFT JOIN post p ON p.id = r.post_id
  LEFT JOIN thread t ON t.id = p.thread_id
  LEFT JOIN space s ON s.id = t.space_id
  LEFT JOIN thread w ON w.id = t.id AND (s.kind = 'open' OR s.cohort_id = ANY($2::uuid[]))
  LEFT JOIN news_item ni ON ni.id = r.news_id
  LEFT JOIN news_submission ns ON ns.id = ni.submission_id
  LEFT JOIN review ap ON ap.appeal_of_id = r.id
  WHERE r.id = $4 AND r.subject_id = $1 AND r.told_at IS NOT NULL AND r.decision IN ('remove', 'remove-and-warn', 'suspend')`;

export interface OwnDecisionRow {
  id: string;
  kind: DecisionView['kind'];
  decision: DecisionView['decision'];
  reason: DecisionView['reason'];
  words: string;
  decided_at: Date;
  decided_by_id: string | null;
  submission_id: string | null;
  title: string;
  text: string | null;
  thread_id: string | null;
  thread_title: string | null;
  thread_slug: string | null;
  is_closed: boolean;
  appeal_id: string | null;
  appealed_at: Date | null;
  appeal_words: string | null;
  appeal_outcome: 'uphold' | 'overturn' | null;
  appeal_answer: string | null;
}

/** Decisions as the person they are about reads them. */
@Injectable()
export class OwnDecisionsQueries {
  constructor(private readonly database: DataSource) {}

  async one(viewer: Viewer, reviewId: string, tx: Runner = this.database): Promise<OwnDecisionRow | null> {
    const [row] = await tx.query<OwnDecisionRow[]>(ONE, [...discussionsSql.viewerParameters(viewer), reviewId]);
    return row ?? null;
  }
}
