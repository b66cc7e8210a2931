import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { defineJob, Handles, type JobHandler } from '../../../common/jobs/job.js';
import { REMOVED_POST_RETENTION_DAYS } from './post.policy.js';

const AT_A_TIME = 500;

export const eraseRemovedPosts = defineJob('erase-removed-posts', z.object({}), { cron: '17 3 * * *' });

/** The words of a post, its former words, and the reactions to it; the stub stays, and so does its number. */
const ERASE = `WITH erased AS (
    UPDATE post SET markdown = '', html = '', reactions = '[]', erased_at = now()
    WHERE id IN (
      SELECT id FROM post WHERE removed_at < now() - make_interval(days => $1::int) AND erased_at IS NULL
        AND NOT EXISTS (SELECT FROM review r JOIN review a ON a.appeal_of_id = r.id WHERE r.post_id = post.id AND a.told_at IS NULL)
      ORDER BY removed_at LIMIT $2::int FOR UPDATE SKIP LOCKED
    ) RETURNING id
  ), former AS (
    DELETE FROM post_revision WHERE post_id IN (SELECT id FROM erased)
  ), reacted AS (
    DELETE FROM reaction WHERE post_id IN (SELECT id FROM erased)
  )
  SELECT count(*)::int AS count FROM erased`;

/** Empties what was removed 30 days ago; what somebody has appealed against, when that is settled. A second run finds nothing to do; a run that is cut goes on where it was. */
@Injectable()
@Handles(eraseRemovedPosts)
export class EraseRemovedPostsJob implements JobHandler<typeof eraseRemovedPosts> {
  constructor(private readonly database: DataSource) {}

  async run(): Promise<void> {
    for (let erased = AT_A_TIME; erased === AT_A_TIME; ) {
      const [row] = await this.database.query<{ count: number }[]>(ERASE, [REMOVED_POST_RETENTION_DAYS, AT_A_TIME]);
      erased = row?.count ?? 0;
    }
  }
}
