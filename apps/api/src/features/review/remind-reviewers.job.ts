import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { EventBus } from '../../common/events/event-bus.js';
import { defineJob, Handles, type JobHandler } from '../../common/jobs/job.js';

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

/** Tells staff once a day that something waits for too long. A second run finds nothing to do. */
@Injectable()
@Handles(remindReviewers)
export class RemindReviewersJob implements JobHandler<typeof remindReviewers> {
  constructor(
    private readonly database: DataSource,
    private readonly events: EventBus,
  ) {}

  async run(): Promise<void> {
    const rows = await this.database.query<{ scholar_id: string }[]>(REMIND);
    if (rows.length > 0) this.events.publish('notifications.changed', { scholarIds: rows.map(({ scholar_id }) => scholar_id) });
  }
}
