import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { EventBus } from '../../common/events/event-bus.js';
import { defineJob, Handles, type JobHandler } from '../../common/jobs/job.js';
import { Verdicts } from './verdicts.service.js';

export const remindReviewers = defineJob('remind-reviewers', z.object({}), { cron: '7 * * * *' });

/**
 * Whoever may judge something that waits for more than a day, and was not reminded in the last one: `reviewPolicy.judge` over all who have a
 * grant. A little less than a day, as the job does not come to the second.
 */
const REMIND = `INSERT INTO notification (scholar_id, kind, review_id)
  SELECT h.scholar_id, 'review-waiting', oldest.id
  FROM (
    SELECT g.scholar_id, bool_or(g.kind = 'moderator') AS is_moderator, bool_or(g.kind = 'editor') AS is_editor
    FROM staff_grant g JOIN scholar s ON s.id = g.scholar_id
    WHERE g.kind IN ('moderator', 'editor') AND s.state = 'claimed' GROUP BY g.scholar_id
  ) h
  CROSS JOIN LATERAL (
    SELECT r.id FROM review r
    WHERE r.state = 'waiting' AND r.opened_at < now() - interval '24 hours'
      AND ((r.kind = 'submission' AND h.is_editor) OR (r.kind <> 'submission' AND h.is_moderator))
      AND r.subject_id <> h.scholar_id AND r.against_id IS DISTINCT FROM h.scholar_id
    ORDER BY r.opened_at, r.id LIMIT 1
  ) oldest
  WHERE NOT EXISTS (
    SELECT FROM notification n
    WHERE n.scholar_id = h.scholar_id AND n.kind = 'review-waiting' AND n.created_at > now() - interval '23 hours 30 minutes'
  )
  RETURNING scholar_id`;

/**
 * What nobody may judge, as with one moderator alone whose own post is flagged, waits until admins give the right to another: they are told
 * within the hour, and once a day while it lasts. Not of whom or what it is: it may be about themselves.
 */
const ASK_FOR_JUDGES = `WITH holder AS (
    SELECT g.scholar_id, g.kind FROM staff_grant g JOIN scholar s ON s.id = g.scholar_id
    WHERE s.state = 'claimed' AND EXISTS (SELECT FROM account a WHERE a.scholar_id = g.scholar_id)
  ), stuck AS (
    SELECT DISTINCT w.needs FROM review r, LATERAL (SELECT CASE r.kind WHEN 'submission' THEN 'editor' ELSE 'moderator' END AS needs) w
    WHERE r.state = 'waiting' AND NOT EXISTS (
      SELECT FROM holder h WHERE h.kind = w.needs AND h.scholar_id <> r.subject_id AND h.scholar_id IS DISTINCT FROM r.against_id
    )
  )
  INSERT INTO notification (scholar_id, kind)
  SELECT h.scholar_id, stuck.needs || '-needed' FROM holder h CROSS JOIN stuck
  WHERE h.kind = 'admin' AND NOT EXISTS (
    SELECT FROM notification n
    WHERE n.scholar_id = h.scholar_id AND n.kind = stuck.needs || '-needed' AND n.created_at > now() - interval '23 hours 30 minutes'
  )
  RETURNING scholar_id`;

/** Decisions that stand and that nobody was told of: the job that should have was set aside, or given up. */
const FORGOTTEN = `SELECT id, decision_id FROM review
  WHERE state = 'decided' AND told_at IS NULL AND decision_id IS NOT NULL AND decided_at < now() - interval '10 minutes'
  ORDER BY decided_at LIMIT 100`;

/** Tells staff once a day that something waits for too long, and admins that nobody may judge it; and those concerned what was forgotten. A second run finds nothing to do. */
@Injectable()
@Handles(remindReviewers)
export class RemindReviewersJob implements JobHandler<typeof remindReviewers> {
  constructor(
    private readonly database: DataSource,
    private readonly events: EventBus,
    private readonly verdicts: Verdicts,
  ) {}

  async run(): Promise<void> {
    const reminded = await this.database.query<{ scholar_id: string }[]>(REMIND);
    const asked = await this.database.query<{ scholar_id: string }[]>(ASK_FOR_JUDGES);
    const scholarIds = [...new Set([...reminded, ...asked].map(({ scholar_id }) => scholar_id))];
    if (scholarIds.length > 0) this.events.publish('notifications.changed', { scholarIds });
    await this.tellForgotten();
  }

  /** One that cannot be told holds up none of the others. */
  private async tellForgotten(): Promise<void> {
    const rows = await this.database.query<{ id: string; decision_id: string }[]>(FORGOTTEN);
    const failures: unknown[] = [];
    for (const { id, decision_id: decisionId } of rows) {
      await this.verdicts.tell(id, decisionId).catch((cause: unknown) => failures.push(cause));
    }
    if (failures.length > 0) throw failures[0];
  }
}
