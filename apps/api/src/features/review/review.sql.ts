import type { AuthorView } from '@scholars-commons/shared/discussions';
import type { FlagKind, ReasonCode, ReviewKind, ReviewOutcome, ReviewState } from '@scholars-commons/shared/review';
import { isEditor, isModerator, type Viewer } from '../../common/auth/viewer.js';
import { type AuthorColumns, discussionsSql } from '../discussions/discussions.service.js';

/** What moderators judge, and what editors do. */
const DESKS = ['flagged', 'submitted'] as const;
export type Desk = (typeof DESKS)[number];

/**
 * `reviewPolicy.judge` as SQL over the alias `r` of `review`. It stands on the first three parameters of every list of the desk:
 * `judgeParameters` makes them.
 */
export const judgeableBy = (
  desk: Desk,
): string => `r.kind ${desk === 'submitted' ? '=' : '<>'} 'submission' AND ${desk === 'submitted' ? '$3' : '$2'}::boolean
    AND r.subject_id <> $1::uuid AND r.against_id IS DISTINCT FROM $1::uuid`;

/** Rows of all desks: each reads its own index, and none where the viewer has no right. */
export const ofAllDesks = (rowsOf: (desk: Desk) => string): string =>
  DESKS.map((desk) => `(${rowsOf(desk)})`).join('\n    UNION ALL\n    ');

/** $1 the scholar, $2 whether he judges what is flagged, $3 whether he judges what is submitted. */
export const judgeParameters = (viewer: Viewer): [string, boolean, boolean] => [viewer.scholarId, isModerator(viewer), isEditor(viewer)];

/** Whoever has it open; a hold ends by itself. */
export const HELD = `r.held_at > now() - interval '5 minutes'`;

/** Case r, the case o that it appeals against, and the thing that either is about. What a scholar says of himself: as the network sees it. */
export const caseJoins = `LEFT JOIN review o ON o.id = r.appeal_of_id
  LEFT JOIN post p ON p.id = coalesce(r.post_id, o.post_id)
  LEFT JOIN thread t ON t.id = p.thread_id
  LEFT JOIN news_item ni ON ni.id = coalesce(r.news_id, o.news_id)
  LEFT JOIN news_submission ns ON ns.id = coalesce(r.submission_id, ni.submission_id)
  JOIN scholar a ON a.id = r.subject_id
  LEFT JOIN scholar h ON h.id = r.held_by_id AND ${HELD}
  LEFT JOIN scholar b ON b.id = r.decided_by_id`;

export const seesAbout = `a.audience_about = 'network' AND a.state <> 'unclaimed'`;

/** One line of the queue over `caseJoins`. */
export const caseColumns = `r.id, r.kind, r.state, r.opened_at, r.subject_id, r.against_id, r.appeal_words, r.flag_count,
    coalesce(t.title, ns.title, a.name) AS title,
    coalesce(p.html, ns.html, CASE WHEN ${seesAbout} THEN coalesce(nullif(a.bio_html, ''), a.headline) END, '') AS html,
    h.id AS held_by_id, h.name AS held_by_name,
    r.decision, r.reason, r.words, b.name AS decided_by_name, r.decided_by_id, r.decided_at, r.undo_until,
    coalesce(r.undo_until > now(), false) AS can_be_undone,
    coalesce((SELECT json_agg(json_build_object('kind', f.kind, 'count', f.count) ORDER BY f.count DESC, f.kind)
      FROM (SELECT x.kind, count(*)::int AS count FROM flag x WHERE x.review_id = r.id GROUP BY x.kind) f), '[]'::json) AS flag_kinds,
    ${discussionsSql.authorColumns('a', 'author')}`;

export type CaseRow = AuthorColumns<'author'> & {
  id: string;
  kind: ReviewKind;
  state: ReviewState;
  opened_at: Date;
  subject_id: AuthorView['id'];
  against_id: string | null;
  appeal_words: string | null;
  flag_count: number;
  title: string;
  html: string;
  held_by_id: string | null;
  held_by_name: string | null;
  decision: ReviewOutcome['decision'] | null;
  reason: ReasonCode | null;
  words: string | null;
  decided_by_id: string | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  undo_until: Date | null;
  can_be_undone: boolean;
  flag_kinds: { kind: FlagKind; count: number }[];
};
