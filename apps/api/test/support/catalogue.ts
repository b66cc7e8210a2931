import pg from 'pg';

/** What a schema consists of, in words that do not depend on when it was made; no numbers of Postgres's own. */
const PARTS: Record<string, string> = {
  columns: `SELECT c.oid::regclass::text AS of, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attisdropped, a.attgenerated,
      pg_get_expr(d.adbin, d.adrelid) AS default
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND c.relkind <> 'i'`,
  relations: `SELECT c.oid::regclass::text AS of, c.relkind, c.relacl, c.reloptions, pg_get_userbyid(c.relowner) AS owner,
      CASE c.relkind WHEN 'i' THEN pg_get_indexdef(c.oid) WHEN 'v' THEN pg_get_viewdef(c.oid) END AS definition, obj_description(c.oid) AS comment
    FROM pg_class c`,
  constraints: `SELECT c.conrelid::regclass::text AS of, c.conname, c.convalidated, pg_get_constraintdef(c.oid)
    FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid`,
  triggers: `SELECT pg_get_triggerdef(c.oid), c.tgenabled FROM pg_trigger c WHERE NOT c.tgisinternal`,
  functions: `SELECT c.oid::regprocedure::text AS of, c.proacl, c.prosecdef, c.proconfig, c.prosrc, pg_get_function_result(c.oid) FROM pg_proc c`,
  types: `SELECT c.oid::regtype::text AS of, c.typtype, (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = c.oid)
    FROM pg_type c`,
  extensions: 'SELECT extname, extversion FROM pg_extension',
  migrations: 'SELECT * FROM migration',
};
const SCHEMA: Record<string, string> = {
  columns: 'c.relnamespace',
  relations: 'c.relnamespace',
  constraints: 'r.relnamespace',
  functions: 'c.pronamespace',
  types: 'c.typnamespace',
};

/** All of the schema as text, the same if and only if the schema is. @param ownerUrl of a migrated database */
export async function catalogueOf(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const parts: string[] = [];
    for (const [name, select] of Object.entries(PARTS)) {
      const within = SCHEMA[name] ? ` ${/ WHERE [^()]*$/.test(select) ? 'AND' : 'WHERE'} ${SCHEMA[name]} = 'public'::regnamespace` : '';
      const { rows } = await client.query<{ line: string }>(
        `SELECT row_to_json(part)::text COLLATE "C" AS line FROM (${select}${within}) part ORDER BY line`,
      );
      parts.push(`${name}: ${rows.length}`, ...rows.map(({ line }) => line));
    }
    return parts.join('\n');
  } finally {
    await client.end();
  }
}
