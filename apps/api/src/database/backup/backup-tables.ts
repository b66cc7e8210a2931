import type { Client } from 'pg';
import type { Manifest } from './contents.js';

/** Tables whose rows mean nothing, or must not live on, in another database; the reason beside each. */
export const LEFT_OUT: Record<string, string> = {
  migration: 'the schema of a restored database says which migrations it has',
  session: 'nobody is signed in after a restore: who was signed out since must stay so',
  credential_link: 'links that were used or withdrawn since would open again',
  rate_limit: 'counts of the last minutes',
  socket_io_attachments: 'events on their way, for seconds',
  directory_change: 'numbers of transactions of one server',
};

export interface Table {
  name: string;
  columns: string[];
  /** About so many, for the progress bar. */
  rows: number;
}

/** Quoted for SQL; `pgboss.job` is two names. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');

const tablesSql = `
  SELECT c.relname AS name, greatest(c.reltuples, 0)::float8 AS rows,
    (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  ORDER BY c.relname`;

/** Every table of the application that a backup holds, as the catalog has it: a new one is in it by itself. */
export async function backedUpTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(tablesSql);
  return rows.filter(({ name }) => !(name in LEFT_OUT));
}

/** Jobs that wait; those of the queue itself begin anew. Null where there is no queue. */
export async function jobColumns(client: Client): Promise<string[] | null> {
  const { rows } = await client.query<{ columns: string[] | null }>(
    `SELECT array_agg(attname::text ORDER BY attnum) AS columns FROM pg_attribute
     WHERE attrelid = to_regclass('pgboss.job') AND attnum > 0 AND NOT attisdropped`,
  );
  return rows[0]?.columns ?? null;
}
export const WAITING = String.raw`state < 'completed' AND name NOT LIKE '\_\_pgboss%'`;

/** Queues with what `pgboss.create_queue` wants to know of each. */
export async function queuesOf(client: Client): Promise<Manifest['queues']> {
  const { rows } = await client.query<Manifest['queues'][number]>(
    `SELECT name, json_build_object('policy', policy, 'retryLimit', retry_limit, 'retryDelay', retry_delay, 'retryBackoff', retry_backoff,
       'expireInSeconds', expire_seconds, 'retentionMinutes', retention_minutes) AS options
     FROM pgboss.queue WHERE name IN (SELECT name FROM pgboss.job WHERE ${WAITING}) ORDER BY name`,
  );
  return rows;
}

/** Where counters stand. They are no part of a snapshot: read after the rows, they are beyond all of them. */
export async function sequencesOf(client: Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<Manifest['sequences'][number]>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  );
  return rows;
}
