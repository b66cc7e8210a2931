import { sql } from './database';

/** The long form waits for the time in which something may be undone; the short one lets it be over, with the work that waits for it. */
const WAITS = Boolean(process.env.TEST_LONG);

/** Of the decision with these words to the person. */
export async function undoOfDecisionIsOver(words: string): Promise<void> {
  if (WAITS) return;
  const decided = await sql<{ id: string }>(`UPDATE review SET undo_until = least(undo_until, now()) WHERE words = $1 RETURNING id`, [
    words,
  ]);
  if (decided.length !== 1) throw new Error(`${decided.length} decisions say so`);
  await sql(`UPDATE pgboss.job SET start_after = now() WHERE name = 'tell-decision' AND state = 'created' AND data->>'reviewId' = $1`, [
    decided[0]?.id,
  ]);
}

/** Of news that went out. */
export async function undoOfNewsIsOver(submissionId: string): Promise<void> {
  if (WAITS) return;
  const out = await sql(`UPDATE news_item SET undo_until = least(undo_until, now()) WHERE submission_id = $1 RETURNING id`, [submissionId]);
  if (out.length !== 1) throw new Error('No such news went out');
}
