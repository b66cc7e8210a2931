import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Queues of the application; those of pg-boss itself say nothing. */
const OURS = String.raw`name NOT LIKE '\_\_pgboss%'`;

const QUEUES = `SELECT q.name,
    count(j.id) FILTER (WHERE j.state IN ('created', 'retry'))::int AS waiting,
    count(j.id) FILTER (WHERE j.state = 'active')::int AS running,
    count(j.id) FILTER (WHERE j.state = 'failed')::int AS set_aside,
    min(j.created_on) FILTER (WHERE j.state IN ('created', 'retry')) AS oldest_at
  FROM pgboss.queue q LEFT JOIN pgboss.job j ON j.name = q.name AND j.state IN ('created', 'retry', 'active', 'failed')
  WHERE q.${OURS} GROUP BY q.name ORDER BY q.name`;

/** Never `data`, which is what a job was told, nor the words of a failure, which may repeat it. */
const COLUMNS = `id, name, state::text, retry_count, created_on, coalesce(completed_on, started_on, created_on) AS tried_at, start_after,
  coalesce(output ->> 'failure', CASE WHEN output -> 'value' ->> 'message' LIKE '%timeout%' THEN 'Timeout' END) AS failure`;
const HAS_FAILED = `${OURS} AND (state IN ('failed', 'retry') OR (state = 'active' AND retry_count > 0))`;

const FAILED = `SELECT ${COLUMNS}, count(*) OVER ()::int AS total FROM pgboss.job WHERE ${HAS_FAILED}
  ORDER BY state = 'failed' DESC, tried_at DESC, id LIMIT $1`;
const ONE = `SELECT ${COLUMNS} FROM pgboss.job WHERE id = $1 AND ${HAS_FAILED}`;

const GIVEN_UP = `SELECT thing_id AS id FROM audit WHERE thing_kind = 'job' AND act = 'job.give-up' AND at > now() - interval '1 day'
  ORDER BY at DESC LIMIT $1`;

const SET_ASIDE = `SELECT id FROM pgboss.job WHERE name = $1 AND ${OURS} AND state = 'failed' FOR UPDATE`;

const WAS_GIVEN_UP = `SELECT FROM audit WHERE thing_kind = 'job' AND thing_id = $1 AND act = 'job.give-up' LIMIT 1`;

export interface QueueRecord {
  name: string;
  waiting: number;
  running: number;
  set_aside: number;
  oldest_at: Date | null;
}

export interface FailedRecord {
  id: string;
  name: string;
  state: 'failed' | 'retry' | 'active';
  retry_count: number;
  created_on: Date;
  tried_at: Date;
  start_after: Date;
  failure: string | null;
}

/** Reads of the queue's own tables, and of what became of work that is in them no more. */
@Injectable()
export class JobsDeskQueries {
  constructor(private readonly database: DataSource) {}

  queues(): Promise<QueueRecord[]> {
    return this.database.query(QUEUES);
  }

  failed(limit: number): Promise<(FailedRecord & { total: number })[]> {
    return this.database.query(FAILED, [limit]);
  }

  /** What was given up in the last day. It is forgotten, and on record. */
  async givenUp(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(GIVEN_UP, [limit]);
    return rows.map(({ id }) => id);
  }

  /** @param tx a transaction that will change it: others wait for their turn */
  async one(jobId: string, tx: EntityManager): Promise<FailedRecord | undefined> {
    const [row] = await tx.query<FailedRecord[]>(`${ONE} FOR UPDATE`, [jobId]);
    return row;
  }

  /** Whether it was there once, and somebody gave it up. */
  async isGivenUp(jobId: string, tx: EntityManager): Promise<boolean> {
    return (await tx.query<unknown[]>(WAS_GIVEN_UP, [jobId])).length > 0;
  }

  /** Those of one kind, held until the transaction ends. */
  async setAside(queue: string, tx: EntityManager): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(SET_ASIDE, [queue]);
    return rows.map(({ id }) => id);
  }
}
