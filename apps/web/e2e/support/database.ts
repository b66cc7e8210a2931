import pg from 'pg';

/** One statement as the owner of the schema, for what no page can do: work that nobody can do, a session that ran out. */
export async function sql<T extends object>(statement: string, values: unknown[] = []): Promise<T[]> {
  const connectionString = process.env.WORLD_DATABASE_URL;
  if (!connectionString)
    throw new Error('WORLD_DATABASE_URL is not set: this journey runs through `npm test` or `node scripts/journeys.mjs`');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<T>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** Ends the session of this person everywhere without a word to the browser, as time does. */
export async function endSessions(email: string): Promise<void> {
  const ended = await sql<{ id: string }>(`DELETE FROM session WHERE account_id = (SELECT id FROM account WHERE email = $1) RETURNING id`, [
    email,
  ]);
  await sql(`SELECT pg_notify('viewer_changed', $1)`, [JSON.stringify({ sessionIds: ended.map(({ id }) => id) })]);
}

/** Tells the api that what these scholars may do has changed, as the service does that changes it. */
export const tellRights = (scholarId: string) =>
  sql(`SELECT pg_notify('viewer_changed', $1)`, [JSON.stringify({ scholarIds: [scholarId] })]);
