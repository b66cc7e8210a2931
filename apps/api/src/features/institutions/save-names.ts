import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { knownNames } from './matching/known-names.js';

export interface NamedInstitution {
  id: string;
  name: string;
  domains: readonly string[];
  /** Names that others gave it; undefined keeps those on record. */
  aliases?: readonly string[];
}

/** Writes the names by which institutions are found, in place of those that stood. A batch costs three statements. */
export async function saveNames(tx: EntityManager, institutions: readonly NamedInstitution[]): Promise<void> {
  if (institutions.length === 0) return;
  const ids = institutions.map((institution) => institution.id);
  const kept = await tx.query<{ institution_id: string; name: string }[]>(
    `SELECT institution_id, name FROM institution_name WHERE institution_id = ANY($1::uuid[]) AND kind = 'alias' ORDER BY name`,
    [ids],
  );
  const rows = institutions.flatMap(({ id, aliases, ...institution }) =>
    knownNames({
      ...institution,
      aliases: [...(aliases ?? []), ...kept.filter((row) => row.institution_id === id).map((row) => row.name)],
    }).map((known) => ({ id: randomUUID(), institution_id: id, name: known.name, kind: known.kind, search_name: known.searchName })),
  );
  await tx.query('DELETE FROM institution_name WHERE institution_id = ANY($1::uuid[])', [ids]);
  await tx.query(
    `INSERT INTO institution_name (id, institution_id, name, kind, search_name)
     SELECT id, institution_id, name, kind, search_name
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, institution_id uuid, name text, kind text, search_name text)`,
    [JSON.stringify(rows)],
  );
}
