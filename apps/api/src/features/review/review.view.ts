import type { ReviewCounters, ReviewHold, ReviewOutcome, ReviewRow } from '@scholars-commons/shared/review';
import { beginning, excerpt } from '../../common/markdown/excerpt.js';
import { authorOf } from '../discussions/discussions.service.js';
import type { CountersRow } from './review.queries.js';
import type { CaseRow } from './review.sql.js';

const EXCERPT = 200;

export const holdOf = ({ held_by_id: scholarId, held_by_name: name }: Pick<CaseRow, 'held_by_id' | 'held_by_name'>): ReviewHold | null =>
  scholarId !== null && name !== null ? { scholarId, name } : null;

/** How something was decided; null while it waits. */
export const outcomeOf = (
  row: Pick<CaseRow, 'decision' | 'reason' | 'words' | 'decided_by_name' | 'decided_at' | 'undo_until'>,
): ReviewOutcome | null =>
  row.decision !== null && row.decided_at !== null
    ? {
        decision: row.decision,
        reason: row.reason,
        words: row.words,
        byName: row.decided_by_name,
        at: row.decided_at.toISOString(),
        undoUntil: row.undo_until?.toISOString() ?? null,
      }
    : null;

export const reviewRow = (row: CaseRow): ReviewRow => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  openedAt: row.opened_at.toISOString(),
  title: row.title,
  // An appeal is told by what the person says.
  excerpt: row.appeal_words === null ? excerpt(row.html, EXCERPT) : beginning(row.appeal_words, EXCERPT),
  subject: authorOf(row),
  flagCount: row.flag_count,
  flagKinds: row.flag_kinds,
  heldBy: row.state === 'waiting' ? holdOf(row) : null,
  outcome: outcomeOf(row),
});

export const countersView = ({ waiting, oldest_at, median_hours }: CountersRow): ReviewCounters => ({
  waiting,
  oldestAt: oldest_at?.toISOString() ?? null,
  medianHours: median_hours === null ? null : Math.round(median_hours * 10) / 10,
});
