import pg from 'pg';

/** What one statement answers, on a connection of its own. */
export async function rowsOf<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}

/** How many rows each table holds, all as of one moment. */
export async function countsOf(url: string): Promise<Map<string, number>> {
  const tables = await rowsOf<{ select: string }>(
    url,
    `SELECT format('SELECT %L AS name, count(*)::int AS count FROM %s', relname, oid::regclass) AS select
     FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname`,
  );
  const counted = await rowsOf<{ name: string; count: number }>(url, tables.map(({ select }) => select).join(' UNION ALL '));
  return new Map(counted.map(({ name, count }) => [name, count]));
}
