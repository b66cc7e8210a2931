import type { EntityManager } from 'typeorm';
import type { Relation } from './registry-facts.js';

interface RelationRow {
  institution_id: string;
  kind: string;
  other_ror_id: string;
  other_name: string;
}

/**
 * Writes what a registry says of who belongs to whom, in place of what it said before.
 * @returns ids of the institutions of which it says something else now
 */
export async function saveRelations(tx: EntityManager, given: ReadonlyMap<string, readonly Relation[]>): Promise<string[]> {
  if (given.size === 0) return [];
  const stored = await tx.query<RelationRow[]>(
    'SELECT institution_id, kind, other_ror_id, other_name FROM institution_relation WHERE institution_id = ANY($1::uuid[])',
    [[...given.keys()]],
  );
  const known = new Map<string, RelationRow[]>();
  for (const row of stored) known.set(row.institution_id, [...(known.get(row.institution_id) ?? []), row]);
  const rows = [...given].flatMap(([id, relations]) => {
    const wanted = relations.map(({ kind, rorId, name }) => ({ institution_id: id, kind, other_ror_id: rorId, other_name: name }));
    return keyOf(wanted) === keyOf(known.get(id) ?? []) ? [] : [{ id, wanted }];
  });
  const changed = rows.map(({ id }) => id);
  if (changed.length === 0) return [];
  await tx.query('DELETE FROM institution_relation WHERE institution_id = ANY($1::uuid[])', [changed]);
  await tx.query(
    `INSERT INTO institution_relation (institution_id, kind, other_ror_id, other_name)
     SELECT institution_id, kind, other_ror_id, other_name
     FROM jsonb_to_recordset($1::jsonb) AS r (institution_id uuid, kind text, other_ror_id text, other_name text)`,
    [JSON.stringify(rows.flatMap(({ wanted }) => wanted))],
  );
  return changed;
}

const keyOf = (rows: readonly RelationRow[]) =>
  rows
    .map((row) => `${row.kind} ${row.other_ror_id} ${row.other_name}`)
    .toSorted()
    .join('\n');
