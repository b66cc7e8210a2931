import type { Client } from 'pg';
import { HubCounts } from '../../features/institutions/hub-counts.service.js';

const COHORTS = `UPDATE cohort SET scholar_count = counted.count
  FROM (
    SELECT e.cohort_id, count(*)::int AS count FROM enrollment e JOIN scholar s ON s.id = e.scholar_id
    WHERE s.state <> 'merged' GROUP BY e.cohort_id
  ) AS counted
  WHERE cohort.id = counted.cohort_id`;

const TABLES = [
  ...[
    'scholar',
    'scholar_topic',
    'contact_detail',
    'achievement',
    'institution',
    'institution_name',
    'position',
    'program',
    'cohort',
    'enrollment',
  ],
  ...['account', 'staff_grant', 'space', 'thread', 'post', 'post_revision', 'reaction', 'read_marker', 'notification'],
];

/** Counters that the application keeps in the transaction of each change, made all at once. */
export async function countPeople(client: Client): Promise<void> {
  await new HubCounts().recountAll({ query: async <T>(text: string) => (await client.query(text)).rows as T });
  await client.query(COHORTS);
}

/** The planner knows nothing of rows that were copied a moment ago. Outside a transaction. */
export async function tidy(client: Client): Promise<void> {
  await client.query(`VACUUM (ANALYZE) ${TABLES.join(', ')}`);
}
