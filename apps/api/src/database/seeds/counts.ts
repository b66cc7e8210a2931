import type { Client } from 'pg';
import { CohortCounts } from '../../features/programs/cohort-counts.service.js';
import { HubCounts } from '../../features/institutions/hub-counts.service.js';

const TABLES = [
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
  'account',
  'staff_grant',
  'space',
  'thread',
  'post',
  'post_search',
  'post_revision',
  'reaction',
  'read_marker',
  'notification',
  'news_submission',
  'news_step',
  'news_person',
  'news_item',
  'congratulation',
  'review',
  'flag',
];

/** Counters that the application keeps in the transaction of each change, made all at once. */
export async function countPeople(client: Client): Promise<void> {
  const tx = { query: async <T>(text: string) => (await client.query(text)).rows as T };
  await new HubCounts().recountAll(tx);
  await new CohortCounts().recountAll(tx);
}

/** The planner knows nothing of rows that were copied a moment ago. Outside a transaction. */
export async function tidy(client: Client): Promise<void> {
  await client.query(`VACUUM (ANALYZE) ${TABLES.join(', ')}`);
}
