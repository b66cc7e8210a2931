import type { DataSource } from 'typeorm';
import type { Make } from './make.js';

interface Values {
  queue?: string;
  state?: 'failed' | 'retry' | 'active';
  /** What it was told; the default nobody can do. */
  data?: object;
  tries?: number;
  /** When the last try ended. */
  hoursAgo?: number;
  output?: object | null;
}

/** A job that failed, as the queue leaves it behind: unless said otherwise it was set aside after its tries. */
export async function failedJob(
  { owner, make }: { owner: DataSource; make: Make },
  { queue = 'send-mail', state = 'failed', data = { to: 7 }, tries = 12, hoursAgo = 2, output = { failure: 'ZodError' } }: Values = {},
): Promise<string> {
  const id = make.id();
  await owner.query(
    `INSERT INTO pgboss.job (id, name, state, data, retry_limit, retry_count, created_on, started_on, completed_on, start_after, keep_until, output, policy)
     SELECT $1, $2, $3::pgboss.job_state, $4, $5, $5, at - interval '10 hours', at, CASE WHEN $3 = 'failed' THEN at END,
       CASE WHEN $3 = 'retry' THEN now() + interval '1 hour' ELSE at END, at + interval '14 days', $6, 'standard'
     FROM (SELECT now() - make_interval(hours => $7) AS at) AS t`,
    [id, queue, state, data, tries - 1, output, hoursAgo],
  );
  return id;
}
