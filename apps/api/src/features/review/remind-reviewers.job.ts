import { Injectable, Logger } from '@nestjs/common';
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

/** What waits and nobody may judge, as with one moderator alone whose own post is flagged. */
const STUCK = `holder AS (
    SELECT g.scholar_id, g.kind FROM staff_grant g JOIN scholar s ON s.id = g.scholar_id
    WHERE s.state = 'claimed' AND EXISTS (SELECT FROM account a WHERE a.scholar_id = g.scholar_id)
  ), stuck AS (
    SELECT w.needs, r.kind, r.subject_id, r.against_id
    FROM review r, LATERAL (SELECT CASE r.kind WHEN 'submission' THEN 'editor' ELSE 'moderator' END AS needs) w
    WHERE r.state = 'waiting' AND NOT EXISTS (
      SELECT FROM holder h WHERE h.kind = w.needs AND h.scholar_id <> r.subject_id AND h.scholar_id IS DISTINCT FROM r.against_id
    )
  )`;

/**
 * It waits until admins give the right to another: they are told within the hour, and once a day while it lasts; not of whom or what it is.
 * An admin whom it is about hears nothing of it, as he would be the one to guess that; who submitted or appealed himself knows of it.
 */
const ASK_FOR_JUDGES = `WITH ${STUCK}
  INSERT INTO notification (scholar_id, kind)
  SELECT DISTINCT h.scholar_id, stuck.needs || '-needed'
  FROM holder h JOIN stuck ON h.scholar_id IS DISTINCT FROM stuck.against_id
    AND (h.scholar_id <> stuck.subject_id OR stuck.kind IN ('submission', 'appeal'))
  WHERE h.kind = 'admin' AND NOT EXISTS (
    SELECT FROM notification n
    WHERE n.scholar_id = h.scholar_id AND n.kind = stuck.needs || '-needed' AND n.created_at > now() - interval '23 hours 30 minutes'
  )
  RETURNING scholar_id`;

/** Which rights are missing: for whoever runs the machine, as there may be no admin who may be told. */
const MISSING = `WITH ${STUCK} SELECT DISTINCT needs FROM stuck ORDER BY needs`;

/** Decisions that stand and that nobody was told of: the job that should have was set aside, or given up. */
const FORGOTTEN = `SELECT id, decision_id FROM review
  WHERE state = 'decided' AND told_at IS NULL AND decision_id IS NOT NULL AND decided_at < now() - interval '10 minutes'
  ORDER BY decided_at LIMIT 100`;

/** Tells staff once a day that something waits for too long, and admins that nobody may judge it; and those concerned what was forgotten. A second run finds nothing to do. */
@Injectable()
@Handles(remindReviewers)
export class RemindReviewersJob implements JobHandler<typeof remindReviewers> {
  private readonly logger = new Logger('Review');

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
    for (const { needs } of await this.database.query<{ needs: string }[]>(MISSING))
      this.logger.warn(`Something waits that nobody may judge: give another person the right (${needs})`);
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
