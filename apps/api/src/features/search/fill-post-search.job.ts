import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { defineJob, Handles, type JobHandler } from '../../common/jobs/job.js';

/** Writers wait for a batch at most; this many take some tens of milliseconds. */
const AT_A_TIME = 200;
/** A run ends before the queue takes it for lost; the next minute goes on. */
const LONGEST_RUN_MS = 50_000;

export const fillPostSearch = defineJob('fill-post-search', z.object({}), { cron: '* * * * *' });

/**
 * The next posts by id. Each is locked against changes, so that what is taken in is what stands; what was written since the migration is
 * there already. The row of the backlog is locked first: two processes take turns, and none does twice what the other did.
 */
const FILL = `WITH backlog AS (
    SELECT up_to FROM post_search_backlog FOR UPDATE
  ), batch AS MATERIALIZED (
    SELECT p.id, p.thread_id, p.number, p.author_id, p.created_at, p.html, p.removed_at
    FROM post p WHERE p.id > (SELECT up_to FROM backlog) ORDER BY p.id LIMIT $1::int FOR SHARE OF p
  ), taken AS (
    INSERT INTO post_search (post_id, space_id, author_id, created_at, words)
    SELECT b.id, t.space_id, b.author_id, b.created_at, public.post_words(CASE WHEN b.number = 1 THEN t.title END, b.html)
    FROM batch b JOIN thread t ON t.id = b.thread_id WHERE b.removed_at IS NULL
    ON CONFLICT (post_id) DO NOTHING
  ), moved AS (
    UPDATE post_search_backlog SET up_to = (SELECT id FROM batch ORDER BY id DESC LIMIT 1) WHERE EXISTS (SELECT FROM batch)
  ), done AS (
    DELETE FROM post_search_backlog WHERE NOT EXISTS (SELECT FROM batch)
  )
  SELECT count(*)::int AS count FROM batch`;

/** Takes in the posts from before the search, some at a time and without holding up who writes. A run that is cut goes on where it was. */
@Injectable()
@Handles(fillPostSearch)
export class FillPostSearchJob implements JobHandler<typeof fillPostSearch> {
  constructor(private readonly database: DataSource) {}

  async run(): Promise<void> {
    const end = Date.now() + LONGEST_RUN_MS;
    for (let taken = AT_A_TIME; taken > 0 && Date.now() < end; ) {
      const [row] = await this.database.query<{ count: number }[]>(FILL, [AT_A_TIME]);
      taken = row?.count ?? 0;
    }
  }
}
